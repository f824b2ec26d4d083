import { Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { substituted } from './intrinsics/sub';
import { own } from './json';
import { samPolicyTemplate, SamStatement } from '../catalogue/catalogue';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';

/**
 * The document of an entry of `Policies` that names policy templates of SAM; undefined where one of them is unknown.
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

/** A statement that SAM writes, as a document has it. */
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

/** A value of a parameter; what is no text is known at deployment at the earliest. */
const textOf = (value: Resolved, parameter: string): PolicyText =>
  typeof value === 'string' ? value : deployTimeValue(parameter);
