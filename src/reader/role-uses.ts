import { Resolved } from './intrinsics/conditional-value';
import { DEEPEST, own } from './json';
import { inside, itemsOf, LocatedValue } from './located-value';
import { textsAt } from './principal-resource';
import { serverlessTypes } from './sam-function';
import { createdResources } from './stacks/constant-conditions';
import { Stack } from './stacks/stack';
import { resolved } from './stacks/value-definition';
import { nameOfOpaque, plain, PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';

/** A role that a resource of a template has, by its ARN or its name. */
export interface RoleUse {
  readonly stack: Stack;
  readonly text: PolicyText;
  readonly item: LocatedValue;
}

/** The properties that take the names of roles, or anything that identifies them, by resource type. */
const ROLE_PROPERTIES = new Map([
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::IAM::InstanceProfile', 'Roles'],
]);

/** Returns the roles that resources of a stack have, such as functions and instance profiles. */
export function roleUsesIn(stack: Stack, globals: unknown): RoleUse[] {
  return createdResources(stack).flatMap(([id, resource]) => {
    const type = String(own(resource, 'Type'));
    const properties = own(resource, 'Properties');
    const place = {
      file: stack.file,
      logicalId: plain(id),
      pointer: [...stack.pointerOf(id), 'Properties'],
    };
    const isServerless = serverlessTypes().includes(type);
    const property = isServerless ? 'Role' : ROLE_PROPERTIES.get(type);
    if (property === undefined) return isOther(type) ? rolesIn(stack, properties, place) : [];
    const written = own(properties, property);
    const common = isServerless ? own(own(globals, type.split('::')[2]), 'Role') : undefined;
    // The globals are resolved already.
    const value = written === undefined ? common : resolved(stack, written);
    return usesOf(stack, value as Resolved, inside(place, property));
  });
}

/** Resources that hold access are read elsewhere. Other templates have roles of their own. */
const isOther = (type: string) => /^AWS::(?!(IAM|SSO|CloudFormation)::)/.test(type);

/** The names of properties that take the ARN of a role. */
const ROLE_ARN = /Role(Arn|ARN)?$/;

/**
 * Returns the roles in properties of any resource type. The names of the properties vary, so only
 * what is certainly the ARN of a role counts, and what comes from outside the template.
 */
function rolesIn(stack: Stack, value: unknown, place: Place, depth = 0): RoleUse[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = inside(place, Array.isArray(value) ? Number(key) : key);
    const uses = ROLE_ARN.test(key)
      ? usesOf(stack, resolved(stack, part), at).filter(({ text }) => isRoleOfOthers(text, stack))
      : [];
    return uses.length > 0 ? uses : rolesIn(stack, part, at, depth + 1);
  });
}

/** Returns whether a text is the ARN of a role of the account, or is given to the template. */
function isRoleOfOthers(text: PolicyText, { template }: Stack): boolean {
  const reference = nameOfOpaque(text);
  if (reference === undefined) return /:role\/(?!aws-service-role\/)/.test(text);
  return reference.startsWith('Import ') || own(template.Parameters, reference) !== undefined;
}

const usesOf = (stack: Stack, value: Resolved, place: Place): RoleUse[] =>
  textsAt(itemsOf(value, place)).map((one) => ({ stack, ...one }));
