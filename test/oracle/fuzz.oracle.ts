import fc from 'fast-check';
import { decide, Decision } from '../../src/evaluator/decide';
import { actionsOf, Question, questions, resourcesOf } from '../support/random-patterns';
import { policyOf } from '../support/random-policies';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * Random policies full of `?` and `*`: our evaluator is asked about all that a pattern stands for, an independent
 * simulator about single requests of it. FUZZ_REQUESTS says how many requests the simulator judges, by default 10,000.
 * FUZZ_SEED repeats a run. A disagreement prints its smallest policy.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const FIXED_SEED = 20261128;
const FRESH_SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

function decided(
  { policies, boundary, context }: Question,
  action: string,
  resource: string,
  resourceIsPattern: boolean,
): Decision {
  const access = {
    policies: policies.map((statements) => policyOf(statements)),
    ...(boundary && { boundary: policyOf(boundary) }),
  };
  return decide({ action, resource, resourceIsPattern, context, otherKeys: 'absent' }, access);
}

/** What contradicts a verdict about a pattern among requests that it stands for. */
function contradiction(question: Question, judge: (allowed: boolean) => void): string | undefined {
  const { verdict } = decided(question, question.action, question.resource, true);
  for (const action of actionsOf(question)) {
    for (const resource of resourcesOf(question)) {
      const isAllowed = simulatedVerdict(question, action, resource) === 'Allowed';
      judge(isAllowed);
      if (verdict === (isAllowed ? 'denied' : 'allowed'))
        return `the pattern is ${verdict}, ${action} on ${resource} is not`;
      const single = decided(question, action, resource, false).verdict;
      if (single !== (isAllowed ? 'allowed' : 'denied'))
        return `${action} on ${resource} is ${isAllowed ? 'allowed' : 'denied'}, not ${single}`;
    }
  }
  return undefined;
}

test.each([
  ['fixed', FIXED_SEED],
  ['fresh', FRESH_SEED],
])(
  'verdicts about patterns hold for all that they stand for, %s seed %i',
  (_, seed) => {
    const judged = { allowed: 0, denied: 0 };
    const verdicts = new Map<string, number>();
    for (let run = 0; judged.allowed + judged.denied < REQUESTS / 2; run++) {
      fc.assert(
        fc.property(questions, (question) => {
          const found = contradiction(question, (isAllowed) => {
            judged[isAllowed ? 'allowed' : 'denied']++;
          });
          const { verdict } = decided(question, question.action, question.resource, true);
          verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
          if (found !== undefined) throw new Error(found);
        }),
        { seed: seed + run, numRuns: 100 },
      );
    }
    // Each verdict is asked for often enough to mean something.
    const all = [...verdicts.values()].reduce((sum, n) => sum + n, 0);
    expect([...verdicts.keys()].sort()).toEqual(['allowed', 'conditional', 'denied']);
    expect(Math.min(...verdicts.values()) / all).toBeGreaterThan(0.02);
    expect(judged.allowed / (judged.allowed + judged.denied)).toBeGreaterThan(0.05);
  },
  3_600_000,
);
