import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** What a process was and used; of memory the most at once, in MB, of time that of the processor, in seconds. */
export interface Process {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly modules: readonly string[];
  readonly cpu: number;
  readonly memory: number;
}

/** Writes, when the process ends, what it used and which files it loaded. */
const WATCH = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { _load } = require('node:module');
const asked = new Set();
require('node:module')._load = function (request, ...rest) {
  asked.add(request);
  return _load.call(this, request, ...rest);
};
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // On Linux maxRSS begins with that of the parent process: the kernel's own mark is of this one alone.
  const file = '/proc/self/status';
  const mark = /VmHWM:\\s+(\\d+) kB/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const memory = (mark ? Number(mark[1]) : maxRSS) / 1024;
  const modules = [...asked, ...Object.keys(require.cache)];
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  writeFileSync(process.env.WATCHED, JSON.stringify({ modules, cpu, memory }));
});
`;

/** The command as the package has it, bundled into a folder of its own by the very script that the build runs. */
export class Bundle {
  readonly folder = mkdtempSync(join(tmpdir(), 'connect-iam-bundle-'));
  readonly script = join(this.folder, 'lib', 'command', 'connect-iam.js');
  private readonly watch = join(this.folder, 'watch.cjs');

  constructor() {
    mkdirSync(join(this.folder, 'lib'));
    for (const beside of ['catalogue', 'assets', 'package.json'])
      symlinkSync(join(ROOT, beside), join(this.folder, beside));
    execFileSync(process.execPath, [
      '--require',
      join(ROOT, 'projenrc', 'register.cjs'),
      join(ROOT, 'projenrc', 'bundle.ts'),
      join(this.folder, 'lib', 'command'),
    ]);
    writeFileSync(this.watch, WATCH);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, 'lib', 'command', name), 'utf8');
  }

  put(name: string, content: unknown): string {
    const file = join(this.folder, name);
    writeFileSync(
      file,
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 1),
    );
    return file;
  }

  /** Without a script, bare Node. */
  run(
    args: readonly string[],
    { input, script = this.script }: { input?: string; script?: string } = {},
  ): Process {
    const watched = join(this.folder, 'watched.json');
    const env = { PATH: process.env.PATH, WATCHED: watched };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', this.watch, script, ...args],
      { cwd: this.folder, env, input, encoding: 'utf8', maxBuffer: 1e9 },
    );
    return { status, stdout, stderr, ...JSON.parse(readFileSync(watched, 'utf8')) };
  }
}
