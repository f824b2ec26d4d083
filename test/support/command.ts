import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { roleWith } from './documents';
import { main } from '../../command/main';

export { allow, policy } from './documents';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was written to files. */
  readonly saved: Readonly<Record<string, string>>;
}

export interface Surroundings {
  readonly tty?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The day on which it runs. */
  readonly today?: string;
}

/** Runs the command in this process. */
export async function connectIam(
  args: readonly string[],
  { tty = false, columns, env = {}, today = '2026-11-30' }: Surroundings = {},
): Promise<Ran> {
  const texts = { out: '', err: '' };
  const saved: Record<string, string> = {};
  const stream = (to: 'out' | 'err') => ({
    isTTY: tty,
    ...(columns && { columns }),
    write: (text: string) => {
      texts[to] += text;
    },
  });
  const save = (file: string, parts: Iterable<string>) => {
    if (file.startsWith('/nowhere/'))
      throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), {
        code: 'ENOENT',
      });
    saved[file] = [...parts].join('');
  };
  const code = await main(args, {
    stdout: stream('out'),
    stderr: stream('err'),
    env,
    save,
    today: () => today,
  });
  return { code, ...texts, saved };
}

/** Before each test a folder of its own is the current one; after it everything is as it was. */
export function inFolder(): { put(files: Readonly<Record<string, unknown>>): void } {
  const home = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });
  return {
    put: (files) =>
      Object.entries(files).forEach(([name, content]) => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(
          join(folder, name),
          typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
        );
      }),
  };
}

/** A role of a template with one policy. */
export const role = (document: object, constructPath?: string) => ({
  ...roleWith('Access', document),
  ...(constructPath && { Metadata: { 'aws:cdk:path': constructPath } }),
});
