import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { policiesOf, World } from '../../../src/policy/model';
import { isOfKnownKind, read } from '../../../src/reader/read';
import { allow, policy, roleWith } from '../../support/documents';

const DELETE = allow('connect:DeleteUser');
const STOP = allow('connect:StopContact');
const HELLO = { hello: { handler: 'index.hello' } };

const file = (more: object, provider: object = {}) => ({
  service: 'calls',
  provider: { name: 'aws', ...provider },
  functions: HELLO,
  ...more,
});

function worldOf(content: object): World {
  const world = read('serverless.yml', content);
  if (!world) throw new Error('the file is not read');
  return world;
}

const accessIn = (content: object): string[] =>
  worldOf(content).principals.flatMap((principal) =>
    policiesOf(principal)
      .flatMap(({ statements }) => statements)
      .map(({ actions, resources }) =>
        toDisplayText(`${principal.name}: ${actions.join()} on ${resources.join()}`),
      ),
  );

const unreadIn = (content: object): string[] =>
  worldOf(content).unread.map(({ problem }) => toDisplayText(problem));

const SHARED = 'IamRoleLambdaExecution: connect:DeleteUser on *';

describe('the role that functions share', () => {
  test.each([
    ['provider.iam.role.statements', { iam: { role: { statements: [DELETE] } } }],
    ['provider.iamRoleStatements', { iamRoleStatements: [DELETE] }],
  ])('has %s', (_, provider) => {
    expect(accessIn(file({}, provider))).toEqual([SHARED]);
  });

  test('has its name, its boundary, its managed policies, and the trust of Lambda', () => {
    const arn = 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess';
    const [one] = worldOf(
      file(
        {},
        { iam: { role: { name: 'calls', managedPolicies: [arn], permissionsBoundary: arn } } },
      ),
    ).principals;
    expect([one.name, one.attached.map((its) => its.arn), one.boundary?.arn]).toEqual([
      'calls',
      [arn],
      arn,
    ]);
    expect(one.trust[0].principals).toEqual([{ type: 'Service', value: 'lambda.amazonaws.com' }]);
  });

  test('has its path', () => {
    const [one] = worldOf(file({}, { iam: { role: { name: 'calls', path: '/app/' } } })).principals;
    expect(one.identity?.names).toEqual(['app/calls']);
  });

  test.each([
    ['by its ARN', { iam: { role: 'arn:aws:iam::111122223333:role/calls' } }],
    ['by a function', { role: { 'Fn::GetAtt': ['Calls', 'Arn'] } }],
  ])('is not made where it is given %s', (_, provider) => {
    const { principals } = worldOf(file({}, { ...provider, iamRoleStatements: [DELETE] }));
    expect(principals.filter(({ inline }) => inline.length > 0)).toEqual([]);
  });

  test('is said to be in another file where it is given by its ARN', () => {
    const role = 'arn:aws:iam::111122223333:role/calls';
    const [one] = worldOf(file({}, { iam: { role } })).principals;
    expect(one.name).toBe('calls');
    expect(one.unknown.map(({ kind, place }) => [kind, place?.pointer])).toEqual([
      ['imported-role', ['provider', 'iam', 'role']],
    ]);
  });

  test('is not made where each function has its own', () => {
    const functions = { hello: { handler: 'h', role: 'Calls' } };
    expect(worldOf(file({ functions }, { iamRoleStatements: [DELETE] })).principals).toEqual([]);
  });

  test('has the places of the file', () => {
    const [{ place, inline }] = worldOf(
      file({}, { iam: { role: { statements: [DELETE] } } }),
    ).principals;
    expect([place.pointer, inline[0].statements[0].place]).toEqual([
      ['provider', 'iam', 'role'],
      {
        file: 'serverless.yml',
        logicalId: 'IamRoleLambdaExecution',
        pointer: ['provider', 'iam', 'role', 'statements', 0],
      },
    ]);
  });
});

