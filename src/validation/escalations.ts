import { allowedWayActions } from './allowed-way-actions';
import { Attempt } from './attempt';
import { boundaryRemovals } from './boundary-removals';
import { attemptOf, StepReach, stepReach } from './escalation-reach';
import { mostOf, withoutNeedless } from './gain-rank';
import { gainsOnItself, isOnItself, wayByDefaults, wayOfPrincipal } from './gaining-principal';
import { GrantingStatement, grantsOf, mayBeTogether, resourcesOf } from './granting-statements';
import { lackedWays } from './lacked-ways';
import { isOnOne } from './made-resource';
import { KnownWays } from './own-gain';
import { isOwnUser } from './own-user';
import { hasUnreadBoundary } from './principal-access';
import { stepByTagsOf } from './step-by-tags';
import { hasSureDenies, withSureDenies } from './sure-denies';
import { allowsNothing, takenOffBy, withoutPolicies } from './taken-off-denies';
import { areWithin, isOfAws, mayBeOpen } from './taken-steps';
import { waysAsRole, waysAsUser } from './ways-as-others';
import { isAllowedEverything } from './whole-access';
import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';

/** A way to more access that a principal has. */
export interface Escalation {
  readonly way: EscalationWay;
  /** `limited`: a name or a condition limits a part of it. */
  readonly reach: 'open' | 'limited';
  /** Whether it is open if its conditions hold, and no boundary that is not known limits it. Default: no. */
  readonly isInDoubt?: true;
  readonly steps: readonly StepReach[];
  /** The holder after it has lost limits, and its way then. Default: it has the way as it is. */
  readonly asFreed?: { readonly holder: Principal; readonly escalation: Escalation };
}

/** Returns a way of somebody as others of a world decide what it gives. */
export type AsDecided = (holder: Principal) => (one: Escalation) => Escalation;

/**
 * Returns the ways to more access that a principal has. Each action of a way must be allowed on
 * some resource, with the condition key values that an attacker would choose. Denies, the
 * permissions boundary, and the values of conditions count.
 *
 * A principal that is allowed everything has all of them, and gains nothing from any.
 */
export const waysOf: (principal: Principal) => readonly Escalation[] = memoize(
  (principal: Principal) => withoutNeedless(everyWayOf(principal)),
);

/** Returns the ways of a principal, also by what it makes where it can do the same to all others. */
export const everyWayOf: (principal: Principal) => readonly Escalation[] = memoize(
  (principal: Principal) => waysAmong(principal, escalationWays()),
);

/** Returns the ways that a principal has whatever it gains without its boundary. */
const waysWithinLimits = memoize((principal: Principal) =>
  waysAmong(
    principal,
    escalationWays().filter(({ gains }) => gains !== 'bounded' && gains !== 'attached'),
  ),
);

/** Returns those of some ways that a principal has. */
function waysAmong(principal: Principal, some: readonly EscalationWay[]): readonly Escalation[] {
  const ways = allowedWays(principal, some);
  if (ways.length === 0) return NONE;
  const granting = memoize((action: string) => grantsOf(principal, action));
  return ways.flatMap((way) => escalationOf(principal, way, granting) ?? []);
}

/**
 * Returns whether a principal has the account: it is allowed everything, and can get back what its
 * denies close. It gains nothing from any way.
 */
export const hasEverything: (principal: Principal) => boolean = memoize(
  (principal: Principal) =>
    isAllowedEverything(principal) &&
    (!hasSureDenies(principal) ||
      takesAccount(withSureDenies(principal), accountWays()) ||
      takesOffDenies(principal)),
);

/** Returns whether a principal has the account after it takes policies that only deny off itself. */
function takesOffDenies(principal: Principal): boolean {
  const taken = takenOffBy(principal, principal, { policies: [] })
    .filter(({ step }) => step.reach === 'open' && principal.kind !== 'permission set')
    .flatMap(({ policies }) => policies)
    .filter(allowsNothing);
  return taken.length > 0 && hasEverything(withoutPolicies(principal, taken));
}

/** Returns whether a principal has one of some ways to any permission of the account, without limits. */
function takesAccount(principal: Principal, ways: readonly EscalationWay[]): boolean {
  const granting = memoize((action: string) => grantsOf(principal, action));
  return allowedWays(principal, ways).some((way) => {
    const found = escalationOf(principal, way, granting);
    return found !== undefined && handsOverAccount(found);
  });
}

const accountWays = lazy(() => escalationWays().filter(({ hands }) => hands === 'any-permission'));

/** The ways by a role that the holder makes. */
const makingWays = lazy(() => accountWays().filter(({ makes, assumes }) => makes && assumes));

/** Returns the ways whose actions some statements of a principal allow, each on something. */
export function allowedWays(
  principal: Principal,
  ways: readonly EscalationWay[],
): readonly EscalationWay[] {
  const allowed = allowedWayActions(principal);
  if (allowed.size === 0) return NONE;
  return ways.filter(({ needs }) => needs.every((action) => allowed.has(action)));
}

const NONE: readonly never[] = Object.freeze([]);

/** Returns how a principal takes a way, also by taking off a boundary; undefined when it does not. */
export const escalationOf = (
  principal: Principal,
  way: EscalationWay,
  granting: (action: string) => readonly GrantingStatement[],
): Escalation | undefined => {
  const own = escalationBy(principal, way, granting);
  if (own && handsOverAccount(own)) return own;
  const onItself = own && onItselfByTags(principal, way, own);
  if (onItself) return onItself;
  return mostOf([...(own ? [own] : []), ...withoutBoundary(principal, way, granting)]);
};

