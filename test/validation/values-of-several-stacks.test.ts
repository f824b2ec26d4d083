import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* A template that several stacks use, each with values of its own. */

const findings = (ids: RegExp, ...files: readonly (readonly [string, unknown])[]) =>
  audit(readTogether(files.map(([file, content]) => ({ file, content }))))
    .filter(({ id }) => ids.test(id))
    .map(({ id, severity, what }) => [id, severity, what]);

const trusting = (AWS: unknown) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
  }),
});
const trusted = (parameter: object = {}) => ({
  Parameters: { X: { Type: 'String', ...parameter } },
  Resources: { R: roleWith('P', policy(REACHES_CONNECT), trusting({ Ref: 'X' })) },
});
const nested = (Parameters: object) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'n.json', Parameters },
});
const SAFE = 'arn:aws:iam::111122223333:role/z';

const trustOf = (one: object, other: object, parameter?: object) =>
  findings(
    /^trust-in-anyone/,
    ['n.json', trusted(parameter)],
    ['a.json', { Resources: { N1: nested(one), N2: nested(other) } }],
  );

const open = (severity: string, more: string) => [
  ['trust-in-anyone', severity, `anyone can assume the role R${more}`],
];

test('trust that one of several stacks opens is found', () => {
  expect(trustOf({ X: '*' }, { X: SAFE })).toEqual(open('fatal', ', in the stack N1'));
  expect(trustOf({}, { X: '*' }, { Default: SAFE })).toEqual(open('fatal', ', in the stack N2'));
});

test('trust that all of several stacks open is as in one', () => {
  expect(trustOf({ X: '*' }, { X: '*' })).toEqual(open('fatal', ''));
});

test('trust that none of several stacks opens is not found', () => {
  expect(trustOf({ X: SAFE }, { X: 'o' }, { Default: '*' })).toEqual([]);
});

const set = (template: object, properties: object) => ({
  Resources: {
    S: {
      Type: 'AWS::CloudFormation::StackSet',
      Properties: { TemplateBody: JSON.stringify(template), ...properties },
    },
  },
});
const given = (ParameterValue: string) => [{ ParameterKey: 'X', ParameterValue }];

describe('in a stack set', () => {
  test.each<[string, object, object]>([
    ['the value of X in S', {}, { Parameters: given('*') }],
    ['the value of X in S', { Default: SAFE }, { Parameters: given('*') }],
    [
      'override 1 of X',
      { Default: SAFE },
      { StackInstancesGroup: [{ ParameterOverrides: given('*') }] },
    ],
    [
      'the default of X',
      { Default: '*' },
      { StackInstancesGroup: [{ ParameterOverrides: given(SAFE) }] },
    ],
  ])('trust that %s opens is found', (what, parameter, properties) => {
    const found = findings(/^trust-in-anyone/, ['t.json', set(trusted(parameter), properties)]);
    expect(found).toEqual([
      ['trust-in-anyone', 'error', expect.stringContaining(`${what} is used`)],
    ]);
  });

  test('a default that is not used opens nothing', () => {
    const properties = { Parameters: given(SAFE) };
    const template = trusted({ Default: '*' });
    expect(findings(/^trust-in-anyone/, ['t.json', set(template, properties)])).toEqual([]);
  });

  test('a default that is not used is no way to more access, and another value is a warning', () => {
    const template = {
      Parameters: { X: { Type: 'String', Default: '*' } },
      Resources: {
        R: roleWith(
          'P',
          connectHolder(allowing('iam:PutRolePolicy', { 'Fn::Sub': 'arn:aws:iam::*:role/${X}' })),
        ),
      },
    };
    const found = findings(/escalation/, ['t.json', set(template, { Parameters: given('safe') })]);
    expect(found.map(([id, severity]) => [id, severity])).toEqual([
      ['limited-escalation', 'warning'],
    ]);
  });
});

const ROLE = roleWith('P', policy());
const ADMIN = {
  ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
};

