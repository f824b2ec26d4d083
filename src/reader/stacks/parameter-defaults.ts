import { plain, PolicyText } from '../../policy/deploy-time-text';
import { list, own } from '../json';

/** Types of parameters whose value is the name of a value in Parameter Store. */
export const STORED = /^AWS::SSM::Parameter::Value</;
/** Types of parameters whose value is a list. */
export const LIST = /^(CommaDelimitedList$|List<)/;

/** Returns the values of the default of a parameter; none for a value of Parameter Store. */
export function defaultsOf(type: string, value: unknown): readonly PolicyText[] {
  if (value === undefined || STORED.test(type)) return [];
  const text = plain(String(value));
  return LIST.test(type) ? text.split(',').map((one) => one.trim()) : [text];
}

/**
 * Returns the only values that a caller may pass for a parameter, and the pattern for them. Those of a
 * value of Parameter Store limit its name there, and not the value.
 */
export function limitsOf(parameter: unknown): {
  readonly allowed: readonly PolicyText[];
  readonly pattern?: string;
} {
  const [type, pattern] = [own(parameter, 'Type'), own(parameter, 'AllowedPattern')];
  if (STORED.test(String(type))) return { allowed: [] };
  const allowed = list(own(parameter, 'AllowedValues')).map((one) => plain(String(one)));
  return { allowed, ...(pattern !== undefined && { pattern: plain(String(pattern)) }) };
}
