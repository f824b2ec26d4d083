import { Stack } from './stack';
import { ConditionExpression } from '../../policy/condition-expression';
import { nameOfOpaque, plain, PolicyText } from '../../policy/deploy-time-text';
import { digest } from '../digest';
import { hasChoice } from '../intrinsics/conditional-value';
import { LimitExceeded } from '../intrinsics/resolver';
import { isObject, list, own } from '../json';

/** Parameters with one text each, which `AllowedValues` limits. */
const TEXT = /^(String|Number|AWS::(?!SSM::Parameter::Value).*)$/;

/**
 * Returns the definition of a template condition, with the conditions that it refers to; undefined
 * when the template does not define it.
 */
export function conditionExpression(
  stack: Stack,
  name: string,
  within: readonly string[] = [],
): ConditionExpression | undefined {
  const definition = own(stack.template.Conditions, name);
  if (definition === undefined || within.includes(name)) return undefined;
  return expressionOf(stack, definition, [...within, name]);
}

function expressionOf(
  stack: Stack,
  value: unknown,
  within: readonly string[],
): ConditionExpression {
  const [[name, argument] = ['', undefined], ...others] = Object.entries(
    isObject(value) ? value : {},
  );
  if (others.length > 0) return open(value);
  const parts = () => list(argument).map((one) => expressionOf(stack, one, within));
  switch (name) {
    case 'Condition':
      return conditionExpression(stack, String(argument), within) ?? open(value);
    case 'Fn::Equals':
      return equals(stack, argument) ?? open(value);
    case 'Fn::And':
      return { kind: 'all-of', of: parts() };
    case 'Fn::Or':
      return { kind: 'one-of', of: parts() };
    case 'Fn::Not': {
      const [only, ...more] = parts();
      return only && more.length === 0 ? { kind: 'not', of: only } : open(value);
    }
    default:
      return open(value);
  }
}

function equals(stack: Stack, argument: unknown): ConditionExpression | undefined {
  try {
    const resolved = stack.resolver.resolve(argument);
    // What each of several stacks passes is part of the definition.
    if (hasChoice(resolved))
      return { kind: 'open', text: `${openText({ 'Fn::Equals': argument })} ${digest(resolved)}` };
    const [left, right, ...more] = list(resolved).map(textOf);
    if (left === undefined || right === undefined || more.length > 0) return undefined;
    const among = allowedOf(stack, left) ?? allowedOf(stack, right);
    return { kind: 'equals', left, right, ...(among && { among }) };
  } catch (error) {
    if (error instanceof LimitExceeded) return undefined;
    throw error;
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Returns the only values of a text, when it is a parameter that lists them. */
function allowedOf({ template }: Stack, text: string): readonly string[] | undefined {
  const parameter = own(template.Parameters, nameOfOpaque(text) ?? '');
  const allowed = list(own(parameter, 'AllowedValues')).map((one) => plain(String(one)));
  return TEXT.test(String(own(parameter, 'Type'))) && allowed.length > 0 ? allowed : undefined;
}

const open = (value: unknown): ConditionExpression => ({ kind: 'open', text: openText(value) });

const openText = (value: unknown): PolicyText => plain(JSON.stringify(value) ?? '');