describe('roles of functions', () => {
  const own = (more: object = {}) => ({
    'say-hello': { handler: 'h', iamRoleStatements: [STOP], ...more },
  });
  const OWN = 'SayDashhelloIamRoleLambdaExecution: connect:StopContact on *';
  const INHERITED = 'SayDashhelloIamRoleLambdaExecution: connect:DeleteUser on *';
  const shared = { iamRoleStatements: [DELETE] };
  const custom = (defaultInherit: unknown) => ({
    custom: { 'serverless-iam-roles-per-function': { defaultInherit } },
  });

  test.each([
    ['does not have the shared statements', own(), {}, [OWN]],
    ['inherits them', own({ iamRoleStatementsInherit: true }), {}, [OWN, INHERITED]],
    ['inherits them by default', own(), custom(true), [OWN, INHERITED]],
    ['does not, where it says so', own({ iamRoleStatementsInherit: false }), custom(true), [OWN]],
    [
      'has statements in the newer form',
      { 'say-hello': { iam: { inheritStatements: true, role: { statements: [STOP] } } } },
      {},
      [OWN, INHERITED],
    ],
  ])('%s', (_, functions, more, access) => {
    expect(accessIn(file({ functions, ...more }, shared))).toEqual(access);
  });

  test.each([
    ['${opt:inherit}', custom('${opt:inherit}')],
    ['${file(custom.yml)}', { custom: '${file(custom.yml)}' }],
  ])('where the variable %s decides, it is not known', (variable, more) => {
    const content = file({ functions: own(), ...more }, shared);
    expect([accessIn(content), unreadIn(content)]).toEqual([
      [OWN],
      [`a statement that only deployment knows: ${variable}`],
    ]);
  });

  test('have their paths', () => {
    const hello = { iam: { role: { name: 'own', path: '/app/', statements: [STOP] } } };
    const [one] = worldOf(file({ functions: { hello } })).principals;
    expect(one.identity?.names).toEqual(['app/own']);
  });

  test('of a list have its places', () => {
    const [{ place }] = worldOf(file({ functions: [{}, own()] })).principals;
    expect(place.pointer).toEqual(['functions', 1, 'say-hello']);
  });

  test('the others share one', () => {
    expect(accessIn(file({ functions: { ...own(), ...HELLO } }, shared))).toEqual([SHARED, OWN]);
  });
});

describe('roles by the version of the framework', () => {
  const functions = { hello: { iamRoleStatements: [STOP] } };
  const OWN = 'HelloIamRoleLambdaExecution: connect:StopContact on *';
  const roles = (more: object) =>
    accessIn(file({ functions, ...more }, { iamRoleStatements: [DELETE] }));

  test.each([3, '3', '^3.2.0', '>=2.0.0 <4.0.0', '2 || 3'])(
    'before 4, functions have none of their own: %s',
    (frameworkVersion) => {
      expect(roles({ frameworkVersion })).toEqual([SHARED]);
      const plugins = ['serverless-iam-roles-per-function'];
      expect(roles({ frameworkVersion, plugins })).toEqual([OWN]);
      expect(roles({ frameworkVersion, plugins: { modules: plugins } })).toEqual([OWN]);
      expect(roles({ frameworkVersion, plugins: '${file(plugins.yml)}' })).toEqual([OWN]);
    },
  );

  test.each([4, '4', '^4.1.0', '>=3.0.0', '3 || 4', undefined])(
    'since then, they have: %s',
    (frameworkVersion) => expect(roles({ frameworkVersion })).toEqual([OWN]),
  );
});

