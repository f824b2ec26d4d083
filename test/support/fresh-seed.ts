import { spawnSync } from 'node:child_process';

/** Returns the seed of the commit that is checked out; that of the clock outside of a repository. */
function seedOfCommit(): number {
  const { stdout } = spawnSync('git', ['rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' });
  const seed = Number.parseInt(stdout, 16);
  return Number.isNaN(seed) ? Date.now() % 2 ** 31 : seed;
}

/** A seed that each commit has for itself, so that a failure repeats. FUZZ_SEED gives another one. */
export const FRESH_SEED = Number(process.env.FUZZ_SEED ?? seedOfCommit());
