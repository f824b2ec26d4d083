import { Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { substituted } from './intrinsics/sub';
import { own } from './json';
import { samPolicyTemplate, SamStatement } from '../catalogue/catalogue';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';

/**
 * Returns the document for an entry of `Policies` that names SAM policy templates; undefined when
 * one is unknown.
 */
export function samPolicyDocument(entry: ResolvedObject): Resolved | undefined {
  const statements = Object.entries(entry).map(([name, values]) =>
    samPolicyTemplate(name)?.map((one) =>
      samStatement(one, (parameter) => textOf(own(values, parameter) as Resolved, parameter)),
    ),
  );
  return statements.includes(undefined) || statements.length === 0
    ? undefined
    : { Version: '2012-10-17', Statement: statements.flat() };
}

/** Returns a statement that SAM writes, in document form. */
export function samStatement(
  { actions, resources, conditions }: SamStatement,
  valueOf: (parameter: string) => PolicyText,
): Resolved {
  const fill = (text: string) =>
    substituted(text, (name) => (name.startsWith('AWS::') ? deployTimeValue(name) : valueOf(name)));
  const filled = Object.entries(conditions ?? {}).map(([operator, byKey]) => [
    operator,
    Object.fromEntries(
      Object.entries(byKey).map(([key, values]) => [key, [values].flat().map(fill)]),
    ),
  ]);
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: resources.map(fill),
    ...(filled.length > 0 && { Condition: Object.fromEntries(filled) }),
  };
}

/**
 * Returns the text of a parameter value. A value that is not a text is known only at deployment.
 */
const textOf = (value: Resolved, parameter: string): PolicyText =>
  typeof value === 'string' ? value : deployTimeValue(parameter);
