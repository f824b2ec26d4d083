import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { isDenying } from './own-denies';
import { reachesAttached, reachesPrincipal } from './own-reach';
import { isOfAccount } from './policies-by-arn';
import { EVERYTHING } from './policy-holder';
import { takenOffBy, withoutPolicies } from './taken-off-denies';
import { allowsNewActions, deniesNewActions } from './whole-access';
import { escalationStep, EscalationWay, escalationWays, policyKeys } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { policiesOf, Policy, Principal } from '../policy/model';
import { hasDeny } from '../policy/statement';

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
 * Returns whether a principal that writes itself any permission gets more than it has and its limits
 * name: they allow what AWS may add; or they allow acting as others, and ways that the principal lacks.
 * The limits are its boundary, and denies of nearly everything that it keeps.
 *
 * @param overwritten - The policies of the principal that it overwrites.
 */
export function gainsByItself(
  principal: Principal,
  known: KnownWays,
  overwritten: readonly Policy[],
): boolean {
  const kept = withoutPolicies(principal, overwritten);
  const isClosed = policiesOf(kept).some((policy) => deniesNewActions(policy, kept));
  if (!isClosed) return gainsWithinBoundary(principal, known);
  const within = withEverything(kept);
  return losesDenies(within) || isOthersToo(within, principal, known);
}

/** Returns whether a principal that gets any policy gets more than it has and its boundary names. */
function gainsWithinBoundary(principal: Principal, known: KnownWays): boolean {
  const policy = principal.boundary?.policy;
  if (!policy) return true;
  const getsNewActions = allowsNewActions(policy) && !policiesOf(principal).some(allowsNewActions);
  return getsNewActions || isOthersToo(asItsBoundary(principal), principal, known);
}

/** Returns whether a principal within its limits acts as others by ways that it lacks as it is. */
const isOthersToo = (within: Principal, principal: Principal, known: KnownWays): boolean =>
  (known.actsAsRole(within) || known.takesUser(within)) && known.hasMore(within, principal);

/** Returns a principal with all that its boundary allows. */
const asItsBoundary = memoize(({ boundary, ...principal }: Principal): Principal => ({
  ...principal,
  inline: boundary?.policy ? [boundary.policy] : [],
  attached: [],
  groups: [],
}));

const withEverything = (principal: Principal): Principal => ({
  ...principal,
  inline: [...principal.inline, EVERYTHING],
});

/** Returns whether denies leave a principal some role to assume. A trust policy needs no more. */
export const mayAssume = memoize(
  ({ boundary: _, ...principal }: Principal): boolean =>
    mostAllowed(withEverything(principal), { action: trustFacts().assume }, '*') !== undefined,
);

/** Returns the policies of a principal, or of its group, that it overwrites by an action on that. */
export const overwrittenBy = (action: string, own: Principal): readonly Policy[] =>
  writingActions().includes(action) &&
  escalationStep(action)?.on === own.kind &&
  !mayCarry(action, policyKeys().attached)
    ? own.inline.filter(
        (policy) => !(own.groups ?? []).some(({ inline }) => inline.includes(policy)),
      )
    : [];

/** Returns whether a principal may take denies off itself, or overwrite them, in whatever way. */
const losesDenies = (principal: Principal): boolean =>
  takenOffBy(principal, principal, { policies: [] }).length > 0 ||
  writingActions().some(
    (action) => mayDo(principal, action) && overwritesDeny(principal, action),
  ) ||
  rewritingActions().some((action) => mayDo(principal, action) && rewritesDeny(principal, action));

const mayDo = (principal: Principal, action: string): boolean =>
  mostAllowed(principal, { action }, '*') !== undefined;

const overwritesDeny = (principal: Principal, action: string): boolean =>
  [principal, ...(principal.groups ?? [])].some(
    (own) =>
      overwrittenBy(action, own).some(({ statements }) => hasDeny(statements)) &&
      reachesPrincipal(principal, { action }, own),
  );

const rewritesDeny = (principal: Principal, action: string): boolean =>
  principal.attached.some(
    (one) =>
      isDenying(one) && isOfAccount(one) && reachesAttached(principal, action, one, 'limited'),
  );

/** The actions that write into somebody, as the first ones of their ways. Who joins a group writes nothing. */
const writingActions = lazy(() =>
  escalationWays()
    .filter(({ gains, makes, takes }) => WRITTEN.includes(gains) && !makes && !takes)
    .map(({ needs: [action] }) => action),
);

const WRITTEN: readonly EscalationWay['gains'][] = ['user', 'role', 'member'];

/** The actions that put another version in place of that of a managed policy. */
const rewritingActions = lazy(() =>
  escalationWays()
    .filter(({ gains, switches }) => gains === 'attached' || switches)
    .map(({ needs: [action] }) => action),
);
