import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { NOTHING_TO_DO, unresolved } from './acknowledged';
import { python } from '../python';
import { subjects } from '../templates';
import { describeWith } from '../tool';

describeWith(python(), 'every template', (venv) => {
  test(
    'has no finding of cfn-lint, informational ones included, that is not acknowledged, and each ' +
      'acknowledgement stands for one',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
      try {
        const all = subjects();
        all.forEach(({ stack }, i) =>
          writeFileSync(
            join(folder, `${i}.json`),
            JSON.stringify(Template.fromStack(stack).toJSON()),
          ),
        );
        const lint = [
          '--include-checks',
          'I',
          '--format',
          'json',
          '--regions',
          'us-east-1',
          '--template',
          ...all.map((_, i) => `${i}.json`),
        ];
        const { stdout, stderr, error } = spawnSync(join(venv, 'bin', 'cfn-lint'), lint, {
          cwd: folder,
          encoding: 'utf8',
          maxBuffer: 2 ** 26,
        });
        expect(error).toBeUndefined();
        expect(stderr).toBe('');
        const findings = JSON.parse(stdout).map(({ Rule, Filename, Location, Message }: any) => ({
          finding: `${Rule.Id} ${Message}`,
          where: `${all[parseInt(Filename, 10)].where}: ${Location.Path.join('.')}`,
        }));
        expect(unresolved('cfn-lint', findings)).toEqual(NOTHING_TO_DO);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
