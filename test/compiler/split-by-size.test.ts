import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import { policyDocument } from '../../src/compiler/render';
import {
  characters,
  documentCharacters,
  MANAGED_QUOTA,
  split,
} from '../../src/compiler/split-by-size';
import { Statement } from '../../src/compiler/statement';
import { newStack } from '../support/template';

const stack = newStack();
const statement = (more: Partial<Statement> = {}): Statement => ({
  id: 'Id',
  effect: 'Allow',
  actions: ['a:B'],
  resources: ['*'],
  why: 'test',
  ...more,
});
const long = (length: number, n = 0) => `${n}`.padEnd(length, 'x');
const text = (s: Statement) =>
  JSON.stringify({ Action: s.actions[0], Effect: s.effect, Resource: s.resources[0], Sid: s.id })
    .length;
const sidsOf = (policies: Statement[][]) => policies.map((policy) => policy.map((s) => s.id));
/** A statement that is the given number of characters. */
const sized = (size: number, id = 'Id') =>
  statement({ id, resources: [long(size - text(statement({ id, resources: [''] })))] });

test('a statement of texts counts as its JSON, and at most a comma for each part more', () => {
  for (const one of [
    statement(),
    statement({ resources: ['a"b', 'c'], actions: ['a:B', 'a:C'] }),
    statement({ conditions: { Bool: { 'aws:K': ['true'] } } }),
  ]) {
    const json = JSON.stringify(
      stack.resolve({
        Action: one.actions.length === 1 ? one.actions[0] : one.actions,
        ...(one.conditions && { Condition: one.conditions }),
        Effect: one.effect,
        Resource: one.resources.length === 1 ? one.resources[0] : one.resources,
        Sid: one.id,
      }),
    ).length;
    expect(characters(stack, one)).toBeGreaterThanOrEqual(json);
    expect(characters(stack, one)).toBeLessThanOrEqual(json + 6);
  }
});

test.each<[string, string, number]>([
  ['a partition', Aws.PARTITION, 10],
  ['a Region', Aws.REGION, 16],
  ['an account', Aws.ACCOUNT_ID, 12],
  ['another reference', Fn.ref('Other'), 128],
  ['an intrinsic', Fn.getAtt('Other', 'Arn').toString(), 128],
  ['what is imported', Fn.importValue('Other'), 128],
])('%s counts as long as it can be', (_, value, expected) => {
  const plain = characters(stack, statement({ resources: [''] }));
  expect(characters(stack, statement({ resources: [value] })) - plain).toBe(expected);
  expect(characters(stack, statement({ resources: [`arn:${value}:x`] })) - plain).toBe(
    expected + 'arn::x'.length,
  );
});

test.each<[string, number]>([
  ['logs:PutResourcePolicy', 576],
  ['kinesis:DescribeStream', 192],
  ['lambda:AddPermission', 256],
  ['iam:PassRole', 700],
  ['s3:GetBucketAcl', 128],
])('a reference for %s counts as long as an ARN of the service can be', (action, expected) => {
  const of = (value: string, actions = [action]) =>
    characters(stack, statement({ resources: [value], actions }));
  expect(of(Fn.ref('Other')) - of('')).toBe(expected);
  expect(of(Fn.ref('Other'), ['s3:A', action, 'kms:A']) - of('', ['s3:A', action, 'kms:A'])).toBe(
    expected,
  );
});

test('a tag that is a reference counts as long as a tag can be, and never as less than another reference', () => {
  const of = (key: string, value: string, action = 'a:B') =>
    characters(
      stack,
      statement({ actions: [action], conditions: { StringEquals: { [key]: value } } }),
    );
  for (const key of ['aws:ResourceTag/Team', 'aws:RequestTag/Team', 'connect:SearchTag/Team'])
    expect(of(key, Fn.ref('Team')) - of(key, '')).toBe(256);
  expect(
    of('aws:ResourceTag/Team', Fn.ref('Team'), 'logs:B') - of('aws:ResourceTag/Team', '', 'logs:B'),
  ).toBe(576);
  expect(of('aws:TagKeys', Fn.ref('Team')) - of('aws:TagKeys', '')).toBe(128);
});

test('what joins the parts of a text counts between each two of them', () => {
  const of = (value: string) => characters(stack, statement({ resources: [value] }));
  const parts = [Fn.ref('A'), Fn.ref('B'), Fn.ref('C')];
  expect(of(Fn.join('"::"', parts)) - of(Fn.join('', parts))).toBeGreaterThanOrEqual(
    2 * '\\"::\\"'.length,
  );
  expect(of(Fn.join('-', Fn.split('.', Fn.ref('A')))) - of('')).toBe(128);
});