describe('roles of functions since version 4', () => {
  const BOUNDARY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const POLICY = 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess';
  const OTHER = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
  const hello = (iam: object) => ({ functions: { hello: { iam } } });
  const rolesIn = (content: object) =>
    worldOf(content).principals.map(({ place, attached, boundary, inline }) => [
      place.logicalId,
      attached.map(({ arn }) => arn),
      boundary?.arn,
      inline.flatMap(({ statements }) => statements.flatMap(({ actions }) => actions)),
    ]);

  test('are made for managed policies, too', () => {
    const iam = { role: { managedPolicies: [POLICY] } };
    expect(rolesIn(file(hello(iam), { iamRoleStatements: [DELETE] }))).toEqual([
      ['HelloIamRoleLambdaExecution', [POLICY], undefined, []],
    ]);
    const inheriting = { ...iam, inheritStatements: true };
    expect(rolesIn(file(hello(inheriting), { iamRoleStatements: [DELETE] }))).toEqual([
      ['HelloIamRoleLambdaExecution', [POLICY], undefined, ['connect:DeleteUser']],
    ]);
  });

  test('have the boundary of the shared one, and not its managed policies', () => {
    const role = { permissionsBoundary: BOUNDARY, managedPolicies: [POLICY] };
    expect(rolesIn(file(hello({ role: { statements: [STOP] } }), { iam: { role } }))).toEqual([
      ['HelloIamRoleLambdaExecution', [], BOUNDARY, ['connect:StopContact']],
    ]);
  });

  describe('where each function has one', () => {
    const provider = {
      iam: {
        role: {
          mode: 'perFunction',
          statements: [DELETE],
          managedPolicies: [POLICY],
          permissionsBoundary: BOUNDARY,
        },
      },
    };

    test('have what the provider describes', () => {
      expect(rolesIn(file({}, provider))).toEqual([
        ['HelloIamRoleLambdaExecution', [POLICY], BOUNDARY, ['connect:DeleteUser']],
      ]);
    });

    test('and what the function describes', () => {
      const role = { statements: [STOP], managedPolicies: [OTHER] };
      expect(rolesIn(file(hello({ role }), provider))).toEqual([
        [
          'HelloIamRoleLambdaExecution',
          [POLICY, OTHER],
          BOUNDARY,
          ['connect:StopContact', 'connect:DeleteUser'],
        ],
      ]);
    });

    test('do not inherit statements where the function says so', () => {
      expect(rolesIn(file(hello({ inheritStatements: false }), provider))).toEqual([
        ['HelloIamRoleLambdaExecution', [POLICY], BOUNDARY, []],
      ]);
    });
  });

  test.each(['arn:aws:iam::111122223333:role/calls', { 'Fn::GetAtt': ['Calls', 'Arn'] }])(
    'are not made where the provider has the role %j',
    (role) =>
      expect(
        worldOf(file(hello({ role: { statements: [STOP] } }), { iam: { role } })).principals.filter(
          ({ inline }) => inline.length > 0,
        ),
      ).toEqual([]),
  );
});

describe('names that the framework gives', () => {
  const namesIn = (content: object) =>
    worldOf(content).principals.map(({ identity }) => identity?.names.map(toDisplayText));

  test('are those of the service, the stage, and the Region', () => {
    expect(namesIn(file({}))).toEqual([['calls-dev-${AWS::Region}-lambdaRole']]);
    expect(namesIn(file({ service: { name: 'other' } }, { stage: 'prod' }))).toEqual([
      ['other-prod-${AWS::Region}-lambdaRole'],
    ]);
    expect(namesIn(file({ functions: { hello: { iamRoleStatements: [STOP] } } }))).toEqual([
      ['calls-dev-hello-${AWS::Region}-lambdaRole'],
    ]);
  });

  test('are cut where they are too long', () => {
    const name = 'a'.repeat(33);
    const functions = (more: string) => ({ [name + more]: { iamRoleStatements: [STOP] } });
    expect(namesIn(file({ functions: functions('') }))).toEqual([
      ['calls-dev-' + name + '-${AWS::Region}-lambdaRole'],
    ]);
    expect(namesIn(file({ functions: functions('a') }))).toEqual([
      ['calls-dev-' + name + 'a-${AWS::Region}'],
    ]);
  });
});

