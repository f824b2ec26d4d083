import type { Adoption } from './adoption';
import { isAboutEveryService, KeptStatement } from './kept-statements';
import { MOST_NAMED } from './most-named';
import { isOfFamily } from '../../src/catalogue/catalogue';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { shortened } from '../../src/policy/shorten-list';
import { changesText } from '../../src/report/changes/render-text';
import { set } from '../sheet';
import { Typesetting } from '../text';

/** Returns the code for a principal, what stays in its policies, and what it loses. */
export function adoptionText(adoption: Adoption, { color, paint, width }: Typesetting): string {
  const { principal, id, code, kept, changes } = adoption;
  const part = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', paint('bold', heading), ...lines] : [];
  const difference =
    changes.verdict === 'unchanged'
      ? ['  None. The access is the same.']
      : [changesText(changes, { color })];
  return [
    paint('bold', `${id} (${principal.kind})`),
    ...part('Code', code.map(indented)),
    ...part('Stays in its policies', set(kept.map(keptText), width)),
    ...(code.length > 0
      ? part('Difference', difference)
      : part('Nothing is replaced', set([whyNothing(adoption)], width))),
  ].join('\n');
}

function whyNothing({ kept }: Adoption): string {
  const isWide = kept.some(({ statement }) => isAboutEveryService(statement));
  if (isWide)
    return 'A statement allows the actions of every service, so code for Amazon Connect would not limit it.';
  const actions = new Set(kept.flatMap(({ statement }) => statement.actions.filter(isOfFamily)));
  return actions.size > MOST_NAMED
    ? `The policy allows ${actions.size} actions of Amazon Connect. ` +
        'Choose the jobs that its holder does: docs/jobs.md lists them.'
    : 'No action is allowed on everything that IAM checks it on.';
}

const indented = (line: string) => `  ${line}`;

function keptText({ statement, policy }: KeptStatement): string {
  const { sid, effect, actions, notAction } = statement;
  const what = `${notAction ? 'every action except ' : ''}${shortened(actions.map(toDisplayText), 3)}`;
  return `${effect} ${what}, ${sid ? `statement ${sid} of ` : ''}policy ${toDisplayText(policy)}`;
}

/** Returns adoptions as data. */
export const adoptionsJson = (adoptions: readonly Adoption[]) =>
  adoptions.map(({ principal, id, proposals, code, kept, changes }) => ({
    principal: id,
    kind: principal.kind,
    file: principal.place.file,
    jobs: [...new Set(proposals.flatMap(({ jobs }) => jobs))],
    actions: [...new Set(proposals.flatMap(({ actions }) => actions))],
    code,
    stays: kept.map(({ statement, policy }) => ({
      policy: toDisplayText(policy),
      effect: statement.effect,
      actions: statement.actions.map(toDisplayText),
      ...(statement.notAction && { notAction: true }),
    })),
    changes,
  }));