test('a key counts as it is written in JSON', () => {
  const of = (key: string) =>
    characters(stack, statement({ conditions: { Bool: { [key]: 'true' } } }));
  expect(of('a"b') - of('ab')).toBe(2);
});

test('a number and a boolean count as their text', () => {
  const value = (v: unknown) =>
    characters(
      stack,
      statement({
        conditions: { Bool: { k: Lazy.any({ produce: () => v }) as unknown as string } },
      }),
    );
  expect(value(true)).toBe(value('tr'));
  expect(value(12_345)).toBe(value('123'));
});

test('a document is its frame and its statements with a comma each', () => {
  expect(documentCharacters([])).toBe('{"Version":"2012-10-17","Statement":[]}'.length);
  expect(documentCharacters([100, 200])).toBe(
    '{"Version":"2012-10-17","Statement":[]}'.length + 302,
  );
});

test('no statements are no policies', () => {
  expect(split('Here', stack, [])).toEqual([]);
});

test('a statement goes into the first policy that has room, and its order stays', () => {
  expect(
    sidsOf(
      split('Here', stack, [
        sized(4000, 'A'),
        sized(4000, 'B'),
        sized(1000, 'C'),
        sized(1500, 'D'),
      ]),
    ),
  ).toEqual([
    ['A', 'C'],
    ['B', 'D'],
  ]);
});

test('a policy is filled to the last character and not over it', () => {
  const frame = documentCharacters([]);
  const rest =
    MANAGED_QUOTA -
    frame -
    (characters(stack, sized(3000, 'A')) + 1) -
    (characters(stack, sized(2000, 'B')) + 1);
  expect(sidsOf(split('Here', stack, [sized(3000, 'A'), sized(2000 + rest, 'B')]))).toEqual([
    ['A', 'B'],
  ]);
  expect(sidsOf(split('Here', stack, [sized(3000, 'A'), sized(2000 + rest + 1, 'B')]))).toEqual([
    ['A'],
    ['B'],
  ]);
});

test('a statement alone may be as large as a policy, and not larger', () => {
  const rest = MANAGED_QUOTA - documentCharacters([]) - (characters(stack, sized(3000)) + 1);
  expect(sidsOf(split('Here', stack, [sized(3000 + rest)]))).toEqual([['Id']]);
  expect(() => split('Here', stack, [sized(3000 + rest + 1)])).toThrow(
    'Here: the statement Id is larger than a policy can be. Allowed: 6144 characters.',
  );
});

test('what is too large is halved by its resources when they are as many as its actions', () => {
  const [a, b, c] = [0, 1, 2].map((n) => long(3100, n));
  const whole = statement({ resources: [a, b, c], actions: ['a:B', 'a:C'] });
  const pieces = split('Here', stack, [whole]).flat();
  expect(pieces.map((s) => [s.id, s.resources])).toEqual([
    ['IdAA', [a]],
    ['IdAB', [b]],
    ['IdB', [c]],
  ]);
  expect(pieces.map((s) => s.actions)).toEqual([whole.actions, whole.actions, whole.actions]);
});

test('what is too large is halved by its actions when they are more', () => {
  const [a, b, c] = [0, 1, 2].map((n) => `a:${long(3100, n)}`);
  expect(
    split('Here', stack, [statement({ actions: [a, b, c], resources: ['x'] })])
      .flat()
      .map((s) => [s.id, s.actions, s.resources]),
  ).toEqual([
    ['IdAA', [a], ['x']],
    ['IdAB', [b], ['x']],
    ['IdB', [c], ['x']],
  ]);
});

test('what has no Sid, as some of AWS has none, has none in pieces either', () => {
  const [a, b] = [0, 1].map((n) => long(3100, n));
  const pieces = split('Here', stack, [
    statement({ id: '', effect: 'Deny', resources: [a, b] }),
  ]).flat();
  expect(pieces.map((s) => [s.id, s.effect, s.resources])).toEqual([
    ['', 'Deny', [a]],
    ['', 'Deny', [b]],
  ]);
  expect(
    policyDocument(pieces)
      .toJSON()
      .Statement.map((s: any) => Object.keys(s).sort()),
  ).toEqual([
    ['Action', 'Effect', 'Resource'],
    ['Action', 'Effect', 'Resource'],
  ]);
});
