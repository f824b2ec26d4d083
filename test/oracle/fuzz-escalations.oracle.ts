import fc from 'fast-check';
import { contradictions } from './escalation-judge';
import { accounts } from './escalation-worlds';
import { FRESH_SEED } from '../support/fresh-seed';

/*
 * Random accounts: what the audit says about ways to more access is held against brute force.
 * Whoever gains anything by a way has a finding, and no fatal is about somebody who gains nothing.
 * FUZZ_ACCOUNTS says how many accounts there are for both seeds together. The fresh seed is that of
 * the commit, or FUZZ_SEED.
 */
const ACCOUNTS = Number(process.env.FUZZ_ACCOUNTS ?? 60);
const FIXED_SEED = 20261129;

/** New accounts are for the night: what they find is mended with a test of its own. */
const FRESH = process.env.FUZZ_ACCOUNTS === undefined ? [] : [['fresh', FRESH_SEED] as const];

test.each([['fixed', FIXED_SEED] as const, ...FRESH])(
  'no way is silent, and no fatal wrong, %s seed %i',
  (_, seed) => {
    const judged = { gained: 0, nothing: 0 };
    fc.assert(
      fc.property(accounts, (account) => {
        const found = contradictions(account, (isGained) => {
          judged[isGained ? 'gained' : 'nothing']++;
        });
        expect(found).toEqual([]);
      }),
      { seed, numRuns: Math.ceil(ACCOUNTS / 2) },
    );
    if (process.env.FUZZ_ACCOUNTS) process.stdout.write(`${seed}: ${JSON.stringify(judged)}\n`);
    expect(Math.min(judged.gained, judged.nothing)).toBeGreaterThan(0);
  },
  3_600_000,
);
