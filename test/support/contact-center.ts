import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectAccessReport } from '../../src';

const ROOT = join(__dirname, '..', '..');

/** Synthesizes the example app with the CDK CLI. */
export function synthesizedContactCenter(output: string): void {
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/aws-cdk/bin/cdk'),
      'synth',
      '--quiet',
      '--no-notices',
      '--no-version-reporting',
      '--output',
      output,
    ],
    {
      cwd: join(ROOT, 'examples/contact-center'),
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
      stdio: ['ignore', 'inherit', 'pipe'],
    },
  );
}

/** The report on the example app, synthesized into a folder of its own. */
export function contactCenter(): ConnectAccessReport {
  const output = mkdtempSync(join(tmpdir(), 'contact-center-'));
  synthesizedContactCenter(output);
  const report = ConnectAccessReport.fromAssembly(output);
  rmSync(output, { recursive: true });
  return report;
}
