import {
  moduleConfiguration,
  moduleNames,
  Plan,
  PlannedResource,
  resourcesNamed,
  withoutIndex,
} from './plan';
import { isObject, list, own } from '../json';

/** How deep modules may hand on a value. */
const DEEPEST = 20;

/**
 * Returns the resources that an expression of a resource may stand for; undefined when it may be
 * something else. The configuration of a plan has the names in an expression, and nothing more.
 */
export function referenced(
  expression: unknown,
  from: PlannedResource,
  plan: Plan,
): readonly PlannedResource[] | undefined {
  const names = namesIn(expression);
  const sources = names.filter((name) => !EACH.test(name));
  if (sources.length !== 1) return undefined;
  const found = resolved(sources[0], from.module, plan, DEEPEST);
  const same = names.length > 1 ? found?.filter(({ index }) => index === from.index) : [];
  return same?.length === 1 ? same : found;
}

/** The attributes of a template with the ARN of what has a name in IAM. */
const ARN_OF: Readonly<Record<string, (address: string) => object>> = {
  aws_iam_role: (address) => ({ 'Fn::GetAtt': [address, 'Arn'] }),
  aws_iam_user: (address) => ({ 'Fn::GetAtt': [address, 'Arn'] }),
  aws_iam_group: (address) => ({ 'Fn::GetAtt': [address, 'Arn'] }),
  aws_iam_policy: (address) => ({ Ref: address }),
};

/** Returns the ARNs in an expression that only applying the plan knows, of what it makes in IAM. */
export const arnsNamed = (
  expression: unknown,
  from: PlannedResource,
  plan: Plan,
): readonly object[] =>
  namesIn(expression)
    .filter((name) => isAttribute({ references: [name] }, ['arn']))
    .flatMap((name) => {
      const [found, ...others] = referenced({ references: [name] }, from, plan) ?? [];
      const isOne = found !== undefined && others.length === 0;
      return isOne && own(found.unknown, 'arn') === true
        ? (ARN_OF[found.type]?.(found.address) ?? [])
        : [];
    });

const EACH = /^(each|count)\./;

/** Returns the longest names in an expression: not `aws_iam_role.a`, where `aws_iam_role.a.arn` is. */
function namesIn(expression: unknown): readonly string[] {
  const names = list(own(expression, 'references')).map(String);
  return names.filter(
    (name) => !names.some((other) => other !== name && /^[.[]/.test(restOf(other, name))),
  );
}

const restOf = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : '';

/** Returns whether an expression is one attribute of what it names. */
export const isAttribute = (expression: unknown, attributes: readonly string[]): boolean => {
  const [name, ...others] = namesIn(expression).filter((one) => !EACH.test(one));
  return others.length === 0 && attributes.includes(name?.split('.').pop() ?? '');
};

function resolved(
  name: string,
  module: string,
  plan: Plan,
  depth: number,
): readonly PlannedResource[] | undefined {
  if (depth === 0) return undefined;
  const [kind, first] = name.split('.');
  if (kind === 'var') return ofVariable(withoutIndex(first), module, plan, depth);
  if (kind === 'module') return ofOutput(name, module, plan, depth);
  const [, inModule, index] =
    /^((?:data\.)?[\w-]+\.[\w-]+)(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?/.exec(name) ?? [];
  const found = resourcesNamed(plan, module, inModule ?? '').filter(
    (one) => index === undefined || JSON.stringify(one.index) === index,
  );
  return found.length === 0 ? undefined : found;
}

/** Returns what the call of a module gives to one of its variables. */
function ofVariable(
  variable: string,
  module: string,
  plan: Plan,
  depth: number,
): readonly PlannedResource[] | undefined {
  const names = moduleNames(module);
  const last = names[names.length - 1];
  if (last === undefined) return undefined;
  const parent = names
    .slice(0, -1)
    .map((one) => `module.${one}`)
    .join('.');
  const call = own(
    own(moduleConfiguration(plan.content, parent), 'module_calls'),
    withoutIndex(last),
  );
  const given = namesIn(own(own(call, 'expressions'), variable));
  return given.length === 1 ? resolved(given[0], parent, plan, depth - 1) : undefined;
}

/** Returns what a module gives to one of its outputs. */
function ofOutput(
  name: string,
  module: string,
  plan: Plan,
  depth: number,
): readonly PlannedResource[] | undefined {
  const [, called, output] =
    /^module\.([\w-]+(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?)\.([\w-]+)/.exec(name) ?? [];
  if (called === undefined) return undefined;
  const child = [module, `module.${called}`].filter(Boolean).join('.');
  const outputs = own(moduleConfiguration(plan.content, child), 'outputs');
  const declared = own(outputs, output);
  if (!isObject(declared)) return undefined;
  const given = namesIn(own(declared, 'expression'));
  return given.length === 1 ? resolved(given[0], child, plan, depth - 1) : undefined;
}
