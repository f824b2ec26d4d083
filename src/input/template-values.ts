import { CfnElement } from 'aws-cdk-lib/core';
import { TargetEnvironment } from './target-environment';

/** The parts of a template with values that the app knows. */
interface TemplateParts {
  readonly Parameters?: Readonly<Record<string, ParameterValue>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

interface ParameterValue {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
}

/**
 * Returns the values that a parameter of the stack has unless the deployment gives others: its
 * default, and its allowed values. The default of an SSM parameter is a name, not a value.
 */
export function parameterValues(from: TargetEnvironment, logicalId: string): unknown[] {
  const parameter = partsOf(from, logicalId)?.Parameters?.[logicalId];
  if (!parameter || parameter.Type.startsWith('AWS::SSM::Parameter::Value')) return [];
  const { Default, AllowedValues = [] } = parameter;
  return [...(Default === undefined ? [] : [Default]), ...AllowedValues];
}

/** Returns all values of a mapping of the stack. */
export const mappingValues = (from: TargetEnvironment, logicalId: string): unknown[] =>
  leaves(partsOf(from, logicalId)?.Mappings?.[logicalId] ?? []);

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** Returns what the element with the logical id adds to the template of the stack. */
function partsOf(from: TargetEnvironment, logicalId: string): TemplateParts | undefined {
  const { node } = from;
  const element = node
    ?.findAll()
    .find(
      (one) =>
        CfnElement.isCfnElement(one) &&
        one.stack.node === node &&
        from.resolve(one.logicalId) === logicalId,
    );
  // The types of the CDK leave out the method, which every element has.
  return element && from.resolve((element as unknown as Rendered)._toCloudFormation());
}

interface Rendered {
  _toCloudFormation(): TemplateParts;
}
