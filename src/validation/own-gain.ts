import { isWithinQuota, reachesAttached } from './attached-reach';
import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { NEW_ACTION } from './denies-of-holder';
import { grantsOf, resourcesOf } from './granting-statements';
import { leftResources } from './left-resources';
import { liftingSteps } from './lifting-steps';
import { CountedReach } from './limiting-conditions';
import { isDenying } from './own-denies';
import { reachesPrincipal } from './own-reach';
import { isOfAccount } from './policies-by-arn';
import { EVERYTHING } from './policy-holder';
import { takenOffBy, withoutPolicies } from './taken-off-denies';
import { rewritingActions, switchingActions } from './version-actions';
import { allowsNewActions, isBounded } from './whole-access';
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
  /** Returns whether a principal can give itself any permission by a way that another has not. */
  readonly takesMore: (principal: Principal, other: Principal) => boolean;
  /** Returns whether a principal has a way by which it acts as a role, whatever limits it. */
  readonly actsAsRole: (principal: Principal) => boolean;
  /** Returns whether a principal makes a role with any permission as which it acts, without limits. */
  readonly makesRole: (principal: Principal) => boolean;
  /** Returns whether a principal has a way to credentials of users, whatever limits it. */
  readonly takesUser: (principal: Principal) => boolean;
  /** Returns whether a principal has ways that another has not, or only with more limits. */
  readonly hasMore: (principal: Principal, other: Principal) => boolean;
}

/**
 * Returns whether a principal that writes itself any permission gets more than it has and its limits
 * name: they allow what AWS may add; they allow acting as others, and ways that the principal lacks; or
 * they let it lift its boundary.
 * The limits are its boundary, and the denies that it cannot lose, all together.
 *
 * @param overwritten - The policies of the principal that it overwrites.
 */
export function gainsByItself(
  principal: Principal,
  known: KnownWays,
  overwritten: readonly Policy[],
): boolean {
  const within = withinLimits(withoutDenies(principal, overwritten));
  const { boundary, ...unbounded } = principal;
  return (
    (mayGetNewActions(principal, principal) && leavesNewActions(within)) ||
    known.makesRole(within) ||
    ((known.actsAsRole(within) || known.takesUser(within)) && known.hasMore(within, principal)) ||
    (boundary !== undefined &&
      liftingSteps(within).length > 0 &&
      gainsByItself(unbounded, known, overwritten))
  );
}

/** Returns whether a boundary or denies may keep back what is written into a principal. */
export const isLimited = (principal: Principal): boolean =>
  isBounded(principal) || deniesOf(principal).length > 0;

/**
 * Returns a principal as it is after another one writes any permission into it: with all that is left
 * by those of its limits that neither can take off. Undefined where a boundary is in no file.
 *
 * @param counted - Which reach counts for what the other one takes off.
 */
export const asWrittenBy = (
  by: Principal,
  some: Principal,
  counted: CountedReach,
): Principal | undefined =>
  some.boundary && !some.boundary.policy
    ? undefined
    : withinLimits(withoutDenies(some, lostDenies(by, some, counted)));

/** Returns whether a principal gets what AWS may add, which it lacks, as another one in which all is written. */
export const getsNewActionsAs = (written: Principal, principal: Principal): boolean =>
  mayGetNewActions(principal, written) && leavesNewActions(written);

function withoutDenies(principal: Principal, policies: readonly Policy[]): Principal {
  const lost = policies.filter(({ statements }) => hasDeny(statements));
  return lost.length > 0 ? withoutPolicies(principal, lost) : principal;
}

/** Returns whether a boundary allows what AWS may add, and a principal lacks that. */
function mayGetNewActions(principal: Principal, { boundary }: Principal): boolean {
  const policy = boundary?.policy;
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
  const roles = grantsOf(principal, action).flatMap(resourcesOf);
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

/** Returns the policies with denies that a principal may take off some principal, or overwrite. */
const lostDenies = (
  principal: Principal,
  some = principal,
  counted: CountedReach = 'limited',
): readonly Policy[] =>
  policiesOf(some).some(({ statements }) => hasDeny(statements))
    ? [
        ...takenOffBy(principal, some, { policies: [] })
          .filter(({ step }) => counted === 'limited' || step.reach === counted)
          .flatMap(({ policies }) => policies),
        ...mayDo(principal, writingActions()).flatMap((action) =>
          overwrittenDenies(principal, some, { action, counted }),
        ),
        ...mayDo(principal, [...rewritingActions(), ...switchingActions()]).flatMap((action) =>
          rewrittenDenies(principal, some, { action, counted }),
        ),
      ]
    : [];

/** Returns those of some actions that a principal may do, on something that its policies name. */
export const mayDo = (principal: Principal, actions: readonly string[]): readonly string[] =>
  actions.filter((action) =>
    grantsOf(principal, action)
      .flatMap(resourcesOf)
      .some((resource) => mostAllowed(principal, { action }, resource) !== undefined),
  );

/** An action, and which reach of it counts. */
interface Counted {
  readonly action: string;
  readonly counted: CountedReach;
}

const overwrittenDenies = (
  principal: Principal,
  some: Principal,
  { action, counted }: Counted,
): readonly Policy[] =>
  [some, ...(some.groups ?? [])]
    .filter((own) => reachesPrincipal(principal, { action }, own, counted))
    .flatMap((own) => overwrittenBy(action, own))
    .filter(({ statements }) => hasDeny(statements));

const rewrittenDenies = (
  principal: Principal,
  { attached }: Principal,
  { action, counted }: Counted,
): readonly Policy[] =>
  attached
    .filter((one) => isDenying(one) && isOfAccount(one))
    .filter((one) => reachesAttached(principal, action, one, counted))
    .filter((one) => isWithinQuota(principal, action, one, counted))
    .flatMap(({ policy }) => policy ?? []);

/** The actions that write into somebody, as the first ones of their ways. Who joins a group writes nothing. */
const writingActions = lazy(() =>
  escalationWays()
    .filter(({ gains, makes, takes }) => WRITTEN.includes(gains) && !makes && !takes)
    .map(({ needs: [action] }) => action),
);

const WRITTEN: readonly EscalationWay['gains'][] = ['user', 'role', 'member'];
