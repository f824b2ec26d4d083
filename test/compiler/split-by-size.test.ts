import { Aws, Fn, Token } from 'aws-cdk-lib';
import { policyDocument } from '../../src/compiler/render';
import { splitBySize, splitInlineFirst } from '../../src/compiler/split-by-size';
import { statementSizeIn } from '../../src/constructs/private/statement-size';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { documentCharacters, MANAGED_QUOTA } from '../../src/policy/quotas';
import { conditionsOf, statement } from '../support/compiled';
import { newStack } from '../support/template';

const stack = newStack();
const characters = statementSizeIn(stack);
const split = (statements: CompiledStatement[]) => splitBySize('Here', statements, characters);
const long = (length: number, n = 0) => `${n}`.padEnd(length, 'x');
const text = (s: CompiledStatement) =>
  JSON.stringify({ Action: s.actions[0], Effect: s.effect, Resource: s.resources[0], Sid: s.sid })
    .length;
const sidsOf = (policies: CompiledStatement[][]) =>
  policies.map((policy) => policy.map((s) => s.sid));
/** A statement that is the given number of characters. */
const sized = (size: number, sid = 'Id') =>
  statement({ sid, resources: [long(size - text(statement({ sid, resources: [''] })))] });

test('a statement of texts counts as its JSON, and at most a comma for each part more', () => {
  for (const one of [
    statement({}),
    statement({ resources: ['a"b', 'c'], actions: ['a:B', 'a:C'] }),
    statement({ conditions: { Bool: { 'aws:K': 'true' } } }),
  ]) {
    const json = JSON.stringify(
      stack.resolve({
        Action: one.actions.length === 1 ? one.actions[0] : one.actions,
        ...(one.conditions.length > 0 && { Condition: conditionsOf(one) }),
        Effect: one.effect,
        Resource: one.resources.length === 1 ? one.resources[0] : one.resources,
        Sid: one.sid,
      }),
    ).length;
    expect(characters(one)).toBeGreaterThanOrEqual(json);
    expect(characters(one)).toBeLessThanOrEqual(json + 6);
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
  const plain = characters(statement({ resources: [''] }));
  expect(characters(statement({ resources: [value] })) - plain).toBe(expected);
  expect(characters(statement({ resources: [`arn:${value}:x`] })) - plain).toBe(
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
    characters(statement({ resources: [value], actions }));
  expect(of(Fn.ref('Other')) - of('')).toBe(expected);
  expect(of(Fn.ref('Other'), ['s3:A', action, 'kms:A']) - of('', ['s3:A', action, 'kms:A'])).toBe(
    expected,
  );
});

test('a tag that is a reference counts as long as a tag can be, and never as less than another reference', () => {
  const of = (key: string, value: string, action = 'a:B') =>
    characters(statement({ actions: [action], conditions: { StringEquals: { [key]: value } } }));
  for (const key of ['aws:ResourceTag/Team', 'aws:RequestTag/Team', 'connect:SearchTag/Team'])
    expect(of(key, Fn.ref('Team')) - of(key, '')).toBe(256);
  expect(
    of('aws:ResourceTag/Team', Fn.ref('Team'), 'logs:B') - of('aws:ResourceTag/Team', '', 'logs:B'),
  ).toBe(576);
  expect(of('aws:TagKeys', Fn.ref('Team')) - of('aws:TagKeys', '')).toBe(128);
});

test('an instance counts as its ARN where something in it follows, in a statement of Connect alone', () => {
  const of = (reference: string, ...actions: string[]) =>
    characters(statement({ actions, resources: [`${reference}/queue/*`] }));
  const added = (...actions: string[]) => of(Fn.ref('Instance'), ...actions) - of('', ...actions);
  expect(added('connect:DescribeQueue')).toBe(98);
  expect(added('connect:DescribeQueue', 's3:GetObject')).toBe(128);
});

test('a tag that begins with a reference counts as long as a tag can be', () => {
  const of = (reference: string) =>
    characters(
      statement({
        actions: ['connect:DescribeQueue'],
        conditions: { StringEquals: { 'aws:ResourceTag/Team': `${reference}/north` } },
      }),
    );
  expect(of(Fn.ref('Team')) - of('')).toBe(256);
});

test('what joins the parts of a text counts between each two of them', () => {
  const of = (value: string) => characters(statement({ resources: [value] }));
  const parts = [Fn.ref('A'), Fn.ref('B'), Fn.ref('C')];
  expect(of(Fn.join('"::"', parts)) - of(Fn.join('', parts))).toBeGreaterThanOrEqual(
    2 * '\\"::\\"'.length,
  );
  expect(of(Fn.join('-', Fn.split('.', Fn.ref('A')))) - of('')).toBe(128);
});

test('a key counts as it is written in JSON', () => {
  const of = (key: string) => characters(statement({ conditions: { Bool: { [key]: 'true' } } }));
  expect(of('a"b') - of('ab')).toBe(2);
});

test('a number and a boolean count as their text', () => {
  const value = (v: unknown) =>
    characters(statement({ conditions: { Bool: { k: Token.asString(v) } } }));
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
  expect(split([])).toEqual([]);
});

test('a statement goes into the first policy that has room, and its order stays', () => {
  expect(
    sidsOf(split([sized(4000, 'A'), sized(4000, 'B'), sized(1000, 'C'), sized(1500, 'D')])),
  ).toEqual([
    ['A', 'C'],
    ['B', 'D'],
  ]);
});

test('a policy is filled to the last character and not over it', () => {
  const frame = documentCharacters([]);
  const rest =
    MANAGED_QUOTA - frame - (characters(sized(3000, 'A')) + 1) - (characters(sized(2000, 'B')) + 1);
  expect(sidsOf(split([sized(3000, 'A'), sized(2000 + rest, 'B')]))).toEqual([['A', 'B']]);
  expect(sidsOf(split([sized(3000, 'A'), sized(2000 + rest + 1, 'B')]))).toEqual([['A'], ['B']]);
});

test('a statement alone may be as large as a policy, and not larger', () => {
  const rest = MANAGED_QUOTA - documentCharacters([]) - (characters(sized(3000)) + 1);
  expect(sidsOf(split([sized(3000 + rest)]))).toEqual([['Id']]);
  expect(() => split([sized(3000 + rest + 1)])).toThrow(
    'Here: the statement Id is larger than a policy can be. Allowed: 6144 characters.',
  );
});

test('what is too large is divided by its resources when they are as many as its actions', () => {
  const [a, b, c] = [0, 1, 2].map((n) => long(3100, n));
  const whole = statement({ resources: [a, b, c], actions: ['a:B', 'a:C'] });
  const pieces = split([whole]).flat();
  expect(pieces.map((s) => [s.sid, s.resources])).toEqual([
    ['IdA', [a]],
    ['IdB', [b]],
    ['IdC', [c]],
  ]);
  expect(pieces.map((s) => s.actions)).toEqual([whole.actions, whole.actions, whole.actions]);
});

test('what is too large is divided by its actions when they are more', () => {
  const [a, b, c] = [0, 1, 2].map((n) => `a:${long(3100, n)}`);
  expect(
    split([statement({ actions: [a, b, c], resources: ['x'] })])
      .flat()
      .map((s) => [s.sid, s.actions, s.resources]),
  ).toEqual([
    ['IdA', [a], ['x']],
    ['IdB', [b], ['x']],
    ['IdC', [c], ['x']],
  ]);
});

test('the pieces are as few as fit, and differ by one resource at most', () => {
  const resources = Array.from({ length: 10 }, (_, n) => long(1500, n));
  expect(split([statement({ resources })]).map((policy) => policy.map((s) => s.resources))).toEqual(
    [[resources.slice(0, 4)], [resources.slice(4, 7)], [resources.slice(7)]],
  );
});

test('a single action or resource that leaves no room for others has them one by one', () => {
  const [a, b] = [long(3100, 0), long(3100, 1)];
  const [c, d] = [`a:${long(2500, 0)}`, `a:${long(2500, 1)}`];
  const pieces = split([statement({ resources: [a, b], actions: [c, d] })]).flat();
  expect(pieces.map((s) => [s.sid, s.resources, s.actions])).toEqual([
    ['IdAA', [a], [c]],
    ['IdAB', [a], [d]],
    ['IdBA', [b], [c]],
    ['IdBB', [b], [d]],
  ]);
});

test('what has no Sid, as some of AWS has none, has none in pieces either', () => {
  const [a, b] = [0, 1].map((n) => long(3100, n));
  const pieces = split([statement({ sid: undefined, effect: 'Deny', resources: [a, b] })]).flat();
  expect(pieces.map((s) => [s.sid, s.effect, s.resources])).toEqual([
    [undefined, 'Deny', [a]],
    [undefined, 'Deny', [b]],
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

describe('inline first', () => {
  const inlineFirst = (statements: CompiledStatement[], room = 10_240) => {
    const { inline, separate } = splitInlineFirst('Here', statements, characters, room);
    return [inline.map(({ sid }) => sid), ...separate.map((one) => one.map(({ sid }) => sid))];
  };

  test('what fits is inline, in order', () => {
    expect(inlineFirst([sized(6500, 'A'), sized(3000, 'B')])).toEqual([['A', 'B']]);
    expect(inlineFirst([])).toEqual([[]]);
  });

  test('the smallest statement whose room suffices leaves, and alone', () => {
    const all = [sized(6000, 'A'), sized(500, 'B'), sized(2500, 'C'), sized(2000, 'D')];
    expect(inlineFirst(all)).toEqual([['A', 'B', 'C'], ['D']]);
  });

  test('the largest leaves where none suffices', () => {
    const all = [sized(6000, 'A'), sized(6000, 'B'), sized(6001, 'C'), sized(100, 'D')];
    expect(inlineFirst(all)).toEqual([['B', 'D'], ['A'], ['C']]);
  });

  test('a deny stays while an allow can leave', () => {
    const deny = { ...sized(200, 'Deny'), effect: 'Deny' as const };
    expect(inlineFirst([sized(6000, 'A'), sized(4200, 'B'), deny])).toEqual([['A', 'Deny'], ['B']]);
    const large = { ...sized(6000, 'Large'), effect: 'Deny' as const };
    expect(inlineFirst([large, deny], 1000)).toEqual([['Deny'], ['Large']]);
  });

  test('a statement that is larger than a managed policy leaves in pieces', () => {
    const large = statement({ sid: 'L', resources: [0, 1, 2].map((n) => long(3100, n)) });
    expect(inlineFirst([large, sized(3000, 'B')])).toEqual([['L'], ['B']]);
    expect(inlineFirst([large, sized(3000, 'B')], 5000)).toEqual([['B'], ['LA'], ['LB'], ['LC']]);
  });
});
