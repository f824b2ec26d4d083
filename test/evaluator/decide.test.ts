import { decide } from '../../src/evaluator/decide';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Policy } from '../../src/policy/model';
import { UnknownPart } from '../../src/policy/unknown';
import { requirementTexts } from '../../src/text/condition-text';
import { condition, decided, INSTANCE, policy, said, USER, Written } from '../support/decisions';

describe('what decides', () => {
  test('no statement allows it', () =>
    expect(said([{ Action: 'connect:ListUsers' }])).toEqual(['denied', 'no-allow']));
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
      'no-allow',
    ]));
  test('a statement on all but some actions', () =>
    expect(said([{ Action: undefined, NotAction: 'connect:Describe*' }])).toEqual([
      'denied',
      'no-allow',
    ]));
  test('a statement on all but some resources', () =>
    expect(said([{ NotResource: `${INSTANCE}/*` }])).toEqual(['denied', 'no-allow']));
  test('all statements that deny are told, and no others', () => {
    const { statements } = decide(
      { action: 'a:B', resource: '*' },
      { policies: [policy({}, { Sid: 'One', Effect: 'Deny' }, { Sid: 'Two', Effect: 'Deny' })] },
    );
    expect(statements.map(({ sid }) => sid)).toEqual(['One', 'Two']);
  });
});

