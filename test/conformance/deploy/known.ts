import {
  CloudFormationClient,
  CreateStackCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { sample } from '../samples';

/** The template without the resources of some types; what refers to them has what they will look like instead. */
export function without(template: any, types: readonly string[]): any {
  const gone = (id: string) => types.includes(template.Resources[id]?.Type);
  const walk = (value: any): any => {
    // Nothing is attached to a group that is not there.
    if (Array.isArray(value))
      return value
        .filter(
          (item) => !(gone(item?.Ref) && template.Resources[item.Ref].Type === 'AWS::IAM::Group'),
        )
        .map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (value.Ref && gone(value.Ref)) return sample(template, value.Ref);
    if (value['Fn::GetAtt'] && gone(value['Fn::GetAtt'][0]))
      return sample(template, ...(value['Fn::GetAtt'] as [string, string]));
    const entries = Object.entries<any>(value).filter(([key]) => key !== 'DependsOn');
    return Object.fromEntries(entries.map(([k, v]) => [k, walk(v)]));
  };
  const kept = Object.fromEntries(
    Object.entries<any>(template.Resources).filter(([id]) => !gone(id)),
  );
  return { ...template, Resources: walk(kept) };
}

/** Whether an index of `Fn::Select` in the template is itself a function, as CloudFormation allows. */
export function selectsByFunction(value: any): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    typeof value['Fn::Select']?.[0] === 'object' || Object.values(value).some(selectsByFunction)
  );
}

export const typesIn = (template: any): string[] =>
  Object.values<any>(template.Resources).map(({ Type }) => Type);

/** Whether CloudFormation there has no such type: it says so, or makes a stack and nothing in it. */
export async function isUnknown(client: CloudFormationClient, type: string): Promise<boolean> {
  const StackName = type.replaceAll('::', '-');
  try {
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({ Resources: { Only: { Type: type } } }),
      }),
    );
  } catch (e) {
    return (e as Error).message.includes(`Unrecognized resource types: [${type}]`);
  }
  const { StackResourceSummaries: [only] = [] } = await client.send(
    new ListStackResourcesCommand({ StackName }),
  );
  return !only.PhysicalResourceId;
}
