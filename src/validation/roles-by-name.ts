import { memoize } from '../input/memoize';
import { deployTimeNames, deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { withStack } from '../policy/principal-names';
import { roleNameIn } from '../policy/role-name';
import { Workload } from '../policy/workload';

/** Returns the roles of a workload among some roles. */
export const rolesNamed = (workload: Workload, roles: readonly Principal[]): readonly Principal[] =>
  rolesOf(roles)(workload);

const rolesOf = memoize((roles: readonly Principal[]) =>
  memoize(({ roles: names, stack, account }: Workload): readonly Principal[] =>
    names
      .flatMap((name) => keysOf(name, stack))
      .flatMap((key) => byName(roles).get(key) ?? [])
      .filter(({ identity }) => mayBeEqual(identity?.account, account)),
  ),
);

/** Returns a name, also as other stacks write it. */
const keysOf = (name: PolicyText, stack: string): readonly PolicyText[] => [
  ...new Set([name, withStack(name, stack)]),
];

const byName = memoize((roles: readonly Principal[]): ReadonlyMap<PolicyText, Principal[]> => {
  const found = new Map<PolicyText, Principal[]>();
  for (const role of roles)
    for (const key of namesOf(role)) found.set(key, [...(found.get(key) ?? []), role]);
  return found;
});

/** Returns the names of a role without their paths, and the reference to it with its stack. */
function namesOf({ identity, name }: Principal): readonly PolicyText[] {
  if (!identity) return [name];
  const { names, id, arn = [], stack = '' } = identity;
  const references = id === undefined ? [] : [deployTimeValue(id)];
  const all = [...[...names, arn].flat().map(roleNameIn), ...references];
  return [...new Set(all.flatMap((one) => namesInStacks(one, stack)))];
}

/** Returns a name as all stacks write it. A value of another stack has that stack in its name. */
const namesInStacks = (name: PolicyText, stack: string): readonly PolicyText[] => [
  ...(deployTimeNames(name).every((one) => one.includes('/')) ? [name] : []),
  withStack(name, stack),
];

const mayBeEqual = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;
