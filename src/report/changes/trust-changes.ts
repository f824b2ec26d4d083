import { implies } from './implication';
import { TrustChange } from './model';
import { patternIncludes } from '../../policy/pattern';
import { isAllow, isDeny } from '../../policy/statement';
import { ReportedPrincipal, ReportedTrust, ReportedTrustedPrincipal } from '../model';

type Maybe = ReportedPrincipal | undefined;

/**
 * Compares who could assume a role with who can now. Trust is access. A loss is a claim, so it is
 * made only when the other side was read.
 */
export function trustChanges(was: Maybe, is: Maybe): readonly TrustChange[] {
  const [old, now] = [separated(was?.trust ?? []), separated(is?.trust ?? [])];
  const gained = now.allows.filter((one) => !isCovered(one, old.allows));
  const lost = hasUnknownTrust(is) ? [] : old.allows.filter((one) => !isCovered(one, now.allows));
  const denyLost = old.denies.filter((one) => !isCovered(one, now.denies));
  const denyGained = hasUnknownTrust(was)
    ? []
    : now.denies.filter((one) => !isCovered(one, old.denies));
  return [
    ...gained.map((one) => change(one, old.allows, lost, 'gained')),
    ...denyLost.map((one): TrustChange => ({ kind: 'trust-deny-lost', before: [one], after: [] })),
    ...lost
      .filter((one) => !gained.some((other) => isSameParty(one, other)))
      .map((one) => change(one, now.allows, gained, 'lost')),
    ...denyGained.map((one): TrustChange => ({
      kind: 'trust-deny-gained',
      before: [],
      after: [one],
    })),
  ];
}

const hasUnknownTrust = (side: Maybe): boolean =>
  side?.unknown.some(({ kind }) => kind === 'trust') === true;

/**
 * Returns the change for a trusted party that was added or removed. Includes the other trust of the
 * same party.
 */
function change(
  one: ReportedTrust,
  others: readonly ReportedTrust[],
  gone: readonly ReportedTrust[],
  direction: 'gained' | 'lost',
): TrustChange {
  const same = others.filter((other) => isSameParty(one, other));
  const isNew = same.length === 0;
  if (direction === 'gained') {
    // Trust that was widened without any loss.
    const kind = isNew ? 'trust-gained' : 'trust-widened';
    return { kind, before: same, after: [one] };
  }
  const isGone = isNew || gone.some((other) => isSameParty(one, other));
  return { kind: isGone ? 'trust-lost' : 'trust-narrowed', before: [one], after: same };
}

interface Separated {
  readonly allows: readonly ReportedTrust[];
  readonly denies: readonly ReportedTrust[];
}

/** Separates the trusted parties, so the division into statements does not matter. */
function separated(trust: readonly ReportedTrust[]): Separated {
  const single = trust.flatMap((one) =>
    one.notPrincipal ? [one] : one.principals.map((party) => ({ ...one, principals: [party] })),
  );
  const distinct = new Map(single.map(({ sid, ...one }) => [JSON.stringify(one), one]));
  const all = [...distinct.values()];
  return {
    allows: all.filter(isAllow),
    denies: all.filter(isDeny),
  };
}

const isSameParty = (one: ReportedTrust, other: ReportedTrust): boolean =>
  one.notPrincipal === other.notPrincipal && partyKey(one) === partyKey(other);

const partyKey = ({ principals }: ReportedTrust): string =>
  JSON.stringify(principals.map(partyText).sort());

/** Returns the text of a trusted party. An account and its root are one party. */
const partyText = ({ type, value }: ReportedTrustedPrincipal): string => {
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  if (value === '*') return '*';
  return `${type} ${account ?? value}`;
};

/**
 * Returns whether other statements cover everything that a statement covers. Returns `false` when
 * uncertain.
 */
const isCovered = (one: ReportedTrust, others: readonly ReportedTrust[]): boolean =>
  others.some((other) => isWithin(one, other));

function isWithin(one: ReportedTrust, other: ReportedTrust): boolean {
  const premise = { resources: ['*'], requirements: one.requirements };
  return (
    arePartiesWithin(one, other) &&
    areActionsWithin(one, other) &&
    other.requirements.every((wanted) => implies(premise, wanted))
  );
}

function areActionsWithin(one: ReportedTrust, other: ReportedTrust): boolean {
  const isAmong = (action: string, patterns: readonly string[]) =>
    patterns.some((pattern) => patternIncludes(pattern.toLowerCase(), action.toLowerCase()));
  if (one.notAction && other.notAction)
    return other.actions.every((action) => isAmong(action, one.actions));
  if (one.notAction) return other.actions.includes('*');
  return !other.notAction && one.actions.every((action) => isAmong(action, other.actions));
}

function arePartiesWithin(one: ReportedTrust, other: ReportedTrust): boolean {
  const texts = (trust: ReportedTrust) => trust.principals.map(partyText);
  if (!other.notPrincipal && texts(other).includes('*')) return true;
  if (one.notPrincipal)
    return other.notPrincipal && texts(other).every((party) => texts(one).includes(party));
  if (other.notPrincipal) return false;
  return texts(one).every((party) => texts(other).includes(party));
}
