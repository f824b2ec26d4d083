import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bundle } from '../support/bundle';
import { corpus } from '../support/mutation-corpus';
import { MutatedRun, writeMutatedFiles } from '../support/run-mutated-files';

/** How many files are read in one process; half of them with seeds of their own each time. */
const FILES = Number(process.env.FUZZ_FILES ?? 2_000);
/** How many in a process of their own, which is slower by far. */
const PROCESSES = Number(process.env.FUZZ_PROCESSES ?? 20);
const SECONDS = 10;
const MB = 1_000;
/** For all files in one process, in milliseconds. */
const LONGEST = 1_800_000;

const ROOT = join(__dirname, '..', '..');
const files = corpus();
const fresh = Date.now() % 1_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutated-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** Reads the files of all seeds in one process. A run that ends the process is the last. */
function runsOf(seeds: readonly number[]): { runs: readonly MutatedRun[]; stderr: string } {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${MB}`,
      ...['--require', join(ROOT, 'projenrc', 'register.cjs')],
      join(ROOT, 'test', 'support', 'run-mutated-files.ts'),
      put('corpus.json', files),
      put('seeds.json', seeds),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: folder },
      encoding: 'utf8',
      maxBuffer: 1e9,
      // A run without an end is the next seed that is missing.
      timeout: LONGEST,
    },
  );
  return {
    runs: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

/** What is wrong with how a run ended; undefined where it ended as it should. */
function fault({
  status,
  stderr,
  cpu,
  memory,
}: Omit<MutatedRun, 'seed' | 'status'> & { status: number | null }) {
  if (![0, 1, 2].includes(status ?? -1)) return `it ended with ${status}`;
  if (cpu > SECONDS) return `it took ${cpu} s`;
  if (memory > MB) return `it took ${memory} MB`;
  return /mistake of connect-iam|\n\s+at /.test(stderr) ? stderr.slice(0, 1_000) : undefined;
}

test(`${FILES} mutated files end with 0, 1 or 2 and without a stack trace, each in ${SECONDS} s and 1 GB`, () => {
  const seeds = Array.from({ length: FILES }, (_, i) => (i % 2 === 0 ? i : fresh + i));
  const { runs, stderr } = runsOf(seeds);
  const faults = runs.flatMap((run) => {
    const wrong = fault(run);
    return wrong === undefined ? [] : [`seed ${run.seed}: ${wrong}`];
  });
  expect(faults).toEqual([]);
  // The process itself ended neither early nor with a warning.
  expect(stderr).toBe('');
  expect(seeds.slice(runs.length)).toEqual([]);
  // Neither all of them are broken nor all of them harmless.
  for (const expected of [0, 1, 2]) {
    const ended = runs.filter(({ status }) => status === expected);
    expect(ended.length).toBeGreaterThan(FILES / 50);
  }
}, 3_600_000);

test(`${PROCESSES} of them in processes of their own end the same way`, () => {
  const bundle = new Bundle();
  const faults: string[] = [];
  for (let seed = 0; seed < PROCESSES; seed++) {
    const wrong = fault(
      bundle.run([...writeMutatedFiles(files, seed, join(folder, String(seed)))]),
    );
    if (wrong !== undefined) faults.push(`seed ${seed}: ${wrong}`);
  }
  rmSync(bundle.folder, { recursive: true });
  expect(faults).toEqual([]);
}, 300_000);
