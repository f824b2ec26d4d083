import fc from 'fast-check';
import { decide } from '../../src/evaluator/decide';
import { cases, OPERATORS, policyOf } from '../support/random-policies';

/* The random requests of evaluator.oracle.ts ask about each verdict and operator often enough. */

const RUNS = 10_000;

const decisions = fc
  .sample(cases, { seed: 20261121, numRuns: RUNS })
  .map(({ action, resource, context, policies, boundary }) => {
    const access = {
      policies: policies.map((statements) => policyOf(statements)),
      ...(boundary && { boundary: policyOf(boundary) }),
    };
    return decide({ action, resource, context, otherKeys: 'absent' }, access);
  });

const wordOf = ({ verdict, because }: (typeof decisions)[number]): string =>
  verdict === 'denied' ? `denied because of ${because}` : verdict;

test.each(['allowed', 'denied because of deny', 'denied because of no-allow'])(
  'more than 15 %% of the requests are %s',
  (word) => {
    const share = decisions.filter((decision) => wordOf(decision) === word).length / RUNS;
    expect(share).toBeGreaterThan(0.15);
  },
);

const deciding = decisions.flatMap(({ statements }) =>
  statements.flatMap(({ conditions }) => conditions.map(({ operator }) => operator)),
);

test.each(OPERATORS)('%s decides more than one in five hundred of them', (operator) => {
  const plain = (name: string) => name.replace(/^For\w+:|IfExists$/g, '');
  const decided = deciding.filter((name) => plain(name) === operator);
  expect(decided.length).toBeGreaterThan(RUNS / 500);
});

test.each(['ForAllValues:', 'ForAnyValue:', 'IfExists'])(
  '%s decides more than one in five hundred of them',
  (part) => {
    const decided = deciding.filter((name) => name.includes(part));
    expect(decided.length).toBeGreaterThan(RUNS / 500);
  },
);
