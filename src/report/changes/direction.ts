import { Change, ChangeKind } from './model';

/** Whether a change is more access, less access, neither, or unknown. */
export type Direction = 'more' | 'less' | 'unknown' | 'other';

const DIRECTIONS: Readonly<Record<ChangeKind, Direction>> = {
  'trust-widened': 'more',
  'trust-gained': 'more',
  'trust-deny-lost': 'more',
  'access-gained': 'more',
  'access-widened': 'more',
  'access-moved': 'more',
  'deny-lost': 'more',
  'unknown-gained': 'unknown',
  'use-case-gained': 'more',
  'finding-added': 'other',
  'use-case-lost': 'less',
  'access-narrowed': 'less',
  'access-lost': 'less',
  'deny-gained': 'less',
  'trust-narrowed': 'less',
  'trust-lost': 'less',
  'trust-deny-gained': 'less',
  'unknown-lost': 'other',
  'finding-removed': 'other',
  'policy-attached': 'other',
  'policy-detached': 'other',
  'policy-version': 'other',
  'boundary-changed': 'other',
};

/** The order in which changes are listed: the order of the kinds above. */
const KINDS = Object.keys(DIRECTIONS);

export const directionOf = ({ kind }: Change): Direction => DIRECTIONS[kind];

export const isGain = (change: Change): boolean => directionOf(change) === 'more';

/**
 * Returns whether a change gives new access. A policy may give access to actions that the report
 * does not follow.
 */
export const isNewAccess = (change: Change): boolean => isGain(change) || isFurther(change);

const isFurther = (change: Change): boolean =>
  (change.kind === 'policy-attached' || change.kind === 'policy-version') &&
  change.saysMore === true;

/** Returns whether people should review a change before all others. */
export function isAlarming(change: Change): boolean {
  switch (change.kind) {
    case 'trust-widened':
    case 'trust-deny-lost':
    case 'unknown-gained':
    case 'finding-added':
      return true;
    case 'trust-gained':
      return change.after.some(
        ({ notPrincipal, principals }) =>
          notPrincipal || principals.some(({ value }) => value === '*'),
      );
    case 'access-gained':
    case 'access-widened':
    case 'access-moved':
      return change.escalation !== undefined || change.onEverything === true;
    default:
      return false;
  }
}

/** Sorts changes, the most important first. */
export const sortByWeight = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => weightOf(a) - weightOf(b));

/**
 * Returns the weight of a change. Opened trust comes first, then changes to review, then the order
 * of the kinds.
 */
function weightOf(change: Change): number {
  const rank = KINDS.indexOf(change.kind);
  if (change.kind.startsWith('trust-') && isGain(change))
    return isAlarming(change) ? rank : 50 + rank;
  if ('escalation' in change && change.escalation === 'any') return 100 + rank;
  if (isAlarming(change)) return 200 + rank;
  return 300 + rank;
}
