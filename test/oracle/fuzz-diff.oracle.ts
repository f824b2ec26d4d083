import fc from 'fast-check';
import { changes } from '../../src/report/changes/compare';
import { Changes, Witness } from '../../src/report/changes/model';
import { FRESH_SEED } from '../support/fresh-seed';
import { questionedRole } from '../support/questioned-role';
import { pairs, Policies } from '../support/random-pairs';
import { askedOf } from '../support/random-requests';
import { reported } from '../support/readings';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * Random pairs of policies: an independent simulator confirms each witness on both sides, and no
 * request shows a gain or a loss where the comparison finds none. FUZZ_DIFF_PAIRS says how many
 * pairs there are for each seed, FUZZ_DIFF_REQUESTS how many requests are tried for each pair
 * without a gain or a loss. The fresh seed is that of the commit, or FUZZ_SEED.
 *
 * No witness is left out. The simulator is asked about keys of KMS with a key policy that leaves
 * the decision to IAM, and about `*` as the one character that it is for IAM.
 */
const PAIRS = Number(process.env.FUZZ_DIFF_PAIRS ?? 10);
const REQUESTS = Number(process.env.FUZZ_DIFF_REQUESTS ?? 1_000);
const MOST_RUNS = 10;
const FIXED_SEED = 20261128;

type Asked = Pick<Witness, 'action' | 'resource' | 'context'>;

const isAllowed = (
  { policies, boundary }: Policies,
  { action, resource, context }: Asked,
): boolean => simulatedVerdict({ policies, boundary, context }, action, resource) === 'Allowed';

type WitnessKey = 'gainWitness' | 'lossWitness';

const witnessesOf = ({ principals }: Changes, key: WitnessKey): readonly Witness[] =>
  principals
    .flatMap((principal) => principal.changes)
    .flatMap((change) => ('actions' in change && 'before' in change ? (change[key] ?? []) : []));

/** Witnesses that the simulator does not confirm on both sides. */
const refuted = (allowing: Policies, refusing: Policies, witnesses: readonly Witness[]) =>
  witnesses.filter((one) => !isAllowed(allowing, one) || isAllowed(refusing, one));

/** Requests that one side allows and the other does not. */
const onlyIn = (side: Policies, other: Policies, requests: readonly Asked[]) =>
  requests.filter((one) => isAllowed(side, one) && !isAllowed(other, one));

test.each([
  ['a fixed seed', FIXED_SEED],
  ['a fresh seed', FRESH_SEED],
])(
  'witnesses and their absence are right, with %s %i',
  (_, seed) => {
    const counts = { gains: 0, losses: 0, noGain: 0, noLoss: 0 };
    const requests = askedOf(REQUESTS, seed);
    const isJudged = () => Math.min(...Object.values(counts)) > 0;
    // Ten pairs may lack an outcome, so a draw goes on until each was judged.
    for (let run = 0; run === 0 || (!isJudged() && run < MOST_RUNS); run++) {
      fc.assert(
        fc.property(pairs, ({ before, after }) => {
          const found = changes(reported(questionedRole(before)), reported(questionedRole(after)));
          const gains = witnessesOf(found, 'gainWitness');
          const losses = witnessesOf(found, 'lossWitness');
          expect(refuted(after, before, gains)).toEqual([]);
          expect(refuted(before, after, losses)).toEqual([]);
          counts.gains += gains.length;
          counts.losses += losses.length;
          if (found.newAccess === 'no') {
            expect(onlyIn(after, before, requests)).toEqual([]);
            counts.noGain++;
          }
          if (found.verdict === 'unchanged') {
            expect(onlyIn(before, after, requests)).toEqual([]);
            counts.noLoss++;
          }
        }),
        { seed: seed + run, numRuns: PAIRS },
      );
    }
    if (process.env.FUZZ_DIFF_PAIRS) process.stdout.write(`${seed}: ${JSON.stringify(counts)}\n`);
    expect(isJudged()).toBe(true);
  },
  3_600_000,
);
