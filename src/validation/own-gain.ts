import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { NEW_ACTION } from './denies-of-holder';
import { grantingStatements, resourcesOf } from './granting-statements';
import { leftResources } from './left-resources';
import { isDenying } from './own-denies';
import { reachesAttached, reachesPrincipal } from './own-reach';
import { isOfAccount } from './policies-by-arn';
import { EVERYTHING } from './policy-holder';
import { takenOffBy, withoutPolicies } from './taken-off-denies';
import { allowsNewActions } from './whole-access';
import { escalationStep, EscalationWay, escalationWays, policyKeys } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { deniesOf } from '../policy/principal-statements';
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
 * The limits are its boundary, and the denies that it cannot lose, all together.
 *
 * @param overwritten - The policies of the principal that it overwrites.
 */
export function gainsByItself(
  principal: Principal,
  known: KnownWays,
  overwritten: readonly Policy[],
): boolean {
  const lost = overwritten.filter(({ statements }) => hasDeny(statements));
  const kept = lost.length > 0 ? withoutPolicies(principal, lost) : principal;
  const within = withinLimits(kept);
  return (
    (mayGetNewActions(principal) && leavesNewActions(within)) ||
    ((known.actsAsRole(within) || known.takesUser(within)) && known.hasMore(within, principal))
  );
}

/** Returns whether the boundary of a principal allows what AWS may add, and the principal lacks that. */
function mayGetNewActions(principal: Principal): boolean {
  const policy = principal.boundary?.policy;
  return !policy || (allowsNewActions(policy) && !policiesOf(principal).some(allowsNewActions));
}

/** Returns whether denies leave a principal what AWS may add, on something that they name or on all else. */
const leavesNewActions = memoize((principal: Principal): boolean => {
  const { boundary: _, ...unbounded } = withAll(principal, EVERYTHING);
  const denies = deniesOf(principal);
  const named = denies.flatMap(({ resources }) => resources);
  return (
    denies.length === 0 ||
    ['*', ...named].some((one) => mostAllowed(unbounded, { action: NEW_ACTION }, one) !== undefined)
  );
});

/** Returns a principal with all that its boundary allows, and the denies that it cannot lose. */
const withinLimits = memoize((principal: Principal): Principal =>
  withoutLost(withAll(principal, principal.boundary?.policy ?? EVERYTHING)),
);

function withoutLost(principal: Principal): Principal {
  const lost = lostDenies(principal).filter((policy) => policy !== principal.boundary?.policy);
  return lost.length > 0 ? withoutLost(withoutPolicies(principal, lost)) : principal;
}

const withAll = (principal: Principal, policy: Policy): Principal => ({
  ...principal,
  inline: [policy, ...principal.inline],
});

/**
 * Returns whether denies leave a principal some role to assume, of those on which it may do an action.
 * A trust policy needs no more.
 */
export function mayAssume(principal: Principal, action: string): boolean {
  const roles = grantingStatements(principal, action).flatMap(resourcesOf);
  const left = leftResources(principal, trustFacts().assume);
  const parts = roles.flatMap((role) => left.flatMap((one) => intersection(role, one)));
  return [...roles, ...parts].some(mayAssumeAny(principal));
}

const mayAssumeAny = memoize(({ boundary: _, ...principal }: Principal) =>
  memoize(
    (role: PolicyText): boolean =>
      mostAllowed(withAll(principal, EVERYTHING), { action: trustFacts().assume }, role) !==
      undefined,
  ),
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

/** Returns the policies with denies that a principal may take off itself, or overwrite, in whatever way. */
const lostDenies = (principal: Principal): readonly Policy[] =>
  policiesOf(principal).some(({ statements }) => hasDeny(statements))
    ? [
        ...takenOffBy(principal, principal, { policies: [] }).flatMap(({ policies }) => policies),
        ...mayDo(principal, writingActions()).flatMap((one) => overwrittenDenies(principal, one)),
        ...mayDo(principal, rewritingActions()).flatMap((one) => rewrittenDenies(principal, one)),
      ]
    : [];

/** Returns those of some actions that a principal may do, on something that its policies name. */
const mayDo = (principal: Principal, actions: readonly string[]): readonly string[] =>
  actions.filter((action) =>
    grantingStatements(principal, action)
      .flatMap(resourcesOf)
      .some((resource) => mostAllowed(principal, { action }, resource) !== undefined),
  );

const overwrittenDenies = (principal: Principal, action: string): readonly Policy[] =>
  [principal, ...(principal.groups ?? [])]
    .filter((own) => reachesPrincipal(principal, { action }, own))
    .flatMap((own) => overwrittenBy(action, own))
    .filter(({ statements }) => hasDeny(statements));

const rewrittenDenies = (principal: Principal, action: string): readonly Policy[] =>
  principal.attached
    .filter((one) => isDenying(one) && isOfAccount(one))
    .filter((one) => reachesAttached(principal, action, one, 'limited'))
    .flatMap(({ policy }) => policy ?? []);

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
