import { isObject, own } from './json';
import { inside, itemsOf, LocatedValue } from './located-value';
import { textsAt } from './principal-resource';
import { serverlessTypes } from './sam-function';
import { Stack } from './stacks/stack';
import { resolved } from './stacks/value-definition';
import {
  deployTimeValue,
  nameOfOpaque,
  plain,
  PolicyText,
  textUnits,
} from '../policy/deploy-time-text';

/** A role that a resource of a template has, by its ARN or its name. */
export interface RoleUse {
  readonly stack: Stack;
  readonly text: PolicyText;
  readonly item: LocatedValue;
}

/** The properties that name the roles of resources, by resource type. */
const ROLE_PROPERTIES = new Map([
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::IAM::InstanceProfile', 'Roles'],
]);

/** Returns the roles that resources of a stack have: functions and instance profiles. */
export function roleUsesIn(stack: Stack, globals: unknown): RoleUse[] {
  const { Resources } = stack.template;
  return Object.entries(isObject(Resources) ? Resources : {}).flatMap(([id, resource]) => {
    const type = String(own(resource, 'Type'));
    const isServerless = serverlessTypes().includes(type);
    const property = isServerless ? 'Role' : ROLE_PROPERTIES.get(type);
    if (property === undefined) return [];
    const written = own(own(resource, 'Properties'), property);
    const pointer = [...stack.pointerOf(id), 'Properties'];
    const place = { file: stack.file, logicalId: plain(id), pointer };
    const common = isServerless ? own(own(globals, type.split('::')[2]), 'Role') : undefined;
    const value = written === undefined ? common : resolved(stack, written);
    return textsAt(itemsOf(value as LocatedValue['value'], inside(place, property))).map((one) => ({
      stack,
      ...one,
    }));
  });
}

/** Returns the name, or the reference, of the role that an ARN or a name identifies. */
export function roleNameIn(text: PolicyText): PolicyText {
  const reference = nameOfOpaque(text);
  if (reference !== undefined) return deployTimeValue(reference.replace(/\.Arn$/, ''));
  const units = textUnits(text);
  return units.slice(units.lastIndexOf('/') + 1).join('');
}
