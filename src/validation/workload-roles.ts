import { Attempt, mostAllowed } from './attempt';
import { isAllowedToo } from './escalation-reach';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { earlyVariablesLast, namedByEarly } from './naming-of-role';
import { possibleResources } from './possible-resources';
import { canTry, reachedBy } from './reached-action';
import { rolesNamed, rolesPossiblyNamed } from './roles-by-name';
import { kindsOfStep } from './services-of-step';
import { mayBeSure } from './sure-uses';
import { UsableRole } from './usable-role';
import { workloadsOf } from './workload-index';
import { includesWorkload, namedWorkload, possibleWorkload } from './workload-names';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { workloadTypes } from '../catalogue/workloads';
import { memoize } from '../input/memoize';
import { plain, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { Workload } from '../policy/workload';
import { listed } from '../text/listed';

/**
 * Returns the roles of functions, build projects, and other resources that run what a principal
 * says. It takes no role with it: the resource has one.
 */
export function rolesOfWorkloads(
  principal: Principal,
  roles: readonly Principal[],
  workloads: readonly Workload[],
): readonly UsableRole[] {
  const granting = memoize((action: string) => grantsOf(principal, action));
  const sure = memoize((action: string) => granting(action).filter(mayBeSure));
  // What has a condition does not hide what is sure.
  const grantingFor = ({ needs }: EscalationWay): readonly Granting[] => {
    const [all, some] = [granting, sure].map((of) => needs.map((one) => of(one).length));
    const isOther = some.every((count) => count > 0) && String(some) !== String(all);
    return isOther ? [granting, sure] : [granting];
  };
  return [...byType(workloads)].flatMap(([type, all]) => {
    const ways = waysOn(type).filter(({ needs }) =>
      needs.every((action) => granting(action).length > 0),
    );
    if (ways.length === 0) return [];
    const patterns = ways
      .flatMap(({ needs }) => needs.filter((action) => isOnType(action, type)))
      .flatMap((action) => granting(action).flatMap(resourcesOf))
      .flatMap((resource) => possibleResources(resource, principal));
    return workloadsOf([...new Set(patterns)], type, all).flatMap((workload) => {
      const its = rolesNamed(workload, roles);
      const possible = rolesPossiblyNamed(workload, roles);
      if (![...its, ...possible].some((role) => role !== principal)) return [];
      const uses = ways.flatMap((way) =>
        grantingFor(way).flatMap((some) => useOf(principal, way, workload, some) ?? []),
      );
      return uses
        .flatMap((use) => [
          ...its.map((role): UsableRole => ({ role, ...use })),
          ...possible.map((role): UsableRole => ({
            role,
            ...use,
            means: { ...use.means, mayHaveIt: true },
          })),
        ])
        .filter(({ role }) => role !== principal);
    });
  });
}

const byType = memoize((workloads: readonly Workload[]): ReadonlyMap<string, Workload[]> => {
  const found = new Map<string, Workload[]>();
  for (const one of workloads) found.set(one.type, [...(found.get(one.type) ?? []), one]);
  return found;
});

/** Returns the ways on a type of workload. What passes a role is not limited to the role it has. */
const waysOn = memoize((type: string): readonly EscalationWay[] =>
  escalationWays().filter(
    ({ needs, makes, context }) =>
      !makes && context === undefined && needs.some((action) => isOnType(action, type)),
  ),
);

function isOnType(action: string, type: string): boolean {
  const { service, on } = workloadTypes()[type];
  const { acts } = escalationStep(action) ?? {};
  return kindsOfStep(action).some(
    (kind) => (acts ?? kind.on) === on && kind.services.includes(service),
  );
}

/** Returns the statements that allow an action. */
type Granting = (action: string) => readonly GrantingStatement[];

type Use = Omit<UsableRole, 'role' | 'means'> & Required<Pick<UsableRole, 'means'>>;

/** Returns how a principal takes a way on a workload; undefined when it gets nowhere. */
function useOf(
  principal: Principal,
  way: EscalationWay,
  workload: Workload,
  granting: Granting,
): Use | undefined {
  const { needs } = way;
  const { type, id, onlyIf, isPossible } = workload;
  const made = way.writes && granting(needs[0]).flatMap(resourcesOf);
  const steps: Step[] = [];
  for (const action of needs) {
    if (!isAllowedToo(principal, { action, way, all: granting(action), made })) return undefined;
    const attempt = { action, on: escalationStep(action)?.on };
    const isOn = isOnType(action, type);
    const step = isOn ? stepOn(principal, attempt, workload, granting(action)) : undefined;
    if (isOn ? !step : !canTry(principal, attempt)) return undefined;
    if (step) steps.push(step);
  }
  // A way on any workload has all its actions on any.
  const main = steps.find(({ isAny }) => !isAny) ?? steps[0];
  const { namedBy } = steps.find((step) => step.namedBy !== undefined) ?? {};
  const name = plain(id);
  const what = `the ${workloadTypes()[type].is} ${name}${roleText(workload)}`;
  const open = { ...(onlyIf !== undefined && { onlyIf }), ...(isPossible && { isPossible }) };
  const means = { name, what, ...open };
  return main && { by: needs, ...(namedBy !== undefined && { namedBy }), ...main, means };
}

/** Says whose default, or whose listed value, names the role of a workload. */
function roleText({ roleByDefaultOf = [], roleListedFor = [] }: Workload): string {
  const by = [
    ...(roleByDefaultOf.length > 0 ? [`the default of ${listed(roleByDefaultOf)}`] : []),
    ...(roleListedFor.length > 0
      ? [`a value that the template lists for ${listed(roleListedFor)}`]
      : []),
  ];
  return by.length > 0 ? `, whose role is ${by.join(', or ')}` : '';
}

type Step = Pick<UsableRole, 'place' | 'isAny' | 'namedBy'>;

/** Returns how a principal may do an action on a workload, whichever of its names deployment gives it. */
function stepOn(
  principal: Principal,
  attempt: Attempt,
  workload: Workload,
  granting: readonly GrantingStatement[],
): Step | undefined {
  const { names } = workload;
  const each =
    names.length < 2 ? [workload] : names.map((name) => ({ ...workload, names: [name] }));
  const steps = each.map((one) => stepOnName(principal, attempt, one, granting));
  const found = steps.find((one) => one !== undefined);
  if (!found) return undefined;
  const { resource, ...step } = found;
  return steps.includes(undefined) ? { ...step, namedBy: resource } : step;
}

/**
 * Returns the statement that allows an action on a workload with one name: one that names it, or else
 * one on any, or else one whose resource may be it.
 */
function stepOnName(
  principal: Principal,
  attempt: Attempt,
  workload: Workload,
  granting: readonly GrantingStatement[],
): (Step & { readonly resource: PolicyText }) | undefined {
  const all = earlyVariablesLast(
    granting.flatMap((one) => resourcesOf(one).map((resource) => ({ place: one.place, resource }))),
  );
  const isNamedBy =
    (targetOf: (text: PolicyText) => PolicyText | undefined) => (one: { resource: PolicyText }) =>
      possibleResources(one.resource, principal).some((text) => {
        const target = targetOf(text);
        return target !== undefined && mostAllowed(principal, attempt, target);
      });
  const { file } = principal.place;
  const named = all.find(isNamedBy((text) => namedWorkload(text, workload, file)));
  if (named) return { ...named, ...namedByEarly(named) };
  const isOfAny = (resource: PolicyText) => includesWorkload(resource, workload);
  if (all.some(({ resource }) => isOfAny(resource))) {
    const among = new Set(granting.map(({ statement }) => statement));
    const ofAny = earlyVariablesLast(reachedBy(principal, attempt)).find(
      ({ resource, statement }) => isOfAny(resource) && among.has(statement),
    );
    if (ofAny) {
      const { place, resource } = ofAny;
      return { place, resource, isAny: true, ...namedByEarly(ofAny) };
    }
  }
  const possible = all.find(isNamedBy((text) => possibleWorkload(text, workload, principal)));
  return possible && { ...possible, namedBy: possible.resource };
}
