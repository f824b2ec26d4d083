import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { allow, policy, roleWith } from './documents';
import { planOf } from './terraform';
import { ContactCenterStack } from '../../examples/contact-center/contact-center-stack';
import { IdentityStack } from '../../examples/contact-center/identity-stack';
import { managedPolicyFacts, managedPolicyNames } from '../../src/catalogue/catalogue';
import { worldCases } from '../worlds/world-case';

/** Files that the command reads together. */
export type CorpusFiles = Readonly<Record<string, unknown>>;

/**
 * Templates, also of SAM and nested, account details, plans of Terraform, files of Serverless,
 * policies, and every eighth a cloud assembly.
 */
export function corpus(): readonly CorpusFiles[] {
  const worlds = worldCases.map(({ files }) => files);
  const policies = managedPolicyNames()
    .flatMap((name) => Object.values(managedPolicyFacts(name).versions))
    .flatMap(({ document }) => (document ? [{ 'policy.json': document }] : []));
  const assembly = exampleAssembly();
  return [...worlds, ...otherTools(), ...policies].flatMap((files, i) =>
    i % 7 === 0 ? [files, assembly] : [files],
  );
}

/** Files of Terraform and of the Serverless Framework, several times to be mutated in several ways. */
function otherTools(): readonly CorpusFiles[] {
  const statement = allow(['connect:DeleteUser', 'iam:PassRole']);
  const plan = planOf([
    { type: 'aws_iam_role', name: 'a', values: { name: 'a', path: '/' } },
    {
      type: 'aws_iam_policy_document',
      name: 'd',
      mode: 'data',
      values: { statement: [{ actions: ['connect:DeleteUser'], resources: [null] }] },
      unknown: { json: true, statement: [{ resources: [true] }] },
      references: { statement: [] },
    },
    {
      type: 'aws_iam_role_policy',
      name: 'p',
      values: { name: 'p' },
      unknown: { role: true, policy: true },
      references: {
        role: ['aws_iam_role.a.id', 'aws_iam_role.a'],
        policy: ['data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'],
      },
    },
    {
      type: 'aws_iam_role_policy',
      name: 'q',
      values: { name: 'q', role: 'a', policy: JSON.stringify(policy(statement)) },
    },
  ]);
  const serverless = {
    service: 'calls',
    provider: { name: 'aws', iam: { role: { statements: [statement] } } },
    functions: { a: { handler: 'h' }, b: { iamRoleStatements: [statement] } },
    resources: { Resources: { Role: roleWith('Access', policy(statement)) } },
  };
  return Array.from({ length: 20 }, (_, i) =>
    i % 2 === 0 ? { 'plan.json': plan } : { 'serverless.json': serverless },
  );
}

/** The cloud assembly of the example app, with its manifest, metadata and assets. */
function exampleAssembly(): CorpusFiles {
  const outdir = mkdtempSync(join(tmpdir(), 'connect-iam-example-'));
  const app = new App({ outdir });
  const env = { account: '123456789012', region: 'us-east-1' };
  new ContactCenterStack(app, 'ContactCenter', { env });
  new IdentityStack(app, 'Identity', { env });
  app.synth();
  const names = readdirSync(outdir).filter((name) => name.endsWith('.json'));
  const files = names.map((name): [string, unknown] => [
    name,
    JSON.parse(readFileSync(join(outdir, name), 'utf8')),
  ]);
  rmSync(outdir, { recursive: true });
  return Object.fromEntries(files);
}