describe('functions are resources with the roles that they are given', () => {
  const Resources = { Calls: roleWith('Access', policy(DELETE)) };
  const workloadsIn = (content: object) =>
    (worldOf(content).workloads ?? []).map(({ id, names, roles }) =>
      [id, ...names, ...roles].map(toDisplayText),
    );

  test('by a name, a function, or the provider', () => {
    const expected = [['HelloLambdaFunction', 'calls-dev-hello', '${Calls}']];
    const resources = { Resources };
    const Role = { 'Fn::GetAtt': ['Calls', 'Arn'] };
    const withRole = (role: unknown) => file({ functions: { hello: { role } }, resources });
    expect(workloadsIn(withRole('Calls'))).toEqual(expected);
    expect(workloadsIn(withRole(Role))).toEqual(expected);
    expect(workloadsIn(file({ resources }, { role: 'Calls' }))).toEqual(expected);
  });

  test('with the roles that the framework makes, and their own names', () => {
    const functions = { ...HELLO, bye: { name: 'bye', iamRoleStatements: [STOP] } };
    expect(workloadsIn(file({ functions }))).toEqual([
      ['HelloLambdaFunction', 'calls-dev-hello', '${IamRoleLambdaExecution}'],
      ['ByeLambdaFunction', 'bye', '${ByeIamRoleLambdaExecution}'],
    ]);
  });

  test('by an ARN, also of a role of another file', () => {
    const role = 'arn:aws:iam::111122223333:role/calls';
    const expected = [['HelloLambdaFunction', 'calls-dev-hello', 'calls']];
    const functions = { hello: { handler: 'h' } };
    const custom = { calls: role };
    expect(workloadsIn(file({ functions: { hello: { role } } }))).toEqual(expected);
    expect(workloadsIn(file({ functions }, { iam: { role } }))).toEqual(expected);
    expect(workloadsIn(file({ functions }, { role }))).toEqual(expected);
    expect(
      workloadsIn(file({ functions: { hello: { role: '${self:custom.calls}' } }, custom })),
    ).toEqual(expected);
    expect(workloadsIn(file({ functions: { hello: { role: { 'Fn::Sub': role } } } }))).toEqual(
      expected,
    );
  });

  test('and not by a logical id that the file does not have', () => {
    expect(workloadsIn(file({ functions: { hello: { role: 'Other' } } }))).toEqual([]);
    const role = { 'Fn::GetAtt': ['Other', 'Arn'] };
    expect(workloadsIn(file({ functions: { hello: { role } } }))).toEqual([]);
  });
});

describe('variables', () => {
  const on = (Resource: unknown, more: object = {}) =>
    accessIn(file(more, { iamRoleStatements: [{ ...DELETE, Resource }] }));

  test.each([
    ['of the file', 'a/${self:custom.instance}', 'a/i-1'],
    ['of the file, through another', '${self:custom.other}/b', 'i-1/b'],
    [
      'of the command line',
      'a/${opt:stage, self:provider.stage}/b',
      'a/${opt:stage, self:provider.stage}/b',
    ],
    ['in others', '${ssm:/a/${opt:stage}}', '${ssm:/a/${opt:stage}}'],
    ['that the command line replaces', '${self:provider.stage}', '${self:provider.stage}'],
    ['of AWS', '${aws:region}:${aws:accountId}', '${AWS::Region}:${AWS::AccountId}'],
    ['of IAM', 'a/${aws:username}', 'a/${aws:username}'],
    ['that do not end', 'a/${self:custom', 'a/${self:custom'],
  ])('%s', (_, text, result) => {
    const custom = { instance: 'i-1', other: '${self:custom.instance}' };
    expect(on(text, { custom })).toEqual([
      `IamRoleLambdaExecution: connect:DeleteUser on ${result}`,
    ]);
  });

  test('in Fn::Sub, with those of CloudFormation', () => {
    expect(
      on({ 'Fn::Sub': 'arn:${AWS::Partition}:${opt:a}:${self:custom.b}' }, { custom: { b: 'c' } }),
    ).toEqual(['IamRoleLambdaExecution: connect:DeleteUser on arn:${AWS::Partition}:${opt:a}:c']);
  });

  test('a loop of variables ends', () => {
    expect(on('${self:custom.a}', { custom: { a: '${self:custom.a}' } })).toEqual([
      'IamRoleLambdaExecution: connect:DeleteUser on ${self:custom.a}',
    ]);
  });

  test('statements from another file are not nothing', () => {
    const content = file({}, { iam: { role: { statements: '${file(iam.yml)}' } } });
    expect(unreadIn(content)).toEqual(['a statement that only deployment knows: ${file(iam.yml)}']);
  });

  test.each([
    { iamRoleStatements: '${self:custom.iam.role.statements}' },
    { iam: { role: '${self:custom.iam.role}' } },
    { iam: '${self:custom.iam}' },
  ])('statements from another part of the file are read: %j', (provider) => {
    const content = file({ custom: { iam: { role: { statements: [DELETE] } } } }, provider);
    expect([accessIn(content), unreadIn(content)]).toEqual([[SHARED], []]);
  });

  test('functions from another part of the file are read', () => {
    const functions = { hello: { iamRoleStatements: [DELETE] } };
    const content = file({ functions: '${self:custom.functions}', custom: { functions } });
    expect([accessIn(content), unreadIn(content)]).toEqual([
      ['HelloIamRoleLambdaExecution: connect:DeleteUser on *'],
      [],
    ]);
  });
});

