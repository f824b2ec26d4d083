import { condition, decided, USER } from '../support/decisions';

/** Whether a condition on one key holds for a value of the request. */
const holds = (operator: string, values: unknown, actual: string | string[]): string =>
  decided([condition(operator, 'aws:key', values)], {
    context: { 'aws:key': actual },
    otherKeys: 'absent',
  }).verdict;

describe('numbers', () => {
  test.each([
    ['1.25', '1.250', 'allowed'],
    ['+12', ' 12 ', 'allowed'],
    ['-1', '1', 'denied'],
    ['12', '1x2', 'denied'],
    ['12', 'x12', 'denied'],
    ['12', '12x', 'denied'],
    ['x', 'x', 'denied'],
    ['1.', '1', 'denied'],
  ])('NumericEquals %s of a request with "%s" is %s', (value, actual, verdict) =>
    expect(holds('NumericEquals', value, actual)).toBe(verdict),
  );

  test.each([
    ['NumericLessThan', 'denied', 'allowed', 'denied'],
    ['NumericLessThanEquals', 'allowed', 'allowed', 'denied'],
    ['NumericGreaterThan', 'denied', 'denied', 'allowed'],
    ['NumericGreaterThanEquals', 'allowed', 'denied', 'allowed'],
    ['NumericNotEquals', 'denied', 'allowed', 'allowed'],
  ])('%s 5 is %s of 5, %s of 4.5 and %s of 6', (operator, ...verdicts) =>
    expect(['5', '4.5', '6'].map((actual) => holds(operator, '5', actual))).toEqual(verdicts),
  );
});

describe('a value that cannot be compared is neither equal nor unequal', () => {
  test.each([
    ['Numeric', '5', 'five'],
    ['Numeric', 'five', '5'],
    ['Date', '2026-01-01', 'soon'],
    ['Date', 'soon', '2026-01-01'],
    ['Arn', USER, 'arn:aws:connect'],
    ['Arn', USER, 'a:b:c:d:e:f'],
    ['Arn', USER, 'u1'],
  ])('%sEquals and %sNotEquals %s of a request with %s', (type, value, actual) => {
    expect(holds(`${type}Equals`, value, actual)).toBe('denied');
    expect(holds(`${type}NotEquals`, value, actual)).toBe('denied');
  });

  test('an address', () => {
    expect(holds('IpAddress', '10.0.0.0/8', 'home')).toBe('denied');
    expect(holds('NotIpAddress', '10.0.0.0/8', 'home')).toBe('denied');
  });

  test('a list with such a value is not unequal, whatever else is in it', () =>
    expect(holds('NumericNotEquals', ['5', 'five'], '6')).toBe('denied'));
});

describe('ARNs', () => {
  test.each(['*:*:*:*:*:*', 'arn:*:connect:*:*:instance/*', `${USER.slice(0, -1)}?`])(
    'ArnLike %s matches the ARN of a user',
    (pattern) => expect(holds('ArnLike', pattern, USER)).toBe('allowed'),
  );
  test.each(['arn:aws:connect', 'arn:aws:s3:*', 'x:*:*:*:*:*', 'arn:aws:s3:*:*:instance/*'])(
    'ArnLike %s does not',
    (pattern) => {
      expect(holds('ArnLike', pattern, USER)).toBe('denied');
      expect(holds('ArnNotLike', pattern, USER)).toBe('allowed');
    },
  );
  test.each(['*', 'arn:*', 'arn:aws:connect:*', '**:*:*:*:*'])(
    'it is not documented whether ArnLike %s does',
    (pattern) => {
      expect(holds('ArnLike', pattern, USER)).toBe('conditional');
      expect(holds('ArnNotEquals', pattern, USER)).toBe('conditional');
      expect(holds('StringLike', pattern, USER)).toBe('allowed');
    },
  );
  test('colons after the fifth are part of the resource', () =>
    expect(
      holds('ArnLike', 'arn:aws:logs:*:*:log-group:*:b', 'arn:aws:logs:r:1:log-group:a:b'),
    ).toBe('allowed'));
});

describe('keys with several values', () => {
  test.each(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'])(
    '%s holds for no list, because it has no set operator',
    (operator) => expect(holds(operator, 'a', ['a'])).toBe('denied'),
  );
  test('Null counts an empty text of a list as no value', () => {
    expect(holds('Null', 'true', [''])).toBe('allowed');
    expect(holds('Null', 'false', [''])).toBe('denied');
  });
  test('Null counts an empty text as a value', () => {
    expect(holds('Null', 'true', '')).toBe('denied');
    expect(holds('Null', 'false', '')).toBe('allowed');
  });
});
