import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../command/main';
import { Bundle } from '../support/bundle';
import { mutatedFiles } from '../support/mutated-files';
import { corpus } from '../support/mutation-corpus';

/** How many files are read in this process; half of them with seeds of their own each time. */
const FILES = Number(process.env.FUZZ_FILES ?? 2_000);
/** How many in a process of their own, which is slower by far. */
const PROCESSES = Number(process.env.FUZZ_PROCESSES ?? 40);
const SECONDS = 10;
const MB = 1_000;

const files = corpus();
const fresh = Date.now() % 1_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutated-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes files into a folder of their own. Returns the arguments that ask about them. */
function written(seed: number): readonly string[] {
  const mutated = mutatedFiles(files, seed);
  const inputs = join(folder, String(seed), 'files');
  mkdirSync(inputs, { recursive: true });
  for (const [name, text] of Object.entries(mutated.files)) {
    mkdirSync(dirname(join(inputs, name)), { recursive: true });
    writeFileSync(join(inputs, name), text);
  }
  const before = join(folder, String(seed), 'before.json');
  writeFileSync(before, mutated.before);
  const isComparison = mutated.args[0] === 'diff';
  return [...mutated.args, ...(isComparison ? [before] : []), join(inputs, mutated.path)];
}

/** What is wrong with how a run ended; undefined where it ended as it should. */
function fault(status: number | null, stderr: string): string | undefined {
  if (![0, 1, 2].includes(status ?? -1)) return `it ended with ${status}`;
  return /mistake of connect-iam|\n\s+at /.test(stderr) ? stderr.slice(0, 1_000) : undefined;
}

async function runHere(seed: number, statuses: Map<number, number>): Promise<string | undefined> {
  const args = written(seed);
  let stderr = '';
  const started = process.cpuUsage();
  const status = await main(args, {
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    save: () => undefined,
  });
  const { user, system } = process.cpuUsage(started);
  rmSync(join(folder, String(seed)), { recursive: true });
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const isSlow = (user + system) / 1e6 > SECONDS;
  return isSlow ? `it took more than ${SECONDS} s` : fault(status, stderr);
}

test(`${FILES} mutated files end with 0, 1 or 2 and without a stack trace, each in ${SECONDS} s`, async () => {
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  for (let i = 0; i < FILES; i++) {
    const seed = i % 2 === 0 ? i : fresh + i;
    const wrong = await runHere(seed, statuses);
    if (wrong !== undefined) faults.push(`seed ${seed}: ${wrong}`);
  }
  expect(faults).toEqual([]);
  // Neither all of them are broken nor all of them harmless.
  for (const status of [0, 1, 2]) expect(statuses.get(status)).toBeGreaterThan(FILES / 50);
}, 3_600_000);

test(`${PROCESSES} of them in processes of their own, each in 1 GB`, () => {
  const bundle = new Bundle();
  const faults: string[] = [];
  for (let seed = 0; seed < PROCESSES; seed++) {
    const { status, stderr, cpu, memory } = bundle.run([...written(seed)]);
    const wrong = fault(status, stderr);
    if (wrong !== undefined || cpu > SECONDS || memory > MB)
      faults.push(`seed ${seed}: ${wrong ?? ''} ${cpu} s, ${memory} MB`);
  }
  rmSync(bundle.folder, { recursive: true });
  expect(faults).toEqual([]);
}, 300_000);
