import fc from 'fast-check';
import { decide, Decision } from '../../src/evaluator/decide';
import { FRESH_SEED } from '../support/fresh-seed';
import { actionsOf, Question, questions, resourcesOf } from '../support/random-patterns';
import { policyOf } from '../support/random-policies';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * Random policies full of `?` and `*`: our evaluator is asked about all that a pattern stands for, an independent
 * simulator about single requests of it. FUZZ_REQUESTS says how many requests the simulator judges, by default 10,000.
 * The fresh seed is that of the commit, or FUZZ_SEED. A disagreement prints its smallest policy.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const FIXED_SEED = 20261128;

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
    expect(judged.allowed / (judged.allowed + judged.denied)).toBeGreaterThan(0.02);
  },
  3_600_000,
);

/** What the policies of a question must have in play, by how a document writes it. */
const IN_PLAY: readonly (readonly [string, RegExp])[] = [
  ['? in an action', /"(Not)?Action":[^\]}]*\?/],
  ['? in a resource', /"(Not)?Resource":[^\]}]*\?/],
  ['NotAction', /"NotAction"/],
  ['NotResource', /"NotResource"/],
  ['policy variables', /\$\{[a-z]+:/],
  ['a default of a policy variable', /\$\{[^}]*, '/],
  ['a star that is a character', /\$\{\*\}/],
  ['ForAllValues', /"ForAllValues:/],
  ['ForAnyValue', /"ForAnyValue:/],
  ['Null', /"Null"/],
  ['IfExists', /IfExists"/],
  ['negated operators', /"(String|Arn|Numeric|Date)Not|"NotIpAddress/],
  ['dates', /"Date/],
  ['numbers', /"Numeric/],
  ['addresses', /IpAddress/],
  ['ARNs as values', /"Arn/],
  ['Bool', /"Bool/],
  ['denies', /"Deny"/],
];

const sampled = fc.sample(questions, { seed: FIXED_SEED, numRuns: 2_000 });
const shareOf = (isInPlay: (question: Question) => boolean): number =>
  sampled.filter(isInPlay).length / sampled.length;

test.each(IN_PLAY)('questions have %s in play', (_, written) => {
  const share = shareOf(({ policies, boundary }) =>
    written.test(JSON.stringify([policies, boundary])),
  );
  expect(share).toBeGreaterThan(0.01);
});

test('questions have boundaries in play', () => {
  expect(shareOf(({ boundary }) => boundary !== undefined)).toBeGreaterThan(0.2);
});

test('a pattern stands for twenty requests, as far as it has so many', () => {
  const wide = sampled.filter(({ resource }) => (resource.match(/[*]/g) ?? []).length > 2);
  expect(wide.length).toBeGreaterThan(200);
  const asked = wide.map((question) => resourcesOf(question).length);
  expect(asked.filter((n) => n >= 15).length / asked.length).toBeGreaterThan(0.5);
});
