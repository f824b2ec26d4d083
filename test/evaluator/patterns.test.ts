import { condition, decided, INSTANCE } from '../support/decisions';

describe('a pattern with a star', () => {
  const matches = (pattern: string, actual: string): boolean =>
    decided([condition('StringLike', 'aws:key', pattern)], {
      context: { 'aws:key': actual },
      otherKeys: 'absent',
    }).verdict === 'allowed';

  test.each([
    ['ab*bc', ['abbc', 'ab-bc'], ['abc', 'abbcd', 'xabbc']],
    ['a*b*a', ['aba', 'axbxa'], ['aa', 'ab', 'ba']],
    ['*ab*ab*', ['abab', 'ab-ab'], ['ab', 'aba']],
    ['a*ab', ['aab', 'a-ab'], ['ab']],
    ['a*b*b', ['abb', 'ab-b'], ['ab']],
    ['a**b', ['ab', 'a-b'], ['a', 'b']],
    ['**', ['', 'a'], []],
    ['*', ['', 'a'], []],
    ['*a', ['a', 'ba'], ['ab', '']],
    ['a*', ['a', 'ab'], ['ba', '']],
  ])('%s matches %j, not %j', (pattern, matching, others) => {
    expect(matching.filter((text) => !matches(pattern, text))).toEqual([]);
    expect(others.filter((text) => matches(pattern, text))).toEqual([]);
  });

  test('a star is a character where the operator knows no wildcards', () => {
    const verdict = (actual: string) =>
      decided([condition('StringEquals', 'aws:key', 'a*')], { context: { 'aws:key': actual } });
    expect(verdict('a*').verdict).toBe('allowed');
    expect(verdict('ab').verdict).toBe('denied');
  });
});

describe('a policy variable', () => {
  const equals = (value: string, context: Record<string, string | string[]>): string =>
    decided([condition('StringEquals', 'aws:key', value)], { context, otherKeys: 'absent' })
      .verdict;

  test('is the value of its key, whatever its case and the spaces around it', () =>
    expect(equals('${ AWS:UserName }', { 'aws:key': 'ann', 'aws:username': 'ann' })).toBe(
      'allowed',
    ));
  test('is its default where the request has no value', () => {
    expect(equals("${aws:username, 'nobody'}", { 'aws:key': 'nobody' })).toBe('allowed');
    expect(equals("${aws:username, ''}", { 'aws:key': '' })).toBe('allowed');
    expect(equals("${aws:username, 'a'}", { 'aws:key': 'a', 'aws:username': 'ann' })).toBe(
      'denied',
    );
  });
  test('is its default where the key has several values', () =>
    expect(equals("${aws:username, 'a'}", { 'aws:key': 'a', 'aws:username': ['b'] })).toBe(
      'allowed',
    ));
  test.each(["${aws:username, 'a' b}", "${aws:username, 'a}", '${aws:username, a}', "${, 'a'}"])(
    '%s has no value, because IAM does not define it',
    (written) => {
      expect(equals(written, { 'aws:key': 'a' })).toBe('denied');
      expect(equals(written, { 'aws:key': 'ann', 'aws:username': 'ann' })).toBe('denied');
    },
  );
  test('has its own case in a comparison that ignores case', () =>
    expect(
      decided([condition('StringEqualsIgnoreCase', 'aws:key', '${aws:username}')], {
        context: { 'aws:key': 'ANN', 'aws:username': 'Ann' },
      }).verdict,
    ).toBe('allowed'));
  describe('before the last part of a resource', () => {
    const REGION = { 'aws:region': 'us-east-1', 'aws:name': 'u1' };
    const at = (elements: object, context: object = REGION) =>
      decided([elements as Record<string, unknown>], { context: { ...context } }).verdict;
    const early = INSTANCE.replace('us-east-1', '${aws:region}') + '/agent/u1';

    test('may have no value, and has it in the last part', () => {
      expect(at({ Resource: `${INSTANCE}/agent/\${aws:name}` })).toBe('allowed');
      expect(at({ Resource: early })).toBe('conditional');
      expect(at({ NotResource: early })).toBe('conditional');
    });
    test('is not another value', () => {
      expect(at({ Resource: early }, { 'aws:region': 'eu-west-2' })).toBe('denied');
      expect(at({ NotResource: early }, { 'aws:region': 'eu-west-2' })).toBe('allowed');
    });
    test('may deny', () => {
      const verdict = (Resource: string) =>
        decided([{}, { Effect: 'Deny', Resource }], { context: REGION }).verdict;
      expect(verdict(early)).toBe('conditional');
      expect(verdict(`${INSTANCE}/agent/\${aws:name}`)).toBe('denied');
    });
    test('is none without a condition key', () =>
      expect(at({ Resource: early.replace('aws:region', 'AWS::Region') })).toBe('denied'));
  });
});

describe('a request for all actions of a pattern', () => {
  const needs = (statement: Record<string, unknown>) =>
    decided([statement], { action: 'connect:D*' }).requirements;
  const match = (holds: boolean) => ({
    kind: 'match',
    pattern: 'connect:deleteuser',
    text: 'connect:d*',
    holds,
  });

  test('needs to be an action of the statement', () =>
    expect(needs({ Action: 'connect:DeleteUser' })).toEqual([match(true)]));
  test('needs to be none of the actions of NotAction', () =>
    expect(needs({ Action: undefined, NotAction: 'connect:DeleteUser' })).toEqual([match(false)]));
});
