import { decide } from '../../src/evaluator/decide';
import { unknownParts } from '../../src/evaluator/unknown-parts';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Policy, Principal } from '../../src/policy/model';
import { UnknownPart } from '../../src/policy/unknown';
import { condition, decided, INSTANCE, policy, said, USER } from '../support/decisions';

describe('what a request for many resources needs', () => {
  const AGENTS = { resource: `${INSTANCE}/agent/*`, resourceIsPattern: true };

  test('are the resources of a statement that are among them, and no others', () => {
    const Resource = [`${INSTANCE}/agent/a*`, `${INSTANCE}/queue/*`, USER];
    expect(decided([{ Resource }], AGENTS).requirements).toEqual([
      { kind: 'resource', resources: [`${INSTANCE}/agent/a*`, USER], holds: true },
    ]);
  });

  test('is not to be among the resources that a deny covers', () => {
    const deny = { Effect: 'Deny', Resource: [USER, `${INSTANCE}/queue/*`] };
    expect(decided([{}, deny], AGENTS).requirements).toEqual([
      { kind: 'resource', resources: [USER], holds: false },
    ]);
  });
});

describe('what a request needs of deployment', () => {
  const [one, other] = ['One', 'Other'].map((name) => `${INSTANCE}/agent/${deployTimeValue(name)}`);
  const match = (pattern: string, holds: boolean) => ({
    kind: 'match',
    pattern,
    text: USER,
    holds,
  });
  const needs = (...statements: readonly Record<string, unknown>[]) =>
    decided([...statements]).requirements;

  test('is a match with a resource that may be the requested one', () =>
    expect(needs({ Resource: [one, 'arn:aws:s3:::b'] })).toEqual([match(one, true)]));
  test('is a match with one of several resources', () =>
    expect(needs({ Resource: [one, other] })).toEqual([
      { kind: 'any-of', of: [[match(one, true)], [match(other, true)]] },
    ]));
  test('is a match with none of the resources of NotResource', () =>
    expect(needs({ NotResource: [one, other] })).toEqual([match(one, false), match(other, false)]));
  test('is a match with none of the resources of a deny', () =>
    expect(needs({}, { Effect: 'Deny', Resource: [one, other] })).toEqual([
      match(one, false),
      match(other, false),
    ]));
});

test('a condition that holds is not what a request needs', () => {
  const both = {
    Condition: {
      Bool: { 'aws:SecureTransport': 'true' },
      StringEquals: { 'connect:InstanceId': 'a' },
    },
  };
  expect(said([both], { context: { 'aws:SecureTransport': 'true' } })).toEqual([
    'connect:InstanceId is a',
  ]);
});

test('a condition whose operator is not known may hold or not', () =>
  expect(decided([condition('StringSimilar', 'aws:userid', 'a')]).requirements).toEqual([
    { kind: 'key', operator: 'StringSimilar', key: 'aws:userid', values: ['a'], holds: true },
  ]));

test('a key that may be absent or present needs nothing', () =>
  expect(said([condition('Null', 'aws:userid', ['true', 'false'])])).toEqual(['allowed', 'allow']));

test.each(['true', 'false'])('a key of which Null %s asks is what a request needs', (value) =>
  expect(decided([condition('Null', 'aws:userid', value)])).toMatchObject({
    verdict: 'conditional',
    requirements: [{ kind: 'key', operator: 'Null', key: 'aws:userid', values: [value] }],
  }),
);

test('a deploy-time value of a key is part of what a request needs', () => {
  const actual = deployTimeValue('Team');
  const context = { 'aws:PrincipalTag/Team': actual };
  expect(
    decided([condition('StringEquals', 'aws:PrincipalTag/Team', 'red')], { context }).requirements,
  ).toMatchObject([{ kind: 'key', key: 'aws:PrincipalTag/Team', values: ['red'], actual }]);
});

