import { Access, decide } from '../../src/evaluator/decide';
import { Request } from '../../src/evaluator/request-context';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Policy } from '../../src/policy/model';
import { readDocument } from '../../src/reader/policy-document';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/a';
const USER = `${INSTANCE}/agent/u1`;
type Written = Record<string, unknown>;

const policy = (...statements: Written[]): Policy =>
  readDocument(
    'p',
    {
      Version: '2012-10-17',
      Statement: statements.map((s) => ({
        Effect: 'Allow',
        Action: '*',
        ...('NotResource' in s ? {} : { Resource: '*' }),
        ...s,
      })),
    },
    { file: 'p', pointer: [] },
  ).policy;

function said(statements: Written[], request: Partial<Request> = {}, access: Partial<Access> = {}) {
  const { verdict, because, conditions } = decide(
    { action: 'connect:DescribeUser', resource: USER, ...request },
    { policies: [policy(...statements)], ...access },
  );
  return verdict === 'conditional' ? conditions : [verdict, because];
}
const condition = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

describe('what decides', () => {
  test('no statement allows it', () =>
    expect(said([{ Action: 'connect:ListUsers' }])).toEqual(['denied', 'no allow']));
  test('a statement allows it', () =>
    expect(said([{ Action: 'connect:ListUsers' }, {}])).toEqual(['allowed', 'allow']));
  test('a deny wins over every allow', () =>
    expect(said([{}, { Effect: 'Deny', Action: 'connect:describe*' }])).toEqual([
      'denied',
      'deny',
    ]));
  test('the boundary does not allow it', () =>
    expect(said([{}], {}, { boundary: policy({ Action: 's3:*' }) })).toEqual([
      'denied',
      'boundary',
    ]));
  test('the boundary denies it, whatever else', () =>
    expect(said([{ Action: 's3:*' }], {}, { boundary: policy({ Effect: 'Deny' }) })).toEqual([
      'denied',
      'deny',
    ]));
  test('without a statement that allows it the boundary is not asked', () =>
    expect(said([{ Action: 's3:*' }], {}, { boundary: policy({ Action: 's3:*' }) })).toEqual([
      'denied',
      'no allow',
    ]));
  test('a statement on all but some actions', () =>
    expect(said([{ Action: undefined, NotAction: 'connect:Describe*' }])).toEqual([
      'denied',
      'no allow',
    ]));
  test('a statement on all but some resources', () =>
    expect(said([{ NotResource: `${INSTANCE}/*` }])).toEqual(['denied', 'no allow']));
  test('all statements that deny are told, and no others', () => {
    const { statements } = decide(
      { action: 'a:B', resource: '*' },
      { policies: [policy({}, { Sid: 'One', Effect: 'Deny' }, { Sid: 'Two', Effect: 'Deny' })] },
    );
    expect(statements.map(({ sid }) => sid)).toEqual(['One', 'Two']);
  });
});