describe('resources', () => {
  const Resources = { Calls: roleWith('Access', policy(DELETE)) };
  const ACCESS = 'Calls: connect:DeleteUser on *';
  const functions = { hello: { handler: 'h', role: 'Calls' } };

  test.each([
    ['an object', { Resources }],
    ['a list', [{ Parameters: {} }, { Resources }]],
  ])('are those of CloudFormation: %s', (_, resources) => {
    expect(accessIn(file({ functions, resources }))).toEqual([ACCESS]);
  });

  test('with their places', () => {
    const world = worldOf(file({ functions, resources: [{ Resources }] }));
    expect(world.principals[0].inline[0].statements[0].place.pointer).toEqual([
      ...['resources', 0, 'Resources', 'Calls', 'Properties', 'Policies', 0, 'PolicyDocument'],
      ...['Statement', 0],
    ]);
  });

  test.each([
    ['${file(r.yml)}', 'resources that a variable brings: ${file(r.yml)}'],
    [['${file(r.yml)}'], 'resources that a variable brings: ${file(r.yml)}'],
    [{ Resources: '${file(r.yml)}' }, 'Resources that a variable brings: ${file(r.yml)}'],
    [
      { Resources: { Calls: '${file(r.yml)}' } },
      'the resource Calls that a variable brings: ${file(r.yml)}',
    ],
    [
      { extensions: { IamRoleLambdaExecution: {} } },
      'what the extension changes on IamRoleLambdaExecution is not read',
    ],
  ])('%j is not nothing', (resources, problem) => {
    expect(unreadIn(file({ functions, resources }))).toEqual([problem]);
  });

  test('that change another of the same name do not hide it', () => {
    const changes = { Resources: { Calls: { Properties: { Path: '/a/' } } } };
    const content = file({ functions, resources: [{ Resources }, changes] });
    expect([accessIn(content), unreadIn(content)]).toEqual([
      [ACCESS],
      ['what the file changes on the resource Calls is not read'],
    ]);
  });

  test('with several transforms that change nothing of roles', () => {
    const Transform = ['AWS::LanguageExtensions', 'AWS::SecretsManager-2020-07-23'];
    expect(unreadIn(file({ functions, resources: { Transform, Resources } }))).toEqual([]);
  });
});

test('what the file changes on the role that functions share does not hide it', () => {
  const Resources = { IamRoleLambdaExecution: { Properties: { Path: '/a/' } } };
  const content = file({ resources: { Resources } }, { iamRoleStatements: [DELETE] });
  expect([accessIn(content), unreadIn(content)]).toEqual([
    [SHARED],
    ['what the file changes on the resource IamRoleLambdaExecution is not read'],
  ]);
});

test.each([
  [{ functions: '${file(f.yml)}' }, 'functions that a variable brings: ${file(f.yml)}'],
  [{ functions: ['${file(f.yml)}'] }, 'functions that a variable brings: ${file(f.yml)}'],
  [
    { functions: { hello: '${file(f.yml)}' } },
    'the function hello that a variable brings: ${file(f.yml)}',
  ],
  [
    { functions: { hello: { iam: '${file(f.yml)}' } } },
    'iam of the function hello that a variable brings: ${file(f.yml)}',
  ],
  [
    { provider: { name: 'aws', iam: '${file(f.yml)}' } },
    'iam of the provider that a variable brings: ${file(f.yml)}',
  ],
  [
    { provider: { name: 'aws', iam: { role: '${file(f.yml)}' } } },
    'iam.role of the provider that a variable brings: ${file(f.yml)}',
  ],
  [{ stepFunctions: {} }, 'the roles of state machines that a plug-in makes are not read'],
])('%j is not nothing', (more, problem) => {
  expect(unreadIn(file(more))).toEqual([problem]);
});

test('a reference to a role of the file is not a variable', () => {
  expect(unreadIn(file({}, { iam: { role: { Ref: 'Calls' } } }))).toEqual([]);
});

test.each([[{ service: 'a', provider: { name: 'azure' } }], [{ provider: { name: 'aws' } }]])(
  '%j is another file',
  (content) => {
    expect(isOfKnownKind(content)).toBe(false);
  },
);