describe('what must hold', () => {
  test('of several statements what all of them need, then each way', () => {
    const [a, b] = ['a', 'b'].map((id) => ({
      Condition: {
        StringEquals: { 'connect:InstanceId': id },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    }));
    expect(said([a, b])).toEqual([
      'aws:SecureTransport is true',
      'connect:InstanceId is a or connect:InstanceId is b',
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

  test('a condition of the boundary', () =>
    expect(
      said([{}], {}, { boundary: policy(condition('Bool', 'aws:SecureTransport', 'true')) }),
    ).toEqual(['aws:SecureTransport is true']));

  test('conditions of the template', () => {
    const [statement] = policy({}).statements;
    const inProduction = (effect: 'Allow' | 'Deny', holds = true): Policy => ({
      ...policy({}),
      statements: [{ ...statement, effect, templateConditions: [{ name: 'IsProd', holds }] }],
    });
    const request = { action: 'a:B', resource: '*' };
    expect(
      requirementTexts(decide(request, { policies: [inProduction('Allow')] }).requirements),
    ).toEqual(['the condition IsProd of the template holds']);
    expect(
      requirementTexts(
        decide(request, { policies: [policy({}), inProduction('Deny')] }).requirements,
      ),
    ).toEqual(['the condition IsProd of the template does not hold']);
    expect(
      requirementTexts(decide(request, { policies: [inProduction('Allow', false)] }).requirements),
    ).toEqual(['the condition IsProd of the template does not hold']);
    expect(
      requirementTexts(
        decide(request, { policies: [policy({}), inProduction('Deny', false)] }).requirements,
      ),
    ).toEqual(['the condition IsProd of the template holds']);
    expect(
      decide(request, { policies: [inProduction('Allow'), inProduction('Allow', false)] }).known,
    ).toBe('allowed');
  });
});

describe('what was not read', () => {
  const part = (more: Partial<UnknownPart>): UnknownPart => ({
    kind: 'customer-policy',
    what: 'arn:p',
    mayAllow: false,
    mayDeny: false,
    ...more,
  });
  const verdict = (
    statements: Written[],
    unknown: Partial<UnknownPart>,
    boundary?: Policy,
  ): string => {
    const found = decided(statements, {}, { unknown: [part(unknown)], boundary });
    expect(found.unknown).toEqual(found.verdict === 'unknown' ? [part(unknown)] : []);
    return `${found.verdict}, known: ${found.known}`;
  };
  const others = { Action: 's3:*' };
  const whenSecure = condition('Bool', 'aws:SecureTransport', 'true');

  test('may allow what no statement allows', () =>
    expect(verdict([others], { mayAllow: true })).toBe('unknown, known: denied'));
  test('may deny what a statement allows', () =>
    expect(verdict([{}], { mayDeny: true })).toBe('unknown, known: allowed'));
  test('may allow without the conditions that are known', () =>
    expect(verdict([whenSecure], { mayAllow: true })).toBe('unknown, known: conditional'));
  test('may deny what is conditional', () =>
    expect(verdict([whenSecure], { mayDeny: true })).toBe('unknown, known: conditional'));
  test('changes nothing where it cannot', () => {
    expect(verdict([others], { mayDeny: true })).toBe('denied, known: denied');
    expect(verdict([{}], { mayAllow: true })).toBe('allowed, known: allowed');
    expect(verdict([whenSecure], {})).toBe('conditional, known: conditional');
  });
  test('does not take back a deny, unless it may replace everything', () => {
    const deny = [{}, { Effect: 'Deny' }];
    expect(verdict(deny, { mayAllow: true, mayDeny: true })).toBe('denied, known: denied');
    expect(verdict(deny, { mayReplace: true })).toBe('unknown, known: denied');
    expect(verdict([{}], { mayReplace: true })).toBe('unknown, known: allowed');
  });
  test('does not reach beyond a boundary that is known', () => {
    expect(verdict([{}], { mayAllow: true }, policy(others))).toBe('denied, known: denied');
    expect(verdict([others], { mayAllow: true }, policy(others))).toBe('denied, known: denied');
    expect(verdict([others], { mayAllow: true }, policy({}))).toBe('unknown, known: denied');
  });
  test('of a boundary may allow only what the boundary is for', () => {
    const boundary = { ...policy(others), unknown: [part({ mayAllow: true })] };
    expect(decided([{}], {}, { boundary }).verdict).toBe('unknown');
    expect(decided([others], {}, { boundary }).verdict).toBe('denied');
  });
  test('of a policy counts without being given again', () => {
    const [open] = [{ ...policy(others), unknown: [part({ mayAllow: true })] }];
    expect(decide({ action: 'a:B', resource: '*' }, { policies: [open] }).verdict).toBe('unknown');
  });
});

describe('what only deployment knows', () => {
  const id = deployTimeValue('Instance.Id');
  const arn = deployTimeValue('Instance.Arn');
  const here = ['AWS::Partition', 'AWS::Region'].map(deployTimeValue);
  const region = `arn:${here[0]}:connect:${here[1]}:111122223333:instance/a/*`;
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
    expect(said([{ Resource: `${arn}/agent/u2` }])).toEqual(['denied', 'no-allow']);
    expect(said([{ Resource: region }], { resource: 'arn:aws:s3:::bucket' })).toEqual([
      'denied',
      'no-allow',
    ]);
    expect(
      said([{ Resource: region.replace('/*', `/agent/${id}`) }], {
        resource: `arn:aws:connect:${deployTimeValue('AWS::Region')}:111122223333:phone-number/p`,
      }),
    ).toEqual(['denied', 'no-allow']);
    expect(
      said([{ Resource: `${deployTimeValue('AWS::Region')}/x` }], { resource: 'a:b/x' }),
    ).toEqual(['denied', 'no-allow']);
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
    ).toEqual(['a policy variable works in the account of an ARN']);
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
    'no-allow',
  ]);
  expect(said([{ Resource: USER.replace('u1', 'U1') }])).toEqual(['denied', 'no-allow']);
});

test('patterns that are made to take long take milliseconds of processor time', () => {
  const hostile = [
    `${'*a'.repeat(500)}b`,
    `${'?*a'.repeat(300)}b`,
    `${deployTimeValue('X')}${'*a'.repeat(200)}b`,
  ];
  const start = process.cpuUsage();
  for (const pattern of hostile) {
    expect(said([{ Resource: pattern }], { resource: 'a'.repeat(2000) })).toEqual([
      'denied',
      'no-allow',
    ]);
    expect(
      said([condition('StringLike', 'aws:userid', pattern)], {
        context: { 'aws:userid': 'a'.repeat(2000) },
      }),
    ).toEqual(['denied', 'no-allow']);
  }
  // Of the processor, because the machine has other work too: microseconds.
  const ms = process.cpuUsage(start).user / 1000;
  expect(process.env.MUTATION_TESTS === undefined ? ms : 0).toBeLessThan(2000);
});
