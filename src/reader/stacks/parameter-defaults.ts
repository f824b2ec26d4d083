import { deployTimeValue, plain, PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { list, own } from '../json';

/** Types of parameters whose value is the name of a value in Parameter Store. */
export const STORED = /^AWS::SSM::Parameter::Value</;
/** Types of parameters whose value is a list. */
export const LIST = /^(CommaDelimitedList$|List<)/;

/**
 * Returns the values of the default of a parameter. The default of a value of Parameter Store is its
 * name there: that value is the same as a dynamic reference to it.
 */
export function defaultsOf(type: string, value: unknown): readonly PolicyText[] {
  if (value === undefined) return [];
  const text = plain(String(value));
  if (STORED.test(type)) return [valueGiven(type, text)];
  return LIST.test(type) ? text.split(',').map((one) => one.trim()) : [text];
}

/**
 * Returns the value of a parameter to which a text is given: for a value of Parameter Store, the text
 * is the name there.
 */
export const valueGiven = (type: string, text: PolicyText): PolicyText =>
  STORED.test(type) ? deployTimeValue(`resolve:ssm:${toDisplayText(text)}`) : text;

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
