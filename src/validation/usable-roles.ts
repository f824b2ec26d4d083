import { exampleOf } from './alike-principals';
import { assumableRoles } from './assumable-roles';
import { rolesByNewCallers } from './new-callers';
import { passableRoles } from './passable-roles';
import { allows } from './statement-queries';
import { isSureStep } from './sure-steps';
import { rolesByTrust } from './trusted-things';
import { rolesOfUnseenWorkloads } from './unseen-workloads';
import { mayHaveRole, UsableRole } from './usable-role';
import { rolesOfWorkloads } from './workload-roles';
import { actionsOfWays, trustedThings } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/**
 * Returns the roles that a principal can act as, each once and in the surest way: it assumes them,
 * passes them to a service, controls what runs as them, or they trust what it controls.
 */
export function usableRoles(
  principal: Principal,
  roles: readonly Principal[],
  world: World,
): readonly UsableRole[] {
  const { workloads = [] } = world;
  if (!mayAct(exampleOf(world, principal))) return assumableRoles(principal, roles, false);
  // Nobody passes a role of another account.
  const own = rolesOfAccount(roles)(principal.identity?.account);
  const all = [
    ...assumableRoles(principal, roles),
    ...passableRoles(principal, own, workloads),
    ...rolesOfWorkloads(principal, roles, workloads),
    ...rolesByTrust(principal, roles),
    ...rolesByNewCallers(principal, roles, world),
    ...rolesOfUnseenWorkloads(principal, own),
  ];
  // What may have a role or not is the last way to it.
  const [possible, sure] = [all.filter(mayHaveRole), all.filter((step) => !mayHaveRole(step))];
  const named = [...sure.filter(({ isAny }) => !isAny), ...sure.filter(({ isAny }) => isAny)];
  const byRole = groupBy([...named, ...possible], ({ role }) => role);
  return [...byRole.values()].map(surestOf(principal));
}

const surestOf =
  (principal: Principal) =>
  (steps: readonly UsableRole[]): UsableRole => {
    const [first] = steps;
    if (steps.length === 1) return first;
    const isSure = (step: UsableRole) => isSureStep(principal, step);
    return steps.find(isSure) ?? first;
  };

/** Returns the roles that may be of an account. */
const rolesOfAccount = memoize((roles: readonly Principal[]) =>
  memoize((account: string | undefined) =>
    account === undefined
      ? roles
      : roles.filter(({ identity }) => [undefined, account].includes(identity?.account)),
  ),
);

/** Returns whether policies allow an action by which a principal acts as a role, on something. */
const mayAct = memoize((principal: Principal): boolean =>
  actingActions().some((action) => allows(principal, action)),
);

const actingActions = lazy((): readonly string[] => [
  trustFacts().assume,
  ...actionsOfWays(),
  ...trustedThings().flatMap(({ needs }) => needs),
]);
