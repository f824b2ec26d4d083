import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ContactCenterStack } from '../../examples/contact-center/contact-center-stack';
import { IdentityStack } from '../../examples/contact-center/identity-stack';
import { managedPolicyFacts, managedPolicyNames } from '../../src/catalogue/catalogue';
import { worldCases } from '../worlds/world-case';

/** Files that the command reads together. */
export type CorpusFiles = Readonly<Record<string, unknown>>;

/** Templates, also of SAM and nested, account details, policies, and every eighth a cloud assembly. */
export function corpus(): readonly CorpusFiles[] {
  const worlds = worldCases.map(({ files }) => files);
  const policies = managedPolicyNames()
    .flatMap((name) => Object.values(managedPolicyFacts(name).versions))
    .flatMap(({ document }) => (document ? [{ 'policy.json': document }] : []));
  const assembly = exampleAssembly();
  return [...worlds, ...policies].flatMap((files, i) =>
    i % 7 === 0 ? [files, assembly] : [files],
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
