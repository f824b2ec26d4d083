import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A statement with its ARNs as readable text. */
export interface SynthesizedStatement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `key = value`, each. */
  readonly conditions: readonly string[];
}

/** A role as a synthesized template has it. */
export interface SynthesizedRole {
  readonly name: string;
  readonly trustedBy: readonly string[];
  readonly managedPolicies: readonly string[];
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
      const roles = Object.values<any>(read(templateFile).Resources)
        .filter((resource) => resource.Type === 'AWS::IAM::Role' && !isForService(resource))
        .map((resource) => synthesizedRole(resource, metadata));
      return { name, templateFile: join(folder, templateFile), roles };
    });
}

function synthesizedRole(resource: any, metadata: Record<string, any[]>): SynthesizedRole {
  const path: string = resource.Metadata['aws:cdk:path'].replace(/\/Resource$/, '');
  const policies: any[] = resource.Properties.Policies ?? [];
  return {
    name: path.split('/').slice(1).join('/'),
    trustedBy: resource.Properties.AssumeRolePolicyDocument.Statement.flatMap((s: any) => trustedBy(s.Principal)),
    managedPolicies: (resource.Properties.ManagedPolicyArns ?? []).map((arn: unknown) => text(arn).split('/').pop()!),
    statements: policies.flatMap((p) => p.PolicyDocument.Statement).map(synthesizedStatement),
    warnings: (metadata[`/${path}`] ?? []).filter((entry) => entry.type === 'aws:cdk:warning').map((entry) => entry.data),
  };
}

function synthesizedStatement(s: any): SynthesizedStatement {
  const conditions = Object.values<Record<string, unknown>>(s.Condition ?? {}).flatMap((byKey) => Object.entries(byKey));
  return {
    sid: s.Sid,
    effect: s.Effect,
    actions: [s.Action].flat(),
    resources: [s.Resource].flat().map(text),
    conditions: conditions.map(([key, value]) => `${key} = ${[value].flat().map(text).join(' or ')}`),
  };
}

function trustedBy(principal: Record<string, unknown>): string[] {
  return Object.entries(principal).map(([kind, who]) => {
    const arn = text(who);
    if (kind === 'Federated') return `${arn.split('/').pop()}, by SAML`;
    return arn.endsWith(':root') ? `account ${/\d{12}/.exec(arn)?.[0] ?? 'of the stack'}` : arn;
  });
}

/** A role that a service takes on, such as a function's, is nobody's access. */
const isForService = (resource: any) =>
  resource.Properties.AssumeRolePolicyDocument.Statement.every((s: any) => Object.keys(s.Principal).join() === 'Service');

/** An intrinsic as readable text. */
function text(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
  return `<${value.Ref ?? value['Fn::GetAtt']?.join('.') ?? JSON.stringify(value)}>`;
}