/** A function with a role that its stack gets, and a role that may change its code. */
const FUNCTIONS = {
  Parameters: { X: { Type: 'String' } },
  Resources: {
    F: { Type: 'AWS::Lambda::Function', Properties: { Role: { Ref: 'X' } } },
    R: roleWith(
      'P',
      connectHolder(allowing('lambda:UpdateFunctionCode', { 'Fn::GetAtt': ['F', 'Arn'] })),
    ),
  },
};

test.each<[string, object, readonly string[]]>([
  ['one of several stacks gives', roleWith('P', policy(), ADMIN), ['limited-escalation']],
  ['no stack gives', ROLE, []],
])('a function with the role of an administrator that %s', (_, Adm, expected) => {
  const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
  const N1 = nested({ X: arnOf('W') });
  const root = { Resources: { W: ROLE, Adm, N1, N2: nested({ X: arnOf('Adm') }) } };
  const found = findings(/^limited-escalation/, ['n.json', FUNCTIONS], ['a.json', root]);
  expect(found.map(([id]) => id)).toEqual(expected);
});

describe('a policy that one of several stacks attaches', () => {
  const attaching = (Effect: string) => ({
    Parameters: { X: { Type: 'String' }, Act: { Type: 'String' } },
    Resources: {
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'x',
          PolicyDocument: policy({ Effect, Action: { Ref: 'Act' }, Resource: '*' }),
          Roles: [{ Ref: 'X' }],
        },
      },
    },
  });
  const root = (...its: readonly object[]) => ({
    Resources: {
      R: roleWith('P', connectHolder(...its)),
      Other: ROLE,
      N1: nested({ X: { Ref: 'R' }, Act: 'iam:PutRolePolicy' }),
      N2: nested({ X: { Ref: 'Other' }, Act: 'iam:PutUserPolicy' }),
    },
  });

  test('gives what its stack passes, for sure', () => {
    const found = findings(/escalation/, ['n.json', attaching('Allow')], ['a.json', root()]);
    expect(found.map(([id, severity, what]) => [id, severity, what?.split(':')[1]])).toEqual([
      ['escalation', 'fatal', 'PutRolePolicy on *'],
      ['escalation', 'warning', 'PutUserPolicy on *'],
    ]);
  });

  test('denies what its stack passes, for sure', () => {
    const all = root(allowing(['iam:PutRolePolicy', 'iam:PutUserPolicy']));
    const found = findings(/escalation/, ['n.json', attaching('Deny')], ['a.json', all]);
    expect(found.map(([, , what]) => what?.split(':')[1])).toEqual(['PutUserPolicy on *']);
  });
});

test.each([
  [
    'is an error that names it',
    { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] },
    open('error', ', if the condition c of the template holds'),
  ],
  ['that always holds is as without it', { 'Fn::Equals': ['a', 'a'] }, open('fatal', '')],
  ['that never holds is none', { 'Fn::Equals': ['a', 'b'] }, []],
])('trust under a template condition %s', (_, c, expected) => {
  const isOpen = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
  const isLambda = { ...isOpen, Principal: { Service: 'lambda.amazonaws.com' } };
  const template = {
    Parameters: { P: { Type: 'String' } },
    Conditions: { c },
    Resources: {
      R: roleWith('P', policy(REACHES_CONNECT), {
        AssumeRolePolicyDocument: policy({ 'Fn::If': ['c', isOpen, isLambda] }),
      }),
    },
  };
  expect(findings(/^trust-in-anyone/, ['t.json', template])).toEqual(expected);
});

