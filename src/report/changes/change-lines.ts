import { Direction, directionOf, isAlarming } from './direction';
import {
  AccessChange,
  AccessPlace,
  Change,
  ChangedPrincipal,
  DenyChange,
  TrustChange,
  UseCaseChange,
  Where,
  Witness,
} from './model';
import { requirementTexts } from '../../text/condition-text';
import { escalationText } from '../../text/escalation-text';
import { FINDINGS, isFindingId } from '../../text/findings';
import { trustText } from '../../text/trust-text';
import { unknownEffectText, unknownPartText } from '../../text/unknown-part';

/** A part of a line: words, or names and ARNs that must not be read as markup. */
export interface Part {
  readonly text: string;
  readonly code?: boolean;
}

export interface ChangeLine {
  readonly direction: Direction;
  /** Whether people should review it first. */
  readonly alarming: boolean;
  readonly parts: readonly Part[];
}

const words = (text: string): Part => ({ text });
const code = (text: string): Part => ({ text, code: true });

/** The maximum number of actions, and of places, to name. */
const NAMED = 12;
const PLACES = 4;

/**
 * Returns the changes of a principal as lines, the most important first. All renderings use these
 * words.
 */
export const changeLines = ({ changes }: ChangedPrincipal): readonly ChangeLine[] => {
  const useCases = changes.filter((one): one is UseCaseChange => 'row' in one);
  const pages = new Set<string>();
  return changes.flatMap((change): ChangeLine[] => {
    if (!('row' in change)) return [line(change, partsOf(change))];
    // Puts the rows of a page on one line.
    const key = `${change.kind} ${change.page}`;
    if (pages.has(key)) return [];
    pages.add(key);
    const same = useCases.filter(({ kind, page }) => kind === change.kind && page === change.page);
    return [line(change, useCaseParts(same))];
  });
};

const line = (change: Change, parts: readonly Part[]): ChangeLine => ({
  direction: directionOf(change),
  alarming: isAlarming(change),
  parts: 'where' in change && change.where ? [...parts, ...whereParts(change.where)] : parts,
});

/** Returns the values of deploy-time values for which a change holds. */
const whereParts = (where: Where): readonly Part[] =>
  Object.entries(where).flatMap(([name, values], i) => [
    words(i === 0 ? ', where ' : ' and '),
    code(name),
    words(' is '),
    ...values.flatMap((value, j) => [...(j > 0 ? [words(' or ')] : []), code(value)]),
  ]);

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

const VERBS: Readonly<Record<AccessChange['kind'], string>> = {
  'access-gained': 'gains ',
  'access-widened': 'widens ',
  'access-moved': 'moves ',
  'access-narrowed': 'narrows ',
  'access-lost': 'loses ',
};

function accessParts(change: AccessChange): readonly Part[] {
  const { kind, actions, before, after, escalation } = change;
  const verb = words(VERBS[kind]);
  const what = actionParts(actions, change.notAction === true);
  const why = escalation
    ? [words(`. ${escalationText({ action: actions[0], named: escalation === 'named' })}`)]
    : [];
  const witness = witnessParts(change.gainWitness, kind);
  if (kind === 'access-gained')
    return [verb, ...what, words(' on '), ...placeParts(after), ...why, ...witness];
  if (kind === 'access-lost') return [verb, ...what, words(' on '), ...placeParts(before)];
  return [
    verb,
    ...what,
    words(' to '),
    ...placeParts(after),
    words(', from '),
    ...placeParts(before),
    ...why,
    ...witness,
  ];
}

/** Returns a request that shows a gain when the places alone do not show it. */
function witnessParts(witness: Witness | undefined, kind: AccessChange['kind']): readonly Part[] {
  if (!witness || kind === 'access-gained') return [];
  const keys = Object.entries(witness.context).map(([key, value]) => `${key}=${[value].flat()}`);
  const where = [
    words('; for example '),
    code(witness.action),
    words(' on '),
    code(witness.resource),
  ];
  return keys.length > 0 ? [...where, words(' with '), ...codeParts(keys)] : where;
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

function useCaseParts(all: readonly UseCaseChange[]): readonly Part[] {
  const [{ kind, page }] = all;
  const verb = kind === 'use-case-gained' ? 'can now do ' : 'can no longer do ';
  const labels = all.map(({ label }) => label.split(':')[0]).join(', ');
  return [words(`${verb}${labels} (${page})`)];
}

function actionParts(actions: readonly string[], notAction: boolean): readonly Part[] {
  const rest = actions.length - NAMED;
  return [
    ...(notAction ? [words('everything but ')] : []),
    ...codeParts(actions.slice(0, NAMED)),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

const codeParts = (texts: readonly string[]): readonly Part[] =>
  texts.flatMap((text, i) => (i === 0 ? [code(text)] : [words(', '), code(text)]));

function placeParts(places: readonly AccessPlace[]): readonly Part[] {
  const rest = places.length - PLACES;
  return [
    ...places
      .slice(0, PLACES)
      .flatMap((place, i) => [
        ...(i > 0 ? [words(' and ')] : []),
        ...(place.notResource ? [words('everything but ')] : []),
        ...codeParts(place.resources),
        ...conditionParts(place),
      ]),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

function conditionParts({ requirements }: AccessPlace): readonly Part[] {
  if (requirements.length === 0) return [];
  const texts = requirementTexts(requirements);
  return [
    words(' if '),
    ...texts.flatMap((text, i) => [...(i > 0 ? [words(' and ')] : []), code(text)]),
  ];
}
