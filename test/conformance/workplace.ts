import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What the process that runs the tests has for itself, and a user's shell has not. */
const OURS = new RegExp(
  `^(${[
    'NODE_(ENV|OPTIONS|PATH)',
    'JEST_.*',
    'TS_.*',
    'npm_(package|lifecycle|command|node|execpath).*',
    'GOFLAGS|VIRTUAL_ENV|PYTHONPATH|CLASSPATH|CDK_VALIDATION',
  ].join('|')})$`,
);

/** A new folder outside of the repository, where nothing is installed and nothing of ours is found by chance. */
export class Workplace {
  private readonly folder: string;

  constructor(name: string) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), `conformance-${name}-`)));
  }

  public path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Copies a file or a folder to the same name in a folder of this place. */
  public copy(from: string, ...to: string[]): void {
    cpSync(from, this.path(...to), { recursive: true });
  }

  /** A file, with the folders that it is in. */
  public write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  public read(...parts: string[]): string {
    return readFileSync(this.path(...parts), 'utf8');
  }

  /** What a command says; an error with all of what it says when it fails. */
  public run(
    cwd: string,
    command: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): string {
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !OURS.test(name)),
    );
    // In front of the path is what `npm run` puts there: the tools of the repository, which no user has.
    const path = (clean.PATH ?? '')
      .split(delimiter)
      .filter((part) => !part.includes('node_modules'))
      .join(delimiter);
    const { status, error, stdout, stderr } = spawnSync(command, args, {
      cwd: this.path(cwd),
      env: {
        ...clean,
        PATH: path,
        CI: 'true',
        JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
        ...env,
      },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (error) throw error;
    if (status !== 0)
      throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    return stdout + stderr;
  }

  public remove(): void {
    // What Go has downloaded is read-only.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Why the commands cannot be used, in words. In CI, where nobody reads that, nothing:
 * what needs them is run, and fails.
 */
export function missing(...commands: string[]): string | undefined {
  const absent = commands.filter(
    (command) => spawnSync(command, [command === 'go' ? 'version' : '--version']).error,
  );
  if (absent.length === 0 || process.env.CI) return undefined;
  const why = `${absent.join(' and ')} not found on this machine`;
  process.stderr.write(`SKIPPED ${why}\n`);
  return why;
}
