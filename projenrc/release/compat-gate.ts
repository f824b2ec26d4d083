/*
 * Fails when a version breaks what the published one promised, and its number does not say so. jsii-diff judges.
 * Where nothing is published there is nothing to break. A registry that does not answer fails.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayBreak } from './allowed-changes';

const NAME = 'cdk-amazon-connect-iam';
const ROOT = join(__dirname, '..', '..');
const JSII_DIFF = join(ROOT, 'node_modules', 'jsii-diff', 'bin', 'jsii-diff');
/** Here, the published version finds the aws-cdk-lib that ours has: what both inherit is the same. */
const PUBLISHED = join(ROOT, 'dist', 'published');

/** Returns the newest published version; undefined when there is none. */
function published(): string | undefined {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const { status, stdout } = spawnSync('npm', ['view', NAME, 'version', '--json'], options);
  const answer = JSON.parse(stdout || '{}');
  if (status === 0) return answer;
  if (answer.error?.code === 'E404') return undefined;
  throw new Error(`The registry does not say what is published: ${stdout}`);
}

function main(version: string): number | null {
  const before = published();
  if (before === undefined) {
    console.log(`${NAME} is not published yet: nothing can break`);
    return 0;
  }
  const allowed = mayBreak(before, version);
  console.log(`${version} after ${before}: breaking changes are ${allowed ? '' : 'not '}allowed`);
  const status = compared(before);
  return allowed ? 0 : status;
}

/** Returns 0 when nothing that the published version promised is broken. */
function compared(before: string): number | null {
  mkdirSync(PUBLISHED, { recursive: true });
  try {
    const pack = ['pack', `${NAME}@${before}`, '--json', '--pack-destination', PUBLISHED];
    const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }));
    execFileSync('tar', ['-xzf', join(PUBLISHED, filename), '-C', PUBLISHED]);
    const args = [JSII_DIFF, join(PUBLISHED, 'package'), ROOT, '--keys', '--error-on', 'all'];
    return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status;
  } finally {
    rmSync(PUBLISHED, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv[2]) ?? 1;
