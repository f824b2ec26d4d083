import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A statement with its ARNs as readable text. */
export interface SynthesizedStatement {
  /** Absent in grants. */
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `key = value` or `key is not value`, each. */
  readonly conditions: readonly string[];
}

/** A role or a permission set as a synthesized template has it. */
export interface SynthesizedRole {
  readonly name: string;
  readonly trustedBy: readonly string[];
  readonly managedPolicies: readonly string[];
  /** Of AWS, copied at one of their versions. */
  readonly pinnedPolicies: readonly string[];
  readonly statements: readonly SynthesizedStatement[];
  readonly warnings: readonly string[];
}

export interface SynthesizedStack {
  readonly name: string;
  readonly templateFile: string;
  readonly roles: readonly SynthesizedRole[];
}

/** The roles in the templates of a cloud assembly: what CloudFormation would make, not what the app meant. */
export function readAssembly(folder: string): SynthesizedStack[] {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const manifest = read('manifest.json');
  return Object.entries<any>(manifest.artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([name, artifact]) => {
      const metadata = artifact.metadata ?? (artifact.additionalMetadataFile ? read(artifact.additionalMetadataFile) : {});
      const templateFile = artifact.properties.templateFile;
      const resources = Object.entries<any>(read(templateFile).Resources);
      const policies = resources.map(([, resource]) => resource).filter((resource) => resource.Type === 'AWS::IAM::Policy');
      const attached = (id: string) => policies.filter((policy) => policy.Properties.Roles?.some((role: any) => role.Ref === id));
      const roles = resources.filter(([, resource]) => resource.Type === 'AWS::IAM::Role')
        .map(([id, resource]) => synthesizedRole(resource, attached(id), Object.fromEntries(resources), metadata))
        .filter((role) => !role.isService || role.statements.length > 0);
      const sets = resources.map(([, resource]) => resource).filter((resource) => resource.Type === 'AWS::SSO::PermissionSet')
        .map((resource) => permissionSet(resource, metadata));
      return { name, templateFile: join(folder, templateFile), roles: [...roles, ...sets] };
    });
}

function synthesizedRole(
  resource: any, attached: any[], resources: Record<string, any>, metadata: Record<string, any[]>,
): SynthesizedRole & { readonly isService: boolean } {
  const policies: any[] = [...resource.Properties.Policies ?? [], ...attached.map((policy) => policy.Properties)];
  const managed: any[] = resource.Properties.ManagedPolicyArns ?? [];
  const isService = isForService(resource);
  const statements = policies.flatMap((p) => p.PolicyDocument.Statement).map(synthesizedStatement);
  return {
    isService,
    ...of(resource, metadata),
    trustedBy: resource.Properties.AssumeRolePolicyDocument.Statement.flatMap((s: any) => trustedBy(s.Principal)),
    managedPolicies: (isService ? [] : managed).filter((arn: any) => !arn.Ref).map((arn: unknown) => text(arn).split('/').pop()!),
    pinnedPolicies: managed.filter((arn: any) => arn.Ref).map((arn: any) => nameOf(resources[arn.Ref])),
    // Of an application's role only what it does in Amazon Connect.
    statements: isService ? statements.filter((s) => s.actions.every((action) => action.startsWith('connect:'))) : statements,
  };
}

function permissionSet(resource: any, metadata: Record<string, any[]>): SynthesizedRole {
  const { ManagedPolicies: managed = [], InlinePolicy: inline } = resource.Properties;
  return {
    ...of(resource, metadata),
    trustedBy: ['Identity Center'],
    managedPolicies: managed.map((arn: unknown) => text(arn).split('/').pop()!),
    pinnedPolicies: [],
    statements: (inline?.Statement ?? []).map(synthesizedStatement),
  };
}

/** The last name in the path of a construct. */
const nameOf = (resource: any): string => resource.Metadata['aws:cdk:path'].replace(/\/Resource$/, '').split('/').pop();

function of(resource: any, metadata: Record<string, any[]>): Pick<SynthesizedRole, 'name' | 'warnings'> {
  const path: string = resource.Metadata['aws:cdk:path'].replace(/\/Resource$/, '');
  return {
    name: path.split('/').slice(1).join('/').replace(/\/ServiceRole$/, ''),
    warnings: (metadata[`/${path}`] ?? []).filter((entry) => entry.type === 'aws:cdk:warning').map((entry) => entry.data.replace(`${path}: `, '')),
  };
}

function synthesizedStatement(s: any): SynthesizedStatement {
  const conditions = Object.entries<Record<string, unknown>>(s.Condition ?? {})
    .flatMap(([operator, byKey]) => Object.entries(byKey).map(([key, value]) => [key, operator.includes('Not') ? 'is not' : '=', [value].flat().map(text).join(' or ')]));
  return {
    sid: s.Sid,
    effect: s.Effect,
    actions: [s.Action].flat(),
    resources: [s.Resource].flat().map(text),
    conditions: conditions.map((words) => words.join(' ')),
  };
}

function trustedBy(principal: Record<string, unknown>): string[] {
  return Object.entries(principal).map(([kind, who]) => {
    const arn = text(who);
    if (kind === 'Service') return 'an application';
    if (kind === 'Federated') return `${arn.split('/').pop()}, by SAML`;
    return arn.endsWith(':root') ? `account ${/\d{12}/.exec(arn)?.[0] ?? 'of the stack'}` : arn;
  });
}

/** A role that a service takes on, such as a function's, is an application's access. */
const isForService = (resource: any) =>
  resource.Properties.AssumeRolePolicyDocument.Statement.every((s: any) => Object.keys(s.Principal).join() === 'Service');

/** An intrinsic as readable text. */
function text(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
  return `<${value.Ref ?? value['Fn::GetAtt']?.join('.') ?? JSON.stringify(value)}>`;
}
