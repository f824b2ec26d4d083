import { gainsWithoutBoundary } from './naming-of-own';
import { allowsNewActions } from './whole-access';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, Principal } from '../policy/model';

/** What is known about the ways of a principal. */
export interface KnownWays {
  /** Returns whether a principal can give itself any permission. */
  readonly takesAny: (principal: Principal) => boolean;
  /** Returns whether a principal has a way by which it acts as a role, whatever limits it. */
  readonly actsAsRole: (principal: Principal) => boolean;
  /** Returns whether a principal has a way to credentials of users, whatever limits it. */
  readonly takesUser: (principal: Principal) => boolean;
}

/**
 * Returns a way as a principal has it. Who gains nothing by it gives access to others: a role that
 * writes into users is none of them.
 */
export function wayOfPrincipal(
  principal: Principal,
  way: EscalationWay,
  known: KnownWays,
): EscalationWay {
  const isGained =
    way.gains === 'bounded'
      ? isFreed(principal, way, known)
      : way.gains === undefined || gains(principal, way.gains, known);
  return isGained ? way : wayForOthers(way);
}

const wayForOthers = memoize(({ others, ...way }: EscalationWay): EscalationWay => ({
  ...way,
  hands: 'roles',
  ...(others !== undefined && { does: others }),
}));

/**
 * Returns whether a principal gets any permission without its own boundary. A way that changes the
 * boundaries of roles frees no user.
 */
const isFreed = (
  principal: Principal,
  { needs: [action] }: EscalationWay,
  { takesAny }: KnownWays,
): boolean =>
  principal.kind === escalationStep(action)?.on &&
  gainsWithoutBoundary(principal) &&
  takesAny(withoutBoundary(principal));

const withoutBoundary = memoize(({ boundary: _, ...principal }: Principal): Principal => principal);

/** Returns whether a principal is one of those who gain by a way. Any may hold a policy. */
function gains(principal: Principal, by: EscalationWay['gains'], known: KnownWays): boolean {
  const { kind, attached, boundary, groups = [] } = principal;
  if (kind === 'policy') return true;
  if (by === 'attached') return [...attached, ...(boundary ? [boundary] : [])].some(isOfAccount);
  if (by === 'role' && ['user', 'group'].includes(kind)) return known.actsAsRole(principal);
  if (by !== 'role' && !['user', 'group'].includes(kind)) return false;
  if (by === 'member' && kind === 'user' && groups.length === 0) return false;
  return gainsWithinBoundary(principal, known);
}

/**
 * Returns whether a principal that gets any policy gets more than its boundary names: the boundary
 * allows what AWS may add, or acting as others.
 */
function gainsWithinBoundary(principal: Principal, { actsAsRole, takesUser }: KnownWays): boolean {
  const policy = principal.boundary?.policy;
  if (!policy || allowsNewActions(policy)) return true;
  const within = asItsBoundary(principal);
  return actsAsRole(within) || takesUser(within);
}

/** Returns a principal with all that its boundary allows. */
const asItsBoundary = memoize(({ boundary, ...principal }: Principal): Principal => ({
  ...principal,
  inline: boundary?.policy ? [boundary.policy] : [],
  attached: [],
  groups: [],
}));

/** Returns whether an account may change a managed policy. It changes none of AWS. */
const isOfAccount = ({ arn }: Attachment): boolean => parseArn(arn)?.account !== 'aws';
