import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../command/main';
import { Bundle } from '../support/bundle';
import { mutateText, mutateValue, randomOf } from '../support/mutations';
import { worldCases } from '../worlds/world-case';

/** How many files are read in this process; half of them with seeds of their own each time. */
const FILES = Number(process.env.FUZZ_FILES ?? 2_000);
/** How many in a process of their own, which is slower by far. */
const PROCESSES = Number(process.env.FUZZ_PROCESSES ?? 40);
const SECONDS = 10;
const MB = 1_000;

const corpus = worldCases.flatMap(({ files }) => Object.values(files));
const subcommands = [['audit'], ['report', '--json'], ['report', '--html'], ['audit', '--sarif']];
const fresh = Date.now() % 1_000_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutated-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file and what is asked about it, the same for the same seed. */
function mutated(seed: number): { readonly file: string; readonly args: readonly string[] } {
  const random = randomOf(seed);
  const content = mutateValue(corpus[seed % corpus.length], random, random() * 0.08);
  const text = JSON.stringify(content, undefined, 1) ?? 'null';
  const file = join(folder, random() < 0.3 ? 'mutated.yaml' : 'mutated.json');
  writeFileSync(file, random() < 0.3 ? mutateText(text, random) : text);
  return { file, args: subcommands[seed % subcommands.length] };
}

/** What is wrong with how a run ended; undefined where it ended as it should. */
function fault(status: number | null, stderr: string): string | undefined {
  if (![0, 1, 2].includes(status ?? -1)) return `it ended with ${status}`;
  return /mistake of connect-iam|\n\s+at /.test(stderr) ? stderr.slice(0, 1_000) : undefined;
}

async function runHere(seed: number): Promise<string | undefined> {
  const { file, args } = mutated(seed);
  let stderr = '';
  const started = Date.now();
  const status = await main([...args, file], {
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    save: () => undefined,
  });
  const isSlow = Date.now() - started > SECONDS * 1_000;
  return isSlow ? `it took more than ${SECONDS} s` : fault(status, stderr);
}

test(`${FILES} mutated files end with 0, 1 or 2 and without a stack trace, each in ${SECONDS} s`, async () => {
  const faults: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const seed = i % 2 === 0 ? i : fresh + i;
    const wrong = await runHere(seed);
    if (wrong !== undefined) faults.push(`seed ${seed}: ${wrong}`);
  }
  expect(faults).toEqual([]);
}, 600_000);

test(`${PROCESSES} of them in processes of their own, each in 1 GB`, () => {
  const bundle = new Bundle();
  const faults: string[] = [];
  for (let seed = 0; seed < PROCESSES; seed++) {
    const { file, args } = mutated(seed);
    const { status, stderr, cpu, memory } = bundle.run([...args, file]);
    const wrong = fault(status, stderr);
    if (wrong !== undefined || cpu > SECONDS || memory > MB)
      faults.push(`seed ${seed}: ${wrong ?? ''} ${cpu} s, ${memory} MB`);
  }
  rmSync(bundle.folder, { recursive: true });
  expect(faults).toEqual([]);
}, 300_000);
