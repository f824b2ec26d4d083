import { attributesOf, isEachValue, isKey, namesIn, stepsOf } from './names';
import { moduleConfiguration, moduleNames, Plan, PlannedResource, withoutIndex } from './plan';
import { isObject, own } from '../json';

/** Where an expression is: in a resource, or in the call of a module. */
export interface Scope {
  /** The address of the module. */
  readonly module: string;
  /** The key of the instance that has the expression. */
  readonly index?: string;
  /** The expression of its `for_each`. */
  readonly forEach?: unknown;
}

export const scopeOf = ({ module, index, forEach }: PlannedResource): Scope => ({
  module,
  ...(index !== undefined && { index: String(index) }),
  forEach,
});

/** The call of a module, and where it is. */
export interface Call {
  readonly call: unknown;
  readonly scope: Scope;
}

/** Returns the call that made a module; undefined for the root module. */
export function callOf(module: string, { content }: Plan): Call | undefined {
  const names = moduleNames(module);
  const last = names[names.length - 1];
  if (last === undefined) return undefined;
  const parent = names
    .slice(0, -1)
    .map((one) => `module.${one}`)
    .join('.');
  const calls = own(moduleConfiguration(content, parent), 'module_calls');
  const call = own(calls, withoutIndex(last));
  const [, index] = stepsOf(last);
  return {
    call,
    scope: { module: parent, ...index, forEach: own(call, 'for_each_expression') },
  };
}

/**
 * Returns the key of the instance that an expression means of a resource with several: the key that
 * `each.key`, `count.index`, or `each.value` has where the expression is.
 */
export function keyMeant(names: readonly string[], scope: Scope, plan: Plan): string | undefined {
  if (names.some(isKey)) return scope.index;
  const [name] = names.filter(isEachValue);
  if (name === undefined || scope.index === undefined) return undefined;
  const path = attributesOf(stepsOf(name).slice(2));
  const values = constantOf(scope.forEach, scope, plan, DEEPEST);
  // `for_each` of a set: its values are the keys.
  if (values === undefined || Array.isArray(values))
    return path.length === 0 ? scope.index : undefined;
  const value = path.reduce(own, own(values, scope.index));
  return ['string', 'number'].includes(typeof value) ? String(value) : undefined;
}

/** How deep modules may hand on a value. */
export const DEEPEST = 20;

/** Returns the value of an expression without resources; undefined where the plan does not have it. */
function constantOf(expression: unknown, scope: Scope, plan: Plan, depth: number): unknown {
  const constant = own(expression, 'constant_value');
  const [name, ...others] = namesIn(expression);
  if (constant !== undefined || name === undefined || others.length > 0 || depth === 0)
    return constant;
  const [kind, variable, ...rest] = attributesOf(stepsOf(name));
  if (kind !== 'var') return undefined;
  const value = variableOf(variable, scope, plan, depth);
  return rest.reduce<unknown>(own, value);
}

function variableOf(variable: string, { module }: Scope, plan: Plan, depth: number): unknown {
  const made = callOf(module, plan);
  const content = plan.content;
  if (!made) return own(own(own(content, 'variables'), variable), 'value');
  const given = own(own(made.call, 'expressions'), variable);
  return isObject(given)
    ? constantOf(given, made.scope, plan, depth - 1)
    : own(own(own(moduleConfiguration(content, module), 'variables'), variable), 'default');
}

/** Returns the addresses of the instances of a module that a module calls. */
export const instancesOf = ({ modules }: Plan, parent: string, name: string): readonly string[] =>
  modules.get([parent, `module.${name}`].filter(Boolean).join('.')) ?? [];
