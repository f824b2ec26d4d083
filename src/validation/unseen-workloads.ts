import { allowedWays } from './escalations';
import { isNamed } from './named-resource';
import { ifTrusting, passingWays, trustingService } from './passable-roles';
import { canTry, reachedBy } from './reached-action';
import { servicesOfStep } from './services-of-step';
import { UsableRole } from './usable-role';
import {
  escalationStep,
  EscalationWay,
  escalationWays,
  trustedThings,
} from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { Principal } from '../policy/model';

/**
 * Returns the roles of what a principal may tell what to do, where no file shows what runs as them:
 * it may change any function, and the role trusts Lambda.
 */
export function rolesOfUnseenWorkloads(
  principal: Principal,
  roles: readonly Principal[],
): readonly UsableRole[] {
  return allowedWays(principal, runningWays()).flatMap((way) => {
    const { needs } = way;
    const [first] = needs;
    const services = servicesOf(way);
    const given = services
      .flatMap((service) => trustingService(roles)(service))
      .filter((role) => role !== principal);
    if (given.length === 0) return [];
    const attempt = (action: string) => ({ action, on: escalationStep(action)?.on });
    if (!needs.every((action) => canTry(principal, attempt(action)))) return [];
    const onAny = reachedBy(principal, attempt(first)).find(
      ({ resource }) => !isNamed(resource, escalationStep(first)?.on ?? ''),
    );
    if (!onAny) return [];
    return [...new Set(given)].map((role): UsableRole => {
      const means = { name: role.name, what: `what runs as the role ${role.name}` };
      const { place } = onAny;
      const trust = ifTrusting(role, services);
      return { role, by: needs, place, isAny: true, isUnseen: true, means, ...trust };
    });
  });
}

/** Returns the ways by which the holder runs something as the role of what is there. */
const runningWays = lazy((): readonly EscalationWay[] =>
  escalationWays().filter(
    (way) =>
      way.hands === 'roles' &&
      !way.takes &&
      !way.makes &&
      !way.reads &&
      !isByTrust(way) &&
      way.context === undefined &&
      servicesOf(way).length > 0,
  ),
);

/** Returns whether a way controls what roles trust. Their trust policies say what that is. */
const isByTrust = (way: EscalationWay): boolean =>
  trustedThings().some(({ needs }) => needs.some((action) => way.needs.includes(action)));

/** Returns the services that have the roles in what a way is on. */
const servicesOf = memoize(({ needs }: EscalationWay): readonly string[] => [
  ...new Set(servicesOfStep(needs[0]).flatMap((service) => servicesOfRoles().get(service) ?? [])),
]);

/** The services that are given roles, by the services of the actions that make what has them. */
const servicesOfRoles = lazy((): ReadonlyMap<string, readonly string[]> => {
  const given = passingWays().flatMap(({ service, pass, others }) =>
    others
      .map(serviceOf)
      .filter((of) => of !== serviceOf(pass))
      .map((of) => ({ of, service })),
  );
  const grouped = groupBy(given, ({ of }) => of);
  return new Map([...grouped].map(([of, all]) => [of, all.map(({ service }) => service)]));
});
