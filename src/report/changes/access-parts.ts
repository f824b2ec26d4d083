import { actionParts, code, codeParts, Part, placeParts, words } from './line-parts';
import { AccessChange, Change, InstanceCopy, Unshown, Witness } from './model';
import { escalationText } from '../../text/escalation-text';

const VERBS: Readonly<Record<AccessChange['kind'], string>> = {
  'access-gained': 'gains ',
  'access-widened': 'widens ',
  'access-moved': 'moves ',
  'access-narrowed': 'narrows ',
  'access-lost': 'loses ',
};

/** Returns a change of access in words. */
export function accessParts(change: AccessChange): readonly Part[] {
  const { kind, actions, before, after, escalation } = change;
  const verb = words(VERBS[kind]);
  const what = actionParts(actions, change.notAction === true);
  const why = escalation
    ? [words(`. ${escalationText({ action: actions[0], named: escalation === 'named' })}`)]
    : [];
  const witness = [...witnessParts(change.gainWitness, kind), ...unshownParts(change.gainUnshown)];
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

const UNSHOWN: Readonly<Record<Unshown, string>> = {
  'no-resource': 'no resource of the action is known there',
  'not-allowed': 'the requests that were tried are denied now too',
  'allowed-before': 'the requests that were tried were allowed before too',
  deployment: 'only deployment knows which requests are allowed',
};

/** Returns why no request shows a gain. */
const unshownParts = (reason: Unshown | undefined): readonly Part[] =>
  reason === undefined ? [] : [words(`; no request shows it: ${UNSHOWN[reason]}`)];

/** Returns whether a change only adds or removes an instance. */
export const isCopied = (change: Change): change is CopiedChange =>
  'instance' in change && change.instance !== undefined && change.escalation === undefined;

type CopiedChange = AccessChange & { readonly instance: InstanceCopy };

/** Returns changes that add or remove the same instance in words. */
export function copyParts(changes: readonly CopiedChange[]): readonly Part[] {
  const [{ kind, instance }] = changes;
  const shown = changes.find(({ gainWitness }) => gainWitness !== undefined);
  const actions = changes.flatMap((one) => one.actions).sort();
  return [
    words(kind === 'access-widened' ? 'also on ' : 'no longer on '),
    code(instance.instance),
    words(', as on '),
    code(instance.like),
    words(': '),
    ...actionParts(actions, changes[0].notAction === true),
    ...witnessParts(shown?.gainWitness, kind),
  ];
}
