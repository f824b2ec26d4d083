import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_TO_DO, unresolved } from './acknowledged';
import { describeWith, installed } from '../tool';

const ROOT = join(__dirname, '..', '..', '..');
/** The newest CDK: its validation at synthesis came after our floor. */
const PINS = { 'aws-cdk-lib': '2.276.0', constructs: '10.5.1' };

const cdk = () =>
  installed('aws-cdk-lib', PINS['aws-cdk-lib'], (folder) => {
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies: PINS }),
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  });

describeWith(cdk(), `on aws-cdk-lib ${PINS['aws-cdk-lib']}`, (folder) => {
  test(
    'the validation of templates at synthesis finds nothing that is not acknowledged, and each ' +
      'acknowledgement stands for something',
    () => {
      const args = [
        '-r',
        'ts-node/register/transpile-only',
        join(__dirname, 'newest-cdk.ts'),
        folder,
      ];
      const { CDK_VALIDATION: _off, ...env } = process.env;
      const printed = execFileSync(process.execPath, args, {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...env, TS_NODE_PROJECT: join(ROOT, 'test', 'tsconfig.json') },
      });
      const { version, stacks, findings } = JSON.parse(printed);
      expect(version).toBe(PINS['aws-cdk-lib']);
      expect(stacks).toBeGreaterThan(150);
      expect(unresolved('aws-cdk-lib', findings)).toEqual(NOTHING_TO_DO);
    },
  );
});
