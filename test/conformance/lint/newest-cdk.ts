/*
 * Synthesizes every variant on the aws-cdk-lib of the given folder, with its own validation, and
 * prints what that has to say.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as cdk from 'aws-cdk-lib';
import type * as variants from '../variants';

const folder = process.argv[2];
const load = createRequire(__filename);
// The library is made for whatever aws-cdk-lib is beside it: here it is that of the folder.
const { _resolveFilename: resolve } = Module as any;
(Module as any)._resolveFilename = (
  request: string,
  parent: unknown,
  isMain: boolean,
  options?: object,
) =>
  resolve(
    request,
    parent,
    isMain,
    /^(aws-cdk-lib|constructs)(\/|$)/.test(request) ? { paths: [folder] } : options,
  );

const { App } = load('aws-cdk-lib') as typeof cdk;
const { JOURNEYS, stackOf } = load('../variants') as typeof variants;

const outdir = mkdtempSync(join(tmpdir(), 'conformance-'));
const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const where: Record<string, string> = {};
for (const journey of JOURNEYS) {
  for (const variant of journey.variants) {
    const construct = `Stack${Object.keys(where).length}`;
    where[construct] = `${journey.construct}: ${variant.name}`;
    stackOf({ ...journey, construct }, variant, app);
  }
}
try {
  app.synth();
} catch (e) {
  // With a finding that is an error it throws, once it has written its report.
  process.stderr.write(`${e}\n`);
}
const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
rmSync(outdir, { recursive: true });
const findings = report.pluginReports.flatMap(({ violations }: any) =>
  violations.flatMap(({ ruleName, description, violatingConstructs }: any) =>
    violatingConstructs.map(({ constructPath }: any) => {
      const [stack, ...path] = constructPath.split('/');
      return { finding: `${ruleName} ${description}`, where: `${where[stack]}: ${path.join('/')}` };
    }),
  ),
);
const { version } = JSON.parse(
  readFileSync(join(folder, 'node_modules', 'aws-cdk-lib', 'package.json'), 'utf8'),
);
process.stdout.write(JSON.stringify({ version, stacks: Object.keys(where).length, findings }));