/** Returns a way as a principal takes it on itself, where its own tags let it. */
function onItselfByTags(
  principal: Principal,
  way: EscalationWay,
  { isInDoubt, steps: [first] }: Escalation,
): Escalation | undefined {
  const { action, resource } = first;
  if (!isInDoubt || hasUnreadBoundary(principal)) return undefined;
  if (!isOnHolder(resource, principal) || !gainsOnItself(principal, way, KNOWN_WAYS))
    return undefined;
  const step = stepByTagsOf(principal, first, principal, attemptOf(principal, { action, way }));
  const does = `${way.does}, and its own tags let it do that to itself`;
  return step.reach === 'open'
    ? { way: { ...way, does }, reach: 'open', steps: [step] }
    : undefined;
}

const isOnHolder = (resource: PolicyText, holder: Principal): boolean =>
  isOwnUser(resource) || namesOrIncludes(resource, holder, holder.place.file);

/** Returns how a principal takes a way by what it makes within a boundary, and takes that off. */
const withoutBoundary = (
  principal: Principal,
  made: EscalationWay,
  granting: (action: string) => readonly GrantingStatement[],
): readonly Escalation[] =>
  boundaryRemovals(principal, made).flatMap(
    ({ way, contextsOf }) => escalationBy(principal, way, granting, contextsOf) ?? [],
  );

export const KNOWN_WAYS: KnownWays = {
  takesMore: (principal, other) =>
    hasEverything(principal) ||
    lackedWays(waysWithinLimits(other), waysOf(principal)).some(handsOverAccount),
  actsAsRole: memoize((one: Principal) => stepsByWay(one, waysAsRole(one)).size > 0),
  makesRole: memoize((one: Principal) => takesAccount(one, makingWays())),
  takesUser: memoize((one: Principal) => stepsByWay(one, waysAsUser()).size > 0),
  hasMore: (principal, other) => {
    const [all, known] = [principal, other].map((one) => stepsByEveryWay(one));
    return [...all].some(([way, steps]) => !areWithin(steps, known.get(way)));
  },
};

const stepsByEveryWay = memoize((principal: Principal) => stepsByWay(principal, escalationWays()));

/** Returns the steps of those of some ways that a principal has, whatever limits them. */
function stepsByWay(
  principal: Principal,
  ways: readonly EscalationWay[],
): ReadonlyMap<EscalationWay, readonly StepReach[]> {
  const granting = memoize((action: string) => grantsOf(principal, action));
  return new Map(
    allowedWays(principal, ways).flatMap((way) => {
      const steps = stepsOf(principal, way, granting);
      return steps ? [[way, steps] as const] : [];
    }),
  );
}

/** Returns whether a way gives any permission of the account, without limits. */
export const handsOverAccount = ({ way, reach }: Escalation): boolean =>
  reach === 'open' && way.hands === 'any-permission';

/** Returns whether a way gives any permission of the account, without limits or if its conditions hold. */
export const mayHandOverAccount = ({ way, reach, isInDoubt }: Escalation): boolean =>
  way.hands === 'any-permission' && (reach === 'open' || isInDoubt === true);

/**
 * Returns whether a way gives any permission of the account, without limits, to others than the
 * holder: a role that writes into users gains nothing by it.
 */
export const givesToOthers = ({ way, reach }: Escalation): boolean =>
  reach === 'open' && (way.gains !== undefined || way.assumes === true) && way.hands === 'roles';

/**
 * Returns how a principal takes a way; undefined when some action is closed to it. The contexts
 * replace the condition key values of the catalogue, for the actions that have such keys.
 */
export function escalationBy(
  principal: Principal,
  way: EscalationWay,
  granting: (action: string) => readonly GrantingStatement[],
  contextsOf: (action: string) => Attempt['contexts'] = () => undefined,
): Escalation | undefined {
  const steps = stepsOf(principal, way, granting, contextsOf);
  if (!steps) return undefined;
  const contexts = contextsOf(way.needs[0]);
  const [{ requirements }] = steps;
  const reach =
    steps.every((step) => step.reach === 'open') && !(way.reads && isOfAws(steps))
      ? 'open'
      : 'limited';
  const taken = { contexts, reach, requirements } as const;
  const ownWay = wayOfPrincipal(principal, way, KNOWN_WAYS, taken);
  const gainsNothing = ownWay !== way && isOnItself(principal, way, steps[0]);
  const isInDoubt = reach === 'limited' && !gainsNothing && !way.reads && steps.every(mayBeOpen);
  return {
    way: ownWay === way ? wayByDefaults(principal, way, KNOWN_WAYS, taken) : ownWay,
    reach: gainsNothing ? 'limited' : reach,
    ...(isInDoubt && { isInDoubt }),
    steps,
  };
}

/** Returns how far a principal gets with each action of a way; undefined when one is closed to it. */
function stepsOf(
  principal: Principal,
  way: EscalationWay,
  granting: (action: string) => readonly GrantingStatement[],
  contextsOf: (action: string) => Attempt['contexts'] = () => undefined,
): readonly StepReach[] | undefined {
  const steps: StepReach[] = [];
  const isMade = way.makes ?? way.writes ?? way.context !== undefined;
  const made = isMade ? granting(way.needs[0]).flatMap(resourcesOf) : undefined;
  for (const action of way.needs) {
    const contexts = contextsOf(action);
    const step = stepReach(principal, { action, way, all: granting(action), made, contexts });
    if (!step) return undefined;
    steps.push(step);
  }
  const tried = way.needs.map((action) => ({
    action,
    way,
    all: granting(action),
    contexts: contextsOf(action),
  }));
  return isOnOne(principal, tried) && mayBeTogether(tried.map(({ all }) => all))
    ? steps
    : undefined;
}
