import { condition, INSTANCE, said, USER, Written } from '../support/decisions';

describe('a requirement in words', () => {
  test.each<[string, Written[], string[]]>([
    [
      'a value',
      [condition('StringEquals', 'connect:InstanceId', 'a')],
      ['connect:InstanceId is a'],
    ],
    [
      'one of several values',
      [condition('StringEquals', 'connect:InstanceId', ['a', 'b', 'c'])],
      ['connect:InstanceId is a, b or c'],
    ],
    [
      'none of several values',
      [condition('StringNotEquals', 'connect:InstanceId', ['a', 'b'])],
      ['connect:InstanceId is not any of a or b'],
    ],
    ['a pattern', [condition('StringLike', 'aws:userid', 'A*')], ['aws:userid is like A*']],
    [
      'a pattern without wildcards',
      [condition('StringLike', 'aws:userid', 'A')],
      ['aws:userid is A'],
    ],
    [
      'letters of any case',
      [condition('StringEqualsIgnoreCase', 'aws:userid', 'a')],
      ['aws:userid is in any case a'],
    ],
    [
      'a number',
      [condition('NumericLessThanEquals', 'aws:MultiFactorAuthAge', 3600)],
      ['aws:MultiFactorAuthAge is at most 3600'],
    ],
    [
      'a date',
      [condition('DateLessThan', 'aws:CurrentTime', '2027-01-01')],
      ['aws:CurrentTime is before 2027-01-01'],
    ],
    [
      'a switch',
      [condition('Bool', 'aws:MultiFactorAuthPresent', true)],
      ['aws:MultiFactorAuthPresent is true'],
    ],
    [
      'an address',
      [condition('IpAddress', 'aws:SourceIp', '10.0.0.0/8')],
      ['aws:SourceIp is in 10.0.0.0/8'],
    ],
    [
      'no address',
      [condition('NotIpAddress', 'aws:SourceIp', '10.0.0.0/8')],
      ['aws:SourceIp is not in 10.0.0.0/8'],
    ],
    [
      'an ARN',
      [condition('ArnEquals', 'aws:SourceArn', 'arn:aws:sns:*:*:t')],
      ['aws:SourceArn is like arn:aws:sns:*:*:t'],
    ],
    [
      'absence',
      [condition('Null', 'aws:TokenIssueTime', 'true')],
      ['aws:TokenIssueTime is absent'],
    ],
    [
      'presence',
      [condition('Null', 'aws:TokenIssueTime', false)],
      ['aws:TokenIssueTime is present'],
    ],
    [
      'a value if there is one',
      [condition('StringEqualsIfExists', 'aws:userid', 'a')],
      ['aws:userid is a or absent'],
    ],
    [
      'each of a list',
      [condition('ForAllValues:StringEquals', 'aws:TagKeys', ['Team'])],
      ['each of aws:TagKeys is Team'],
    ],
    [
      'one of a list',
      [condition('ForAnyValue:StringLike', 'aws:TagKeys', ['T*'])],
      ['one of aws:TagKeys is like T*'],
    ],
    [
      'an operator that IAM does not have',
      [condition('StringSounds', 'aws:userid', 'a')],
      ['aws:userid StringSounds a'],
    ],
    [
      'a variable',
      [{ Resource: `${INSTANCE}/agent/\${aws:userid}` }],
      [`${USER} is ${INSTANCE}/agent/\${aws:userid}`],
    ],
  ])('%s', (_, statements, expected) => expect(said(statements)).toEqual(expected));

  test('of a deny, what must not hold', () => {
    const deny = {
      Effect: 'Deny',
      Condition: {
        Bool: { 'aws:MultiFactorAuthPresent': 'false' },
        Null: { 'aws:userid': 'false' },
      },
    };
    expect(said([{}, deny])).toEqual([
      'aws:MultiFactorAuthPresent is not false or aws:userid is absent',
    ]);
    expect(
      said([
        {},
        { Effect: 'Deny', ...condition('ForAnyValue:StringEquals', 'aws:TagKeys', 'Team') },
      ]),
    ).toEqual(['none of aws:TagKeys is Team']);
    expect(
      said([
        {},
        {
          Effect: 'Deny',
          ...condition('ForAnyValue:StringNotEquals', 'aws:TagKeys', ['Team', 'Site']),
        },
      ]),
    ).toEqual(['each of aws:TagKeys is Team or Site']);
    expect(
      said([
        {},
        { Effect: 'Deny', ...condition('ForAllValues:StringEquals', 'aws:TagKeys', 'Team') },
      ]),
    ).toEqual(['one of aws:TagKeys is not Team']);
    expect(
      said([
        {},
        { Effect: 'Deny', ...condition('NumericLessThan', 'aws:MultiFactorAuthAge', '5') },
      ]),
    ).toEqual(['aws:MultiFactorAuthAge is at least 5']);
    expect(
      said([{}, { Effect: 'Deny', ...condition('StringEqualsIfExists', 'aws:userid', 'a') }]),
    ).toEqual(['aws:userid is present and is not a']);
  });
});
