import { Attempt } from './attempt';
import { gainsWithoutBoundary } from './naming-of-own';
import { CountedReach, namesOnlyItself, reachesAttached, reachesPrincipal } from './own-reach';
import { allowsNewActions } from './whole-access';
import { EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, policiesOf, Principal } from '../policy/model';

/** What is known about the ways of a principal. */
export interface KnownWays {
  /** Returns whether a principal can give itself any permission. */
  readonly takesAny: (principal: Principal) => boolean;
  /** Returns whether a principal has a way by which it acts as a role, whatever limits it. */
  readonly actsAsRole: (principal: Principal) => boolean;
  /** Returns whether a principal has a way to credentials of users, whatever limits it. */
  readonly takesUser: (principal: Principal) => boolean;
  /** Returns whether a principal has ways that another has not, or only with more limits. */
  readonly hasMore: (principal: Principal, other: Principal) => boolean;
}

/**
 * Returns a way as a principal has it. Who gains nothing by it gives access to others: a role that
 * writes into users is none of them.
 *
 * @param taken - How the principal takes the way. Where no limit is on others, none may be on itself.
 */
export const wayOfPrincipal = (
  principal: Principal,
  way: EscalationWay,
  known: KnownWays,
  taken: TakenWay,
): EscalationWay => (gains(principal, way, known, taken) ? way : wayForOthers(way));

interface TakenWay {
  /** Values of condition keys for the first action. Default: those of the catalogue. */
  readonly contexts?: Attempt['contexts'];
  readonly reach: CountedReach;
}

const wayForOthers = memoize(({ others, ...way }: EscalationWay): EscalationWay => ({
  ...way,
  hands: 'roles',
  ...(others !== undefined && { does: others }),
}));

/** Returns whether a principal is one of those who gain by a way. Any may hold a policy. */
function gains(
  principal: Principal,
  { gains: by, needs: [action], makes }: EscalationWay,
  known: KnownWays,
  { contexts, reach }: TakenWay,
): boolean {
  const { kind, groups = [] } = principal;
  const reaches = (own: Principal) =>
    makes === true || reachesPrincipal(principal, { action, contexts }, own, reach);
  const gainsAsItself = (own = principal) => reaches(own) && gainsWithinBoundary(principal, known);
  if (by === undefined) return true;
  if (by === 'bounded') return reaches(principal) && isFreed(principal, known);
  if (kind === 'policy') return true;
  if (by === 'attached')
    return ownPolicies(principal, known).some((one) =>
      reachesAttached(principal, action, one, reach),
    );
  const mayReachOthers = makes === true || !namesOnlyItself(principal, action);
  if (by === 'role') return gainsAsItself() || (mayReachOthers && known.actsAsRole(principal));
  if (kind === 'group') return gainsWithinBoundary(principal, known);
  if (kind !== 'user') return false;
  return by === 'user'
    ? gainsAsItself() || (mayReachOthers && known.takesUser(principal))
    : groups.some((group) => gainsAsItself(group));
}

/** Returns whether a principal gets any permission without its own boundary. */
const isFreed = (principal: Principal, { takesAny }: KnownWays): boolean =>
  gainsWithoutBoundary(principal) && takesAny(withoutBoundary(principal));

const withoutBoundary = memoize(({ boundary: _, ...principal }: Principal): Principal => principal);

/**
 * Returns the policies of the account in which a principal writes itself a permission: those that it
 * has, within its boundary, and a boundary that keeps something back.
 */
function ownPolicies(principal: Principal, known: KnownWays): readonly Attachment[] {
  const { attached, boundary } = principal;
  return [
    ...(gainsWithinBoundary(principal, known) ? attached : []),
    ...(boundary && isFreed(principal, known) ? [boundary] : []),
  ].filter(isOfAccount);
}

/**
 * Returns whether a principal that gets any policy gets more than it has and its boundary names: the
 * boundary allows what AWS may add; or it allows acting as others, and ways that the principal lacks.
 */
function gainsWithinBoundary(principal: Principal, known: KnownWays): boolean {
  const policy = principal.boundary?.policy;
  if (!policy) return true;
  const getsNewActions = allowsNewActions(policy) && !policiesOf(principal).some(allowsNewActions);
  if (getsNewActions) return true;
  const within = asItsBoundary(principal);
  return (known.actsAsRole(within) || known.takesUser(within)) && known.hasMore(within, principal);
}

/** Returns a principal with all that its boundary allows. */
const asItsBoundary = memoize(({ boundary, ...principal }: Principal): Principal => ({
  ...principal,
  inline: boundary?.policy ? [boundary.policy] : [],
  attached: [],
  groups: [],
}));

/** Returns whether an account may change a managed policy. It changes none of AWS. */
export const isOfAccount = ({ arn }: Attachment): boolean => parseArn(arn)?.account !== 'aws';
