import { openPartOfTrust } from './open-part-of-trust';
import { memoize } from '../input/memoize';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import { mayEndName } from '../policy/generated-name';
import { Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { mayNamePrincipalOf, namesPrincipal, withStack } from '../policy/principal-names';
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

/**
 * Returns the roles among some that a workload may have: only deployment knows the name of its role,
 * or theirs. What only accounts and users assume runs nothing.
 */
export const rolesPossiblyNamed = (
  workload: Workload,
  roles: readonly Principal[],
): readonly Principal[] => possibleRolesOf(roles)(workload);

const possibleRolesOf = memoize((roles: readonly Principal[]) =>
  memoize((workload: Workload): readonly Principal[] => {
    const { possibleRoles, account, place } = workload;
    const known = rolesNamed(workload, roles);
    const referred = rolesNamed({ ...workload, roles: possibleRoles }, roles);
    const others = possibleRoles
      .filter((name) => nameOfOpaque(name) === undefined)
      .flatMap((name) => rolesLike(roles)(JSON.stringify([name, place.file])))
      .concat(workload.roles.flatMap(rolesBySameParameter(roles)))
      .filter(({ identity }) => mayBeEqual(identity?.account, account));
    return [...new Set([...referred, ...others])].filter((role) => !known.includes(role));
  }),
);

/** Returns the roles that may have a name, as a file writes it. */
const rolesLike = memoize((roles: readonly Principal[]) =>
  memoize((written: string): readonly Principal[] => {
    const [name, file] = JSON.parse(written) as readonly PolicyText[];
    const arn = `arn:*:iam::*:role/${name}`;
    const some = roles.filter((role) => mayRun(role) && isLike(name, role));
    return some.filter((role) => {
      const its = withoutPath(role);
      return namesPrincipal(arn, its, file) || mayNamePrincipalOf(arn, its, file);
    });
  }),
);

/** Returns whether a role may have a name, by its own alone. Roles and names are many. */
function isLike(name: PolicyText, { identity }: Principal): boolean {
  if (!identity) return true;
  if (identity.names.length === 0) return mayEndName(name);
  return identity.names.some((one) => hasDeployTimeValue(one) || overlap(name, roleNameIn(one)));
}

/** Returns the roles whose names are a parameter alone, perhaps of another stack. */
const rolesBySameParameter = memoize((roles: readonly Principal[]) =>
  memoize((name: PolicyText): readonly Principal[] => {
    const parameter = nameOfOpaque(name);
    if (parameter === undefined) return [];
    const isName = (one: PolicyText) => roleNameIn(one) === name;
    return roles
      .filter(mayRun)
      .filter(({ identity }) => identity?.names.some(isName))
      .filter(({ values }) => {
        const { kind } = values?.get(parameter) ?? {};
        return kind === 'parameter';
      });
  }),
);

/** A name is unique in an account whatever its path. */
const withoutPath = memoize((role: Principal): Principal => {
  const { identity } = role;
  if (!identity) return role;
  return { ...role, identity: { ...identity, names: identity.names.map(roleNameIn) } };
});

/** Returns whether a role may trust something else than accounts and users. */
const mayRun = (role: Principal): boolean =>
  role.trust.length === 0 ||
  openPartOfTrust(role) !== undefined ||
  role.trust.some(
    ({ effect, notPrincipal, principals }) =>
      effect === 'Allow' && (notPrincipal || principals.some(({ type }) => type !== 'AWS')),
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
