import { valueGiven } from './parameter-defaults';
import { Template } from './template-file';
import { deployTimeValue } from '../../policy/deploy-time-text';
import { mapTexts, mapValues, Resolved } from '../intrinsics/conditional-value';
import { isCalled, isObject, own } from '../json';

/** What the template of a parent writes for a parameter of a nested stack. */
export interface WrittenParameter {
  readonly written: unknown;
  /** Whether it writes all parameters by one function. */
  readonly isOfAll: boolean;
}

/** Returns what the properties of a nested stack write for a parameter; undefined for nothing. */
export function writtenParameter(properties: unknown, name: string): WrittenParameter | undefined {
  const parameters = own(properties, 'Parameters');
  if (isCalled(parameters)) return { written: parameters, isOfAll: true };
  const written = own(parameters, name);
  return written === undefined ? undefined : { written, isOfAll: false };
}

/**
 * Returns the value of a parameter. Where it is `AWS::NoValue`, the parent passes nothing, and the
 * parameter has its default.
 */
export const passedValue = (
  value: Resolved,
  { name, isOfAll, fallback, unknown }: PassedParameter,
): Resolved =>
  mapValues(value, (one) => {
    const passed = isOfAll && isObject(one) ? (own(one, name) as Resolved) : one;
    if (isOfAll && one !== undefined && !isObject(one)) return unknown;
    return mapValues(passed, (its) => its ?? fallback);
  });

interface PassedParameter {
  readonly name: string;
  readonly isOfAll: boolean;
  readonly fallback: Resolved;
  /** What stands for a value that is not known. */
  readonly unknown: Resolved;
}

/** Returns the value of a parameter to which something is given. What is not known stays itself. */
export function valueOfGiven(given: Resolved, name: string, template: Template): Resolved {
  const type = own(own(template.Parameters, name), 'Type');
  return mapTexts(given, (text) =>
    text === deployTimeValue(name) ? text : valueGiven(String(type), text),
  );
}