describe('what is not known is told in words', () => {
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

  test('of several statements what all of them need, then each way', () => {
    const [a, b] = ['a', 'b'].map((id) => ({
      Condition: {
        StringEquals: { 'connect:InstanceId': id },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    }));
    expect(said([a, b])).toEqual([
      'aws:SecureTransport is true',
      'connect:InstanceId is a, or connect:InstanceId is b',
    ]);
    expect(said([a, a])).toEqual(['connect:InstanceId is a', 'aws:SecureTransport is true']);
    expect(said([a, condition('Bool', 'aws:SecureTransport', 'true')])).toEqual([
      'aws:SecureTransport is true',
    ]);
  });

  test('a statement that holds without conditions is enough', () =>
    expect(said([condition('Bool', 'aws:SecureTransport', 'true'), {}])).toEqual([
      'allowed',
      'allow',
    ]));

  test('of the boundary too, of a boundary that is not known, and of policies that are not', () => {
    const unread = { kind: 'customer-policy', what: 'arn:p', mayAllow: true } as const;
    expect(
      said([{}], {}, { boundary: policy(condition('Bool', 'aws:SecureTransport', 'true')) }),
    ).toEqual(['aws:SecureTransport is true']);
    expect(said([{}], {}, { boundary: 'unknown' })).toEqual(['the permissions boundary allows it']);
    expect(said([{ Action: 's3:*' }], {}, { unknown: [{ ...unread, mayDeny: true }] })).toEqual([
      'arn:p allows it',
      'arn:p does not deny it',
    ]);
    expect(said([{}], {}, { unknown: [{ ...unread, mayDeny: false }] })).toEqual([
      'allowed',
      'allow',
    ]);
  });

  test('conditions of the template', () => {
    const [statement] = policy({}).statements;
    const inProduction = (effect: 'Allow' | 'Deny', holds = true): Policy => ({
      ...policy({}),
      statements: [{ ...statement, effect, templateConditions: [{ name: 'IsProd', holds }] }],
    });
    const request = { action: 'a:B', resource: '*' };
    expect(decide(request, { policies: [inProduction('Allow')] }).conditions).toEqual([
      'the condition IsProd of the template holds',
    ]);
    expect(decide(request, { policies: [policy({}), inProduction('Deny')] }).conditions).toEqual([
      'the condition IsProd of the template does not hold',
    ]);
    expect(decide(request, { policies: [inProduction('Allow', false)] }).conditions).toEqual([
      'the condition IsProd of the template does not hold',
    ]);
    expect(
      decide(request, { policies: [policy({}), inProduction('Deny', false)] }).conditions,
    ).toEqual(['the condition IsProd of the template holds']);
  });
});

describe('what only deployment knows', () => {
  const id = deployTimeValue('Instance.Id');
  const arn = deployTimeValue('Instance.Arn');
  const region = `arn:${deployTimeValue('AWS::Partition')}:connect:${deployTimeValue('AWS::Region')}:111122223333:instance/a/*`;
  test('is equal to itself', () => {
    expect(said([{ Resource: `${arn}/agent/*` }], { resource: `${arn}/agent/u1` })).toEqual([
      'allowed',
      'allow',
    ]);
    expect(
      said([condition('StringEquals', 'connect:InstanceId', id)], {
        context: { 'connect:InstanceId': id },
      }),
    ).toEqual(['allowed', 'allow']);
  });
  test('may be what is asked for', () => {
    expect(said([{ Resource: arn }], { resource: INSTANCE })).toEqual([
      `\${Instance.Arn} is ${INSTANCE}`,
    ]);
    expect(said([{ Resource: `${arn}/agent/*` }])).toEqual([
      `\${Instance.Arn}/agent/* takes in ${USER}`,
    ]);
    expect(said([{ Resource: region.replace('/*', '/agent/u1') }])).toEqual([
      '${AWS::Partition} is aws and ${AWS::Region} is us-east-1',
    ]);
    expect(said([{ Resource: `${INSTANCE}/*` }], { resource: arn })).toEqual([
      `\${Instance.Arn} is like ${INSTANCE}/*`,
    ]);
    expect(
      said([condition('StringEquals', 'connect:InstanceId', id)], {
        context: { 'connect:InstanceId': 'a' },
      }),
    ).toEqual(['${Instance.Id} is a']);
    expect(
      said([condition('StringEquals', 'connect:InstanceId', 'a')], {
        context: { 'connect:InstanceId': id },
      }),
    ).toEqual(['${Instance.Id} is a']);
  });
  test('is not what it cannot be', () => {
    expect(said([{ Resource: `${arn}/agent/u2` }])).toEqual(['denied', 'no allow']);
    expect(said([{ Resource: region }], { resource: 'arn:aws:s3:::bucket' })).toEqual([
      'denied',
      'no allow',
    ]);
    expect(
      said([{ Resource: region.replace('/*', `/agent/${id}`) }], {
        resource: `arn:aws:connect:${deployTimeValue('AWS::Region')}:111122223333:phone-number/p`,
      }),
    ).toEqual(['denied', 'no allow']);
    expect(
      said([{ Resource: `${deployTimeValue('AWS::Region')}/x` }], { resource: 'a:b/x' }),
    ).toEqual(['denied', 'no allow']);
  });
  test('may be the ARN of which variables stand in the last part', () => {
    const own = `${arn}/user/\${aws:userid}`;
    const request = { resource: `${arn}/user/u1`, context: { 'aws:userid': 'u1' } };
    expect(said([{ Resource: own }], request)).toEqual(['allowed', 'allow']);
    expect(said([{}, { Effect: 'Deny', Resource: own }], request)).toEqual(['denied', 'deny']);
    expect(said([{ Resource: own }], { ...request, resource: `${INSTANCE}/user/u1` })).toEqual([
      `${INSTANCE}/user/u1 is \${Instance.Arn}/user/\${aws:userid}`,
    ]);
    expect(
      said(
        [
          {
            Resource: `arn:aws:connect:${deployTimeValue('AWS::Region')}:\${aws:PrincipalAccount}:instance/a`,
          },
        ],
        { resource: INSTANCE },
      ),
    ).toEqual(['denied', 'no allow']);
  });
  test('denies perhaps', () =>
    expect(said([{}, { Effect: 'Deny', Resource: arn }], { resource: INSTANCE })).toEqual([
      `\${Instance.Arn} is not ${INSTANCE}`,
    ]));
  test('is taken in by a star', () =>
    expect(said([{ Resource: '*' }], { resource: arn })).toEqual(['allowed', 'allow']));
});

test('names of actions, keys and operators are compared without case, values with it', () => {
  const statement = {
    Action: 'CONNECT:describeuser',
    ...condition('stringEQUALS', 'CONNECT:instanceID', 'a'),
  };
  expect(said([statement], { context: { 'connect:InstanceId': 'a' } })).toEqual([
    'allowed',
    'allow',
  ]);
  expect(said([statement], { context: { 'connect:InstanceId': 'A' } })).toEqual([
    'denied',
    'no allow',
  ]);
  expect(said([{ Resource: USER.replace('u1', 'U1') }])).toEqual(['denied', 'no allow']);
});

test('patterns that are made to take long take milliseconds', () => {
  const hostile = [
    `${'*a'.repeat(500)}b`,
    `${'?*a'.repeat(300)}b`,
    `${deployTimeValue('X')}${'*a'.repeat(200)}b`,
  ];
  const start = process.hrtime.bigint();
  for (const pattern of hostile) {
    expect(said([{ Resource: pattern }], { resource: 'a'.repeat(2000) })).toEqual([
      'denied',
      'no allow',
    ]);
    expect(
      said([condition('StringLike', 'aws:userid', pattern)], {
        context: { 'aws:userid': 'a'.repeat(2000) },
      }),
    ).toEqual(['denied', 'no allow']);
  }
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
});
