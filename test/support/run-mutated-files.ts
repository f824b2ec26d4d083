import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mutatedFiles } from './mutated-files';
import { CorpusFiles } from './mutation-corpus';
import { main } from '../../command/main';

/*
 * Reads mutated files in this process, one seed after another, and writes a line about each run:
 * node --require ./projenrc/register.cjs test/support/run-mutated-files.ts CORPUS SEEDS
 * Both are JSON files. The line of a run is a MutatedRun.
 */

/** How a run of the command ended. */
export interface MutatedRun {
  readonly seed: number;
  readonly status: number;
  readonly stderr: string;
  /** Time of the processor, in seconds. */
  readonly cpu: number;
  /** The most memory that the process had at once, up to the end of this run, in MB. */
  readonly memory: number;
}

/** Writes files into a folder. Returns the arguments that ask about them. */
export function writeMutatedFiles(
  corpus: readonly CorpusFiles[],
  seed: number,
  folder: string,
): readonly string[] {
  const mutated = mutatedFiles(corpus, seed);
  const inputs = join(folder, 'files');
  for (const [name, text] of Object.entries(mutated.files)) {
    mkdirSync(dirname(join(inputs, name)), { recursive: true });
    writeFileSync(join(inputs, name), text);
  }
  const before = join(folder, 'before.json');
  writeFileSync(before, mutated.before);
  const isComparison = mutated.args[0] === 'diff';
  return [...mutated.args, ...(isComparison ? [before] : []), join(inputs, mutated.path)];
}

async function run(corpus: readonly CorpusFiles[], seed: number): Promise<MutatedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'mutated-'));
  const args = writeMutatedFiles(corpus, seed, folder);
  let stderr = '';
  const started = process.cpuUsage();
  const status = await main(args, {
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    save: () => undefined,
  });
  const { user, system } = process.cpuUsage(started);
  rmSync(folder, { recursive: true });
  return { seed, status, stderr, cpu: (user + system) / 1e6, memory: mostMemory() };
}

/** In MB. On Linux, maxRSS begins with that of the parent process, and the kernel's own mark does not. */
function mostMemory(): number {
  const file = '/proc/self/status';
  const mark = /VmHWM:\s+(\d+) kB/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '');
  return (mark ? Number(mark[1]) : process.resourceUsage().maxRSS) / 1024;
}

async function runAll([corpusFile, seedsFile]: readonly string[]): Promise<void> {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const corpus = read(corpusFile);
  for (const seed of read(seedsFile))
    process.stdout.write(`${JSON.stringify(await run(corpus, seed))}\n`);
}

if (require.main === module) void runAll(process.argv.slice(2));
