import { App, Stack, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';

export const ACCOUNT = '111122223333';
export const INSTANCE_ID = '11111111-2222-3333-4444-555555555555';
export const INSTANCE_ARN = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/${INSTANCE_ID}`;
export const CAMPAIGN_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** A stack in an app of its own; without an environment unless one is given. */
export function newStack(props?: StackProps): Stack {
  return new Stack(new App(), 'Stack', props);
}

export interface StatementJson {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: any;
  readonly Resource: any;
  readonly Condition?: any;
}

/** The statements of a role's own inline policy, as in the template; partition and references as text. */
export function statementsOf(role: Role): StatementJson[] {
  const policies = resourceOf(role).Properties.Policies ?? [];
  return policies.flatMap((p: any) => readable(p.PolicyDocument.Statement));
}

export function statementOf(role: Role, sid: string): StatementJson {
  const found = statementsOf(role).filter((s) => s.Sid === sid);
  if (found.length !== 1)
    throw new Error(
      `${found.length} statements ${sid}, of ${statementsOf(role)
        .map((s) => s.Sid)
        .join(', ')}`,
    );
  return found[0];
}

export const sidsOf = (role: Role): string[] => statementsOf(role).map((s) => s.Sid);

export function managedPoliciesOf(role: Role): string[] {
  return readable(resourceOf(role).Properties.ManagedPolicyArns ?? []);
}

/** The role's resource in the template of its stack. */
export function resourceOf(role: Role): any {
  const stack = Stack.of(role);
  return Template.fromStack(stack).toJSON().Resources[
    stack.getLogicalId(role.node.defaultChild as any)
  ];
}

/** Intrinsics as text, `${Ref}` and `${Resource.Attribute}`: an expected ARN can then be written on one line. */
export function readable(value: any): any {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value['Fn::Join']?.[1]))
    return value['Fn::Join'][1].map(readable).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt']) return `\${${value['Fn::GetAtt'].join('.')}}`;
  if (value['Fn::ImportValue']) return `\${Import ${readable(value['Fn::ImportValue'])}}`;
  if (value['Fn::Select'])
    return `\${Select ${readable(value['Fn::Select'][0])} of ${readable(value['Fn::Select'][1])}}`;
  if (value['Fn::FindInMap']) return `\${Find ${readable(value['Fn::FindInMap']).join('.')}}`;
  if (value['Fn::Split']) return readable(value['Fn::Split'][1]);
  if (value.Ref) return `\${${value.Ref}}`;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, readable(v)]));
}
