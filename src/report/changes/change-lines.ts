import { accessParts, copyParts, isCopied } from './access-parts';
import { ChangeLine, line, statementsOf } from './change-line';
import { actionParts, code, Part, placeParts, words } from './line-parts';
import { Change, ChangedPrincipal, DenyChange, TrustChange, UseCaseChange } from './model';
import { useCaseGroup, useCaseParts } from './use-case-lines';
import { isSaidByWhole, wholeChange, wholeLine } from './whole-access-line';
import { groupBy } from '../../input/group-by';
import { FINDINGS, isFindingId } from '../../text/findings';
import { trustText } from '../../text/trust-text';
import { unknownEffectText, unknownPartText } from '../../text/unknown-part';

/**
 * Returns the changes of a principal as lines, the most important first. All renderings use these
 * words.
 */
export function changeLines({ changes }: ChangedPrincipal): readonly ChangeLine[] {
  const whole = wholeChange(changes);
  const others = whole ? changes.filter((one) => !isSaidByWhole(one, whole)) : changes;
  const groups = groupBy(others, (change) => groupOf(change, others) ?? change);
  return [...(whole ? [wholeLine(whole, changes)] : []), ...[...groups.values()].map(lineOf)];
}

/** Returns a text that is the same for changes that go on one line. */
function groupOf(change: Change, all: readonly Change[]): string | undefined {
  if ('row' in change) return useCaseGroup(change, all);
  if (!('instance' in change) || !change.instance || change.escalation) return undefined;
  const { kind, instance, where } = change;
  return JSON.stringify([kind, instance, where]);
}

function lineOf(changes: readonly Change[]): ChangeLine {
  const [first] = changes;
  if ('row' in first)
    return line(first, useCaseParts(changes.filter((one): one is UseCaseChange => 'row' in one)));
  const copied = changes.filter(isCopied);
  return {
    ...line(first, copied.length > 0 ? copyParts(copied) : partsOf(first)),
    ...statementsOf(changes),
  };
}

function partsOf(change: Exclude<Change, UseCaseChange>): readonly Part[] {
  switch (change.kind) {
    case 'access-gained':
    case 'access-widened':
    case 'access-moved':
    case 'access-narrowed':
    case 'access-lost':
      return accessParts(change);
    case 'deny-gained':
    case 'deny-lost':
      return denyParts(change);
    case 'trust-gained':
    case 'trust-widened':
    case 'trust-narrowed':
    case 'trust-lost':
    case 'trust-deny-gained':
    case 'trust-deny-lost':
      return trustParts(change);
    case 'unknown-gained': {
      const effect = unknownEffectText(change.part);
      return [words('not known: '), code(unknownPartText(change.part)), words(`, which ${effect}`)];
    }
    case 'unknown-lost':
      return [words('gone, and not known: '), code(unknownPartText(change.part))];
    case 'policy-attached':
      return [words('managed policy '), code(change.name), words(versionText(change.after))];
    case 'policy-detached':
      return [words('managed policy '), code(change.name), words(' detached')];
    case 'policy-version': {
      const versions = `: ${change.before ?? 'no version'} before, ${change.after ?? 'none'} now`;
      return [words('managed policy '), code(change.name), words(versions)];
    }
    case 'boundary-changed':
      return [
        words('permissions boundary: '),
        code(change.before ?? 'none'),
        words(' before, '),
        code(change.after ?? 'none'),
        words(' now'),
      ];
    case 'finding-added':
    case 'finding-removed':
      return findingParts(change);
  }
}

const versionText = (version: string | undefined): string =>
  version === undefined ? ' attached' : ` attached, ${version}`;

function findingParts({
  kind,
  id,
  severity,
  subject,
}: Extract<Change, { kind: 'finding-added' | 'finding-removed' }>): readonly Part[] {
  const title = isFindingId(id) ? ` ${FINDINGS[id].title}` : '';
  const what = kind === 'finding-added' ? 'new finding: ' : 'finding gone: ';
  return [words(`${what}${severity} `), code(`${id}[${subject}]`), words(title)];
}

const denyParts = ({ kind, actions, notAction, place }: DenyChange): readonly Part[] => [
  words(kind === 'deny-lost' ? 'no longer denied: ' : 'now denied: '),
  ...actionParts(actions, notAction),
  words(' on '),
  ...placeParts([place]),
];

function trustParts({ kind, before, after }: TrustChange): readonly Part[] {
  const texts = (list: typeof before) =>
    list.flatMap((one, i) => [...(i > 0 ? [words(' or ')] : []), code(trustText(one))]);
  switch (kind) {
    case 'trust-gained':
      return [words('can be taken on by '), ...texts(after)];
    case 'trust-widened':
      return [
        words('can be taken on by '),
        ...texts(after),
        words('; before, by '),
        ...texts(before),
      ];
    case 'trust-narrowed':
      return [
        words('can be taken on only by '),
        ...texts(after),
        words('; before, by '),
        ...texts(before),
      ];
    case 'trust-lost':
      return [words('can no longer be taken on by '), ...texts(before)];
    case 'trust-deny-lost':
      return [words('no longer refused: '), ...texts(before)];
    case 'trust-deny-gained':
      return [words('now refused: '), ...texts(after)];
  }
}
