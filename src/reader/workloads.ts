import { Resolved } from './intrinsics/conditional-value';
import { isObject, own } from './json';
import { inside, valuesOf } from './located-value';
import { roleNameIn } from './role-uses';
import { serverlessTypes, withoutRole } from './sam-function';
import { Stack } from './stacks/stack';
import { resolved } from './stacks/value-definition';
import { ownProperty } from '../catalogue/own-property';
import { launchingTypes, RoleHolder, RoleProperties, workloadTypes } from '../catalogue/workloads';
import { parseArn } from '../policy/arn';
import { deployTimeValue, plain, PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { Workload } from '../policy/workload';

/**
 * Returns the resources of a stack that act as a role.
 *
 * @param globals - What SAM gives to all resources of a kind.
 */
export function workloadsIn(stack: Stack, globals: unknown): Workload[] {
  const resources = own(stack.template, 'Resources');
  return Object.entries(isObject(resources) ? resources : {}).flatMap(([id, resource]) => {
    const type = String(own(resource, 'Type'));
    const facts = ownProperty(workloadTypes(), type);
    const launching = ownProperty(launchingTypes(), type);
    if (!facts && !launching) return [];
    const properties = own(resource, 'Properties');
    const rolesAsIts = (its: RoleProperties) =>
      serverlessTypes().includes(type)
        ? rolesOfSam(id, roleOfSam(stack, type, properties, globals))
        : rolesOf(stack, properties, its);
    const acting = facts
      ? [workloadOf(stack, id, type, properties, facts.name, rolesAsIts(facts))]
      : [];
    const launched = launching
      ? [workloadOf(stack, id, launching.as, properties, undefined, rolesAsIts(launching))]
      : [];
    return [...acting, ...launched].filter(({ roles }) => roles.length > 0);
  });
}

function workloadOf(
  stack: Stack,
  id: string,
  type: string,
  properties: unknown,
  name: string | undefined,
  roles: readonly PolicyText[],
): Workload {
  const account = stack.environment['AWS::AccountId'];
  const stackName = stack.known['AWS::StackName'] ?? deployTimeValue('AWS::StackName');
  const given = name === undefined ? [] : textsAt(stack, properties, name).map(nameInArn);
  const generated = `${stackName}-${id}-${deployTimeValue(`end of ${id}`)}`;
  return {
    type,
    id,
    stack: stack.key,
    ...(account !== undefined && { account }),
    names: given.length > 0 ? given : [generated],
    roles,
    place: { file: stack.file, logicalId: plain(id), pointer: stack.pointerOf(id) },
  };
}

/** Returns the names of the roles, or the references to them. */
function rolesOf(
  stack: Stack,
  properties: unknown,
  { roles = [], profiles = [], through, only }: RoleProperties,
): readonly PolicyText[] {
  const isOn = (key: string) => /^true$/i.test(String(resolved(stack, own(properties, key))));
  if (only !== undefined && !isOn(only)) return [];
  const given = roles.flatMap((path) => textsAt(stack, properties, path)).map(roleNameIn);
  const ofProfiles = profiles
    .flatMap((path) => textsAt(stack, properties, path))
    .map(roleNameIn)
    .flatMap((profile) => rolesOfHolder(stack, profile, PROFILE));
  const ofOther = through
    ? textsAt(stack, properties, through.property)
        .map((text) => withoutRevision(nameInArn(text)))
        .flatMap((one) => rolesOfHolder(stack, one, through))
    : [];
  return [...new Set([...given, ...ofProfiles, ...ofOther])];
}

/** Returns the role of a resource of SAM, or else the common one. */
const roleOfSam = (stack: Stack, type: string, properties: unknown, globals: unknown): Resolved =>
  resolved(stack, own(properties, 'Role')) ??
  (own(own(globals, type.split('::')[2]), 'Role') as Resolved);

/** Returns the roles that a resource of SAM is given, and the new one that it may have instead. */
function rolesOfSam(id: string, role: Resolved): readonly PolicyText[] {
  const given = alternativesOf(role).filter((value) => typeof value === 'string');
  const made = withoutRole(role) === undefined ? [] : [deployTimeValue(`${id}Role`)];
  return [...given.map(roleNameIn), ...made];
}

const PROFILE: RoleHolder = {
  type: 'AWS::IAM::InstanceProfile',
  name: 'InstanceProfileName',
  roles: 'Roles/*',
};

/** Returns the name at the end of an ARN; another text as it is. */
const nameInArn = (text: PolicyText): PolicyText =>
  parseArn(text)?.resource.replace(/^[^/]*\//, '') ?? text;

/** Returns a name without its revision: `app` for `app:3`. */
const withoutRevision = (name: PolicyText): PolicyText => name.replace(/:\d+$/, '');

/**
 * Returns the roles of a resource of a stack that has roles for others, such as an instance profile.
 * Its name or a reference identifies it.
 */
function rolesOfHolder(
  stack: Stack,
  holder: PolicyText,
  { type, name, roles }: RoleHolder,
): readonly PolicyText[] {
  const resources = own(stack.template, 'Resources');
  return Object.entries(isObject(resources) ? resources : {})
    .filter(([, resource]) => own(resource, 'Type') === type)
    .map(([id, resource]) => ({ id, properties: own(resource, 'Properties') }))
    .filter(
      ({ id, properties }) =>
        deployTimeValue(id) === holder || textsAt(stack, properties, name).includes(holder),
    )
    .flatMap(({ properties }) => textsAt(stack, properties, roles))
    .map(roleNameIn);
}

const NOWHERE: Place = { file: '', pointer: [] };

/** Returns the texts at a path of properties. `*` in the path is every key. */
function textsAt(stack: Stack, properties: unknown, path: string): readonly PolicyText[] {
  const [first, ...keys] = path.split('/');
  const written = own(properties, first);
  if (written === undefined) return [];
  return keys
    .reduce<readonly Resolved[]>(partsAt, alternativesOf(resolved(stack, written)))
    .filter((value): value is string => typeof value === 'string');
}

const partsAt = (values: readonly Resolved[], key: string): readonly Resolved[] =>
  values
    .flatMap((value) => (key === '*' ? itemsIn(value) : [own(value, key)]))
    .flatMap((value) => alternativesOf(value as Resolved));

const itemsIn = (value: Resolved): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const alternativesOf = (value: Resolved): readonly Resolved[] =>
  valuesOf(value, inside(NOWHERE)).map((one) => one.value);
