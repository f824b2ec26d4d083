/*
 * Runs the fuzzers of test/oracle as long as a night has time for them. FUZZ_REQUESTS, FUZZ_DIFF_PAIRS,
 * FUZZ_ACCOUNTS and FUZZ_SEED say how long, and with which policies.
 *
 *   node --require ./projenrc/register.cjs projenrc/fuzz.ts [arguments of Jest]
 */
import { spawnSync } from 'node:child_process';

const AT_NIGHT = {
  FUZZ_REQUESTS: '100000',
  FUZZ_DIFF_PAIRS: '125',
  FUZZ_ACCOUNTS: '2000',
  FUZZ_SEED: String(Math.floor(Date.now() / 1000)),
};

const { status } = spawnSync(
  'jest',
  ['--ci', '--config', 'test/oracle/jest.config.json', 'fuzz', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...AT_NIGHT, ...process.env } },
);
process.exitCode = status ?? 1;
