import { StatementContent } from '../../src/policy/compiled-statement';
import { signsInByPattern } from '../../src/policy/sign-in-by-pattern';

const statement = (more: Partial<StatementContent> = {}): StatementContent => ({
  effect: 'Allow',
  actions: ['connect:*'],
  notAction: false,
  resources: ['*'],
  notResource: false,
  conditions: [],
  ...more,
});

test.each([
  ['a deny on all resources closes it', statement({ effect: 'Deny' }), false],
  [
    'a deny on all but all resources denies nothing',
    statement({ effect: 'Deny', notResource: true }),
    true,
  ],
  ['an allow does not close it', statement(), true],
])('of a sign-in by a pattern, %s', (_, other, expected) => {
  expect(signsInByPattern('connect:*', statement(), [statement(), other])).toBe(expected);
});
