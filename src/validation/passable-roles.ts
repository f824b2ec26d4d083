import { allowedWayActions } from './allowed-way-actions';
import { Attempt } from './attempt';
import { grantsOf, resourcesOf } from './granting-statements';
import { isOnOne } from './made-resource';
import { passingContexts } from './named-roles';
import { rolesCovered, stepsOnRoles } from './naming-of-role';
import { newWorkloads } from './new-workloads';
import { openPartOfTrust } from './open-part-of-trust';
import { isDeniedOn } from './own-reach';
import { canTry, reachedBy } from './reached-action';
import { UsableRole } from './usable-role';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { isDeny } from '../policy/statement';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { isIdentityPools, mayBeService } from '../policy/trust-queries';
import { Workload } from '../policy/workload';

/**
 * Returns the roles that a principal may pass to a service that does what the principal says. Its
 * policies cover the role, and the role trusts the service.
 */
export function passableRoles(
  principal: Principal,
  roles: readonly Principal[],
  workloads: readonly Workload[] = [],
): readonly UsableRole[] {
  const allowed = allowedWayActions(principal);
  if (!passingActions().some((action) => allowed.has(action))) return [];
  const namesOf = memoize((pass: string) => namesGranted(principal, pass));
  const isLimited = memoize((pass: string) => mayBeDenied(principal, pass));
  // Many ways pass a role to one service.
  const isDenied = memoize((passed: Attempt) =>
    memoize((role: Principal) => isLimited(passed.action) && isDeniedOn(principal, passed, role)),
  );
  return passingWays().flatMap(({ way, pass, passed, others, service }) => {
    // Roles are many: what is not allowed on anything is not asked about each of them.
    if (!way.needs.every((action) => allowed.has(action))) return [];
    const names = namesOf(pass);
    if (names.length === 0) return [];
    const given = rolesCovered(names, trustingService(roles)(service), principal).filter(
      (role) => role !== principal,
    );
    if (given.length === 0) return [];
    const attempt = (action: string) => ({
      action,
      on: escalationStep(action)?.on,
      context: way.context,
    });
    const isNew = newWorkloads(principal, way, workloads);
    const isReached = (action: string) =>
      isNew
        ? reachedBy(principal, attempt(action)).some(({ resource }) => isNew(resource))
        : canTry(principal, attempt(action));
    if (!others.every(isReached) || !isOnOne(principal, stepsOn(principal, way, others))) return [];
    const stepOn = stepsOnRoles(
      principal,
      trustingService(roles)(service),
      reachedBy(principal, passed),
    );
    // Most actions do not say which role they pass.
    const naming = others.filter((action) => escalationStep(action)?.passesRole !== undefined);
    const isReachedWith = (role: Principal) => (action: string) => {
      const contexts = passingContexts(principal, action, role);
      return contexts === undefined || canTry(principal, { ...attempt(action), contexts });
    };
    return given.flatMap((role): UsableRole[] => {
      const by = way.needs;
      if (!naming.every(isReachedWith(role))) return [];
      const step = stepOn(role);
      // An allow on several roles is decided on some, and a deny may name this one.
      const isLeft = step && (step.namedBy !== undefined || !isDenied(passed)(role));
      return isLeft ? [{ role, by, ...step, ...ifTrusting(role, [service]) }] : [];
    });
  });
}

/** Returns whether a principal may be denied some resources on which a pattern allows an action. */
const mayBeDenied = (principal: Principal, action: string): boolean =>
  principal.boundary !== undefined ||
  grantsOf(principal, action).some(({ statement }) => statement.notResource) ||
  policiesOf(principal)
    .flatMap((policy) => coveringStatements(policy, action))
    .some(({ statement }) => isDeny(statement));

const stepsOn = (principal: Principal, way: EscalationWay, actions: readonly string[]) =>
  actions.map((action) => ({ action, way, all: grantsOf(principal, action) }));

/** Returns the resources in the statements that allow an action. */
const namesGranted = (principal: Principal, action: string): readonly PolicyText[] =>
  grantsOf(principal, action).flatMap(resourcesOf);

/** Returns the roles that trust a service, or may by a part that only deployment knows. */
export const trustingService = memoize((roles: readonly Principal[]) =>
  memoize((service: string) =>
    roles.filter((role) => trusts(role, service) || openPartOfTrust(role) !== undefined),
  ),
);

/** Returns that a role trusts some services by such a part only. */
export const ifTrusting = (
  role: Principal,
  services: readonly string[],
): Pick<UsableRole, 'ifTrusting'> =>
  services.some((one) => trusts(role, one)) ? {} : { ifTrusting: services.join(' or ') };

/** A way by which a service gets a role. */
export interface PassingWay {
  readonly way: EscalationWay;
  /** The action that passes the role. */
  readonly pass: string;
  /** How it passes the role: one object for each service. */
  readonly passed: Attempt;
  readonly others: readonly string[];
  readonly service: string;
}

export const passingWays = lazy(() =>
  escalationWays().flatMap((way): PassingWay[] => {
    const [service] = Object.values(way.context ?? {});
    const pass = way.needs.find(isOfRole);
    if (service === undefined || pass === undefined) return [];
    const passed = passedAs(JSON.stringify({ action: pass, on: 'role', context: way.context }));
    const others = way.needs.filter((one) => one !== pass);
    return [{ way, pass, passed, service, others }];
  }),
);

const passedAs = memoize((written: string) => JSON.parse(written) as Attempt);

/** Returns the actions that pass a role. */
const passingActions = lazy(() => [...new Set(passingWays().map(({ pass }) => pass))]);

const isOfRole = (action: string) => escalationStep(action)?.on === 'role';

/** Returns the statements by which a role trusts a service. Holders are many, and each asks about each role. */
export const trustInService = memoize(({ trust }: Principal) =>
  memoize((service: string): readonly TrustStatement[] =>
    trust.filter(
      ({ effect, notPrincipal, principals }) =>
        effect === 'Allow' && !notPrincipal && principals.some((one) => mayAct(one, service)),
    ),
  ),
);

/** Returns whether a principal of a trust policy may act as the roles that are passed to a service. */
const mayAct = (one: TrustPrincipal, service: string): boolean =>
  mayBeService(one, service) ||
  (trustFacts().identityPools.services.includes(service) && isIdentityPools(one));

const trusts = (role: Principal, service: string): boolean =>
  trustInService(role)(service).length > 0;
