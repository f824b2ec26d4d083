import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib/core';
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
    .filter((one): one is CfnElement => CfnElement.isCfnElement(one))
    .find((one) => one.stack.node === node && from.resolve(one.logicalId) === logicalId);
  return element && from.resolve(rendered(element));
}

/** Returns the properties of a resource as the template has them, with the overrides. */
export const renderedProperties = (resource: CfnResource): object =>
  Object.values<{ Properties?: object }>(
    Stack.of(resource).resolve(rendered(resource)).Resources ?? {},
  )[0]?.Properties ?? {};

/** The types of the CDK leave out the method, which every element has. */
const rendered = (element: CfnElement): object =>
  (element as unknown as { _toCloudFormation(): object })._toCloudFormation();
