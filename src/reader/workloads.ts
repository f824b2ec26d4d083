import { rolesOf, switchedOn } from './held-roles';
import { isOfOthers } from './identity';
import { mapValues, Resolved } from './intrinsics/conditional-value';
import { own } from './json';
import { serverlessTypes, withoutRole } from './sam-function';
import { END } from '../policy/generated-name';
import { roleNameIn } from '../policy/role-name';
import { createdResources, openConditionOf } from './stacks/constant-conditions';
import { conditionsOfPlace, Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { resolved } from './stacks/value-definition';
import { possibleNamesOf } from './workload-names';
import { alternativesOf, nameInArn } from './workload-properties';
import { ownProperty } from '../catalogue/own-property';
import {
  launchingTypes,
  RoleProperties,
  WorkloadType,
  workloadTypes,
} from '../catalogue/workloads';
import { deployTimeValue, plain, PolicyText } from '../policy/deploy-time-text';
import { Workload } from '../policy/workload';

/**
 * Returns the resources of a stack that act as a role.
 *
 * @param globals - What SAM gives to all resources of a kind.
 */
export function workloadsIn(stack: Stack, globals: unknown, stacks: StackSet): Workload[] {
  return createdResources(stack).flatMap(([id, resource]) => {
    const type = String(own(resource, 'Type'));
    const facts = ownProperty(workloadTypes(), type);
    const launching = ownProperty(launchingTypes(), type);
    if (!facts && !launching) return [];
    const properties = own(resource, 'Properties');
    const rolesAsIts = (its: RoleProperties): HeldRoles => {
      const resourceOfStack = { stack, stacks, properties };
      const roles = serverlessTypes().includes(type)
        ? rolesOfSam(id, roleOfSam(stack, type, properties, globals))
        : rolesOf(resourceOfStack, its);
      const through =
        roles.length > 0 ? [] : rolesOf({ ...resourceOfStack, isPossible: true }, its);
      const names = [...roles, ...through].flatMap((one) => possibleNamesOf(one, stack, stacks));
      const isOpen = switchedOn(resourceOfStack, its.only) === 'maybe';
      const possibleRoles = [...new Set([...through, ...names])];
      return { roles, possibleRoles, ...(isOpen && { onlyIf: its.only }) };
    };
    const acting = facts ? [workloadOf(stack, id, type, properties, facts, rolesAsIts(facts))] : [];
    const launched = launching
      ? [workloadOf(stack, id, launching.as, properties, {}, rolesAsIts(launching))]
      : [];
    return [...acting, ...launched].filter(
      ({ roles, possibleRoles }) => roles.length + possibleRoles.length > 0,
    );
  });
}

type HeldRoles = Pick<Workload, 'roles' | 'possibleRoles' | 'onlyIf'>;

function workloadOf(
  stack: Stack,
  id: string,
  type: string,
  properties: unknown,
  facts: NameFacts,
  roles: HeldRoles,
): Workload {
  const account = stack.environment['AWS::AccountId'];
  const region = stack.environment['AWS::Region'];
  const names = namesOf(stack, id, properties, facts);
  return {
    type,
    id,
    stack: stack.key,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(isConditional(stack, id) && { isPossible: true }),
    names,
    ...(names.some(isOfOthers(stack)) && { stacks: stack.linked.keys }),
    ...roles,
    place: { file: stack.file, logicalId: plain(id), pointer: stack.pointerOf(id) },
  };
}

type NameFacts = Pick<WorkloadType, 'name' | 'unnamed' | 'isBeginning'>;

/** Returns the names that a resource may have. One that is named by another has the name of that. */
function namesOf(
  stack: Stack,
  id: string,
  properties: unknown,
  { name, unnamed, isBeginning }: NameFacts,
): readonly PolicyText[] {
  const stackName = stack.known['AWS::StackName'] ?? deployTimeValue('AWS::StackName');
  const end = deployTimeValue(`${END}${id}`);
  const otherwise = unnamed ?? `${stackName}-${id}-${end}`;
  const written = name === undefined ? undefined : own(properties, name);
  const value = mapValues(resolved(stack, written), (one) => one ?? otherwise);
  const texts = alternativesOf(value).filter((one) => typeof one === 'string');
  const names = texts.length > 0 ? texts.map(nameInArn) : [otherwise];
  return isBeginning ? names.map((one) => `${one}-${end}`) : names;
}

/** Returns whether a resource, or its stack, exists only under conditions. */
const isConditional = (stack: Stack, id: string): boolean =>
  stack.nestedIn.some((place) => conditionsOfPlace(place).length > 0) ||
  openConditionOf(stack, own(stack.template.Resources, id)) !== undefined;

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
