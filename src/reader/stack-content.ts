import { ORGANIZATION_POLICY, readControlPolicy } from './control-policy';
import { USER_TO_GROUP } from './group-membership';
import { LimitExceeded, Resolver } from './intrinsics/resolver';
import { broughtPolicy, OpenPart, openPartsOf, tooLargePart } from './open-parts';
import { PERMISSION_SET, readPermissionSet } from './permission-set';
import { PolicyReader } from './policy-collector';
import { POLICY_TYPES, PolicyResource, readPolicyResource } from './policy-resources';
import { PRINCIPAL_TYPES, PrincipalDeclaration, readPrincipalResource } from './principal-resource';
import { Resource, resourcesOf } from './resource';
import { RoleUse, roleUsesIn } from './role-uses';
import { connectorsOf } from './sam-connectors';
import { readSamFunction, serverlessTypes } from './sam-function';
import { workloadsIn } from './workloads';
import { lazy } from '../input/memoize';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { Workload } from '../policy/workload';

const readTypes = lazy(
  () =>
    new Set([
      ...PRINCIPAL_TYPES,
      PERMISSION_SET,
      ...serverlessTypes(),
      ...POLICY_TYPES,
      USER_TO_GROUP,
      ORGANIZATION_POLICY,
    ]),
);

/** The access in the template of a stack, before other stacks are considered. */
export interface StackContent {
  readonly stack: Stack;
  readonly resources: readonly Resource[];
  readonly principals: readonly PrincipalDeclaration[];
  readonly policies: readonly PolicyResource[];
  /** The roles that its resources have, declared in it or elsewhere. */
  readonly roleUses: readonly RoleUse[];
  /** The resources that act as a role. */
  readonly workloads: readonly Workload[];
  /** What deployment adds to the template. */
  readonly openParts: readonly OpenPart[];
  readonly reader: PolicyReader;
}

/** Reads the content of one of the stacks that are read together. */
export function contentOf(stack: Stack, stacks: StackSet): StackContent {
  const { resources, tooLarge, unread } = resourcesOf(stack, readTypes());
  const reader = new PolicyReader();
  reader.keep({ value: undefined, unread });
  const connectors = connectorsOf(stack);
  const globals = globalsOf(stack.template.Globals, stack.resolver);
  resources.forEach((resource) => readControlPolicy(resource, reader));
  return {
    stack,
    resources,
    principals: resources.flatMap(
      (resource) =>
        readPrincipalResource(resource) ??
        readPermissionSet(resource) ??
        readSamFunction(resource, globals) ??
        [],
    ),
    policies: [...resources, ...connectors.policies]
      .filter(({ type }) => POLICY_TYPES.includes(type))
      .map((resource) => readPolicyResource(stack, resource, reader)),
    roleUses: roleUsesIn(stack, globals),
    workloads: workloadsIn(stack, globals, stacks),
    openParts: [
      ...openPartsOf(stack, stacks.linkedIn(stack)),
      ...connectors.openParts,
      ...tooLarge.map((one) => tooLargePart(one, stack)),
      ...resources.filter(isPolicyBrought).map(broughtPolicy),
    ],
    reader,
  };
}

/** Returns the properties that SAM gives to all functions. */
function globalsOf(globals: unknown, resolver: Resolver): unknown {
  try {
    return globals === undefined ? undefined : resolver.resolve(globals);
  } catch (error) {
    if (error instanceof LimitExceeded) return undefined;
    throw error;
  }
}

/** Returns whether only deployment knows whom a policy, or a group, is for. */
const isPolicyBrought = ({ type, brought }: Resource): boolean =>
  brought.length > 0 && [...POLICY_TYPES, USER_TO_GROUP].includes(type);