describe('the statements of a decision', () => {
  const secure = condition('Bool', 'aws:SecureTransport', 'true');
  const sids = (own: Policy, boundary?: Policy) =>
    decide(
      { action: 'a:B', resource: '*' },
      { policies: [own], ...(boundary && { boundary }) },
    ).statements.map(({ sid }) => sid);

  test('are those that allow, without those that may', () =>
    expect(sids(policy({ Sid: 'Sure' }, { Sid: 'Perhaps', ...secure }))).toEqual(['Sure']));
  test('are those that may allow, when none does', () =>
    expect(sids(policy({ Sid: 'A', ...secure }, { Sid: 'B', ...secure }))).toEqual(['A', 'B']));
  test('have those that may deny', () =>
    expect(sids(policy({ Sid: 'A' }, { Sid: 'D', Effect: 'Deny', ...secure }))).toEqual([
      'A',
      'D',
    ]));
  test('have those of the boundary that it depends on', () =>
    expect(sids(policy({ Sid: 'A' }), policy({ Sid: 'B', ...secure }))).toEqual(['A', 'B']));
  test('have none of a boundary that allows it anyway', () =>
    expect(sids(policy({ Sid: 'A' }), policy({ Sid: 'B' }, { Sid: 'C', ...secure }))).toEqual([
      'A',
    ]));
});

test('a boundary that denies something else is not why nothing allows a request', () => {
  const boundary = policy({ Action: 's3:*' }, { Effect: 'Deny', Action: 's3:Get*' });
  expect(said([{ Action: 's3:*' }], {}, { boundary })).toEqual(['denied', 'no-allow']);
});

describe('an unread part', () => {
  const part: UnknownPart = { kind: 'document', what: 'P', mayAllow: true, mayDeny: false };
  const principal = (more: Partial<Principal>): Principal => ({
    kind: 'role',
    name: 'R',
    inline: [],
    attached: [],
    unknown: [],
    trust: [],
    place: { file: 't', pointer: [] },
    ...more,
  });
  const partial: Policy = { ...policy({}), unknown: [part] };

  test('of statements decides what one of them covers', () => {
    const within = policy({ Action: 's3:*' }, { Action: 'connect:*' }).statements;
    expect(decided([{ Action: 's3:*' }], {}, { unknown: [{ ...part, within }] }).verdict).toBe(
      'unknown',
    );
    const elsewhere = policy({ Action: 's3:*' }, { Action: 'ec2:*' }).statements;
    expect(
      decided([{ Action: 's3:*' }], {}, { unknown: [{ ...part, within: elsewhere }] }).verdict,
    ).toBe('denied');
  });
  test('of a principal or its policy is named once', () =>
    expect(unknownParts(principal({ unknown: [part], inline: [partial] }))).toEqual([part]));
  test('of each policy is named', () => {
    const other = { ...part, what: 'Q' };
    const inline = [partial, { ...partial, unknown: [other] }, policy({})];
    expect(unknownParts(principal({ inline }))).toEqual([part, other]);
  });
  test('of a policy that is read in part decides every action that AWS may have in it', () => {
    const reduced: UnknownPart = { ...part, kind: 'managed-policy', what: 'ViewOnlyAccess' };
    const viewing: Policy = { ...policy({ Action: 'connect:*' }), name: 'ViewOnlyAccess', reduced };
    const verdict = (action: string) => decided([], { action }, { policies: [viewing] });
    expect(verdict('glacier:ListVaults').verdict).toBe('unknown');
    expect(verdict('glacier:ListVaults').unknown).toEqual([reduced]);
    expect(verdict('connect:ListUsers').verdict).toBe('allowed');
  });
  test('of a boundary allows nothing and may deny', () => {
    const boundary = { arn: 'B', policy: partial, place: { file: 't', pointer: [] } };
    expect(unknownParts(principal({ boundary }))).toEqual([
      { ...part, mayAllow: false, mayDeny: true },
    ]);
  });
});