describe('an export that several stacks have', () => {
  const exporting = (resources: object, value: unknown) => ({
    Resources: resources,
    Outputs: { O: { Value: value, Export: { Name: 'adm' } } },
  });
  const IMPORTED = { 'Fn::ImportValue': 'adm' };
  const ARN = { 'Fn::GetAtt': ['R', 'Arn'] };
  const holder = (properties: object = {}) => ({
    R: roleWith('P', policy(REACHES_CONNECT), properties),
  });
  const managedBy = (statement: object) => ({
    M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(statement) } },
  });
  const found = (one: object, other: object, importing: object) =>
    findings(
      /escalation$/,
      ['dev.json', one],
      ['prod.json', other],
      ['b.json', { Resources: importing }],
    );
  const OF_ALL = [
    ['escalation', 'fatal', 'iam:PutRolePolicy on *: the holder writes any permission into a role'],
  ];

  test('is each of the values in a trust policy', () => {
    const stack = exporting(holder(), ARN);
    const B = roleWith('P', policy(allowing('*')), trusting(IMPORTED));
    const text = /^the role B trusts the role R, which gets /;
    expect(found(stack, stack, { B })).toEqual([
      ['limited-escalation', 'warning', expect.stringMatching(text)],
    ]);
    const other = exporting({}, 'arn:aws:iam::111122223333:role/other');
    expect(found(other, other, { B, ...holder({ RoleName: 'app' }) })).toEqual([]);
  });

  test('gives a managed policy for certain if each of the values gives it', () => {
    const stack = exporting(managedBy(allowing('iam:PutRolePolicy')), { Ref: 'M' });
    const importing = holder({ ManagedPolicyArns: [IMPORTED] });
    expect(found(stack, stack, importing)).toEqual(OF_ALL);
    const none = exporting(managedBy(REACHES_CONNECT), { Ref: 'M' });
    expect(found(stack, none, importing)).toEqual([
      [
        'limited-escalation',
        'warning',
        'iam:PutRolePolicy on *, if the exporting stack is dev.json: ' +
          'the holder writes any permission into a role',
      ],
    ]);
  });

  describe('of many stacks', () => {
    const WRITES = exporting(managedBy(allowing('iam:PutRolePolicy')), { Ref: 'M' });
    const NONE = exporting(managedBy(REACHES_CONNECT), { Ref: 'M' });
    const ofMany = (stackAt: (i: number) => object, importing: object, count = 20) =>
      findings(
        /escalation$/,
        ...Array.from({ length: count }, (_, i) => [`s${i}.json`, stackAt(i)] as const),
        ['b.json', { Resources: importing }],
      );
    const attached = holder({ ManagedPolicyArns: [IMPORTED] });

    test('gives what all of them give', () => {
      expect(ofMany(() => WRITES, attached)).toEqual(OF_ALL);
      expect(ofMany(() => NONE, attached)).toEqual([]);
    });

    test('perhaps gives what one of them gives', () => {
      const text =
        /^iam:PutRolePolicy on \*, if the exporting stack is s7\.json: the holder writes /;
      expect(ofMany((i) => (i === 7 ? WRITES : NONE), attached)).toEqual([
        ['limited-escalation', 'warning', expect.stringMatching(text)],
      ]);
    });

    test('perhaps gives what the last of them gives, or one of a hundred', () => {
      const warning = [['limited-escalation', 'warning', expect.any(String)]];
      expect(ofMany((i) => (i === 19 ? WRITES : NONE), attached)).toEqual(warning);
      expect(ofMany((i) => (i === 50 ? WRITES : NONE), attached, 100)).toEqual(warning);
    });

    describe('in a trust policy', () => {
      const NAMED = exporting({}, 'arn:aws:iam::111122223333:role/x');
      const trustIn = (stackAt: (i: number) => object, count: number, written: object = IMPORTED) =>
        findings(
          /^(trust-in-anyone|limited-escalation)$/,
          ...Array.from({ length: count }, (_, i) => [`s${i}.json`, stackAt(i)] as const),
          ['b.json', { Resources: holder(trusting(written)) }],
        );
      const last = (at: number, value: object) => (i: number) => (i === at ? value : NAMED);
      const ANYONE = exporting({}, '*');

      test('is each of the values', () => {
        expect(trustIn(last(7, ANYONE), 20)).toEqual(
          open('error', ', if the exporting stack is s7.json'),
        );
        expect(trustIn(() => ANYONE, 20)).toEqual(open('fatal', ''));
        expect(trustIn(() => NAMED, 20)).toEqual([]);
      });

      test.each<[string, object]>([
        ['Sub', { 'Fn::Sub': ['${X}', { X: IMPORTED }] }],
        ['Join', { 'Fn::Join': ['', [IMPORTED]] }],
        ['Select', { 'Fn::Select': [0, { 'Fn::Split': ['|', IMPORTED] }] }],
      ])('is each of the values, also in %s', (_, written) => {
        expect(trustIn(last(7, ANYONE), 20, written)).toEqual(
          open('error', ', if the exporting stack is s7.json'),
        );
        expect(trustIn(() => NAMED, 20, written)).toEqual([]);
      });

      test('is perhaps one of a few hundred values', () => {
        expect(trustIn(last(7, ANYONE), 257)).toEqual([
          ['trust-in-anyone', 'warning', expect.stringContaining('by a value')],
        ]);
        expect(trustIn(() => NAMED, 257)).toEqual([]);
      });

      test('is each of the roles that they name', () => {
        const stack = exporting(holder(), ARN);
        const B = roleWith('P', policy(allowing('*')), trusting(IMPORTED));
        const many = ofMany((i) => (i === 7 ? stack : exporting({}, `r${i}`)), { B }, 20);
        expect(many).toEqual([
          [
            'limited-escalation',
            'warning',
            expect.stringMatching(/^the role B trusts the role R,/),
          ],
        ]);
      });

      test('is denied as what each of them is', () => {
        const denies = {
          AssumeRolePolicyDocument: policy(
            { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: { AWS: IMPORTED }, Action: 'sts:AssumeRole' },
          ),
        };
        const trust = (stackAt: (i: number) => object) =>
          findings(
            /^trust-in-anyone$/,
            ...Array.from({ length: 20 }, (_, i) => [`s${i}.json`, stackAt(i)] as const),
            ['b.json', { Resources: holder(denies) }],
          );
        expect(trust(last(7, ANYONE))).toHaveLength(1);
        expect(trust(() => ANYONE)).toEqual([]);
      });
    });

    test('denies perhaps what one of them denies', () => {
      const denies = (Action: string) =>
        exporting(managedBy({ Effect: 'Deny', Action, Resource: '*' }), { Ref: 'M' });
      const importing = {
        R: roleWith('P', policy(REACHES_CONNECT, allowing('iam:PutRolePolicy')), {
          ManagedPolicyArns: [IMPORTED],
        }),
      };
      const some = ofMany((i) => denies(i === 7 ? 's3:*' : 'iam:*'), importing);
      expect(some).toEqual([['limited-escalation', 'warning', expect.any(String)]]);
    });
  });

  test('is a boundary that is known if all of the values say the same', () => {
    const importing = {
      R: roleWith('P', policy(REACHES_CONNECT, allowing('iam:PutRolePolicy')), {
        PermissionsBoundary: IMPORTED,
      }),
    };
    const stack = (Action: string) => exporting(managedBy(allowing(Action)), { Ref: 'M' });
    expect(found(stack('*'), stack('*'), importing)).toEqual(OF_ALL);
    expect(found(stack('connect:*'), stack('connect:*'), importing)).toEqual([]);
    expect(found(stack('*'), stack('connect:*'), importing)).toEqual([
      ['limited-escalation', 'warning', expect.any(String)],
    ]);
  });

  test('is allowed and denied together', () => {
    const named = (name: string) => exporting({}, `arn:aws:iam::111122223333:role/${name}`);
    const R = (...more: readonly object[]) => ({
      R: roleWith('P', policy(REACHES_CONNECT, allowing('iam:PutRolePolicy', IMPORTED), ...more), {
        RoleName: 'x',
      }),
    });
    expect(found(named('x'), named('y'), R())).toHaveLength(1);
    const denies = { Effect: 'Deny', Action: 'iam:*', Resource: IMPORTED };
    expect(found(named('x'), named('y'), R(denies))).toEqual([]);
  });
});
