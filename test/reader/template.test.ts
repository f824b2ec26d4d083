import { conditionText, has, line, lines, named, template, unreadOf } from './read-access';
import { unknownOf, World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { readTemplate } from '../../src/reader/template';
import { trustedByText } from '../../src/text/trusted-by';
import { unknownPartText } from '../../src/text/unknown-part';

const doc = (Action: string, more: object = {}) => ({
  Statement: { Effect: 'Allow', Action, Resource: '*', ...more },
});
const role = (Properties: object = {}, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties,
  ...more,
});
const policy = (Properties: object, type = 'Policy', more: object = {}) => ({
  Type: `AWS::IAM::${type}`,
  Properties: { PolicyName: 'P', PolicyDocument: doc('a:B'), ...Properties },
  ...more,
});
const AWS_POLICY = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonConnectReadOnlyAccess'],
  ],
};

describe('a role has', () => {
  test.each<[string, object, object, string[]]>([
    [
      'its own policies',
      { Policies: [{ PolicyName: 'Own', PolicyDocument: doc('a:B') }] },
      {},
      ['Own'],
    ],
    ['policies of AWS', { ManagedPolicyArns: [AWS_POLICY] }, {}, ['AmazonConnectReadOnlyAccess']],
    [
      'policies of AWS that the catalogue does not have',
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/NotThereYet'] },
      {},
      ['arn:aws:iam::aws:policy/NotThereYet?'],
    ],
    [
      'a policy of the file by its reference',
      { ManagedPolicyArns: [{ Ref: 'M' }] },
      { M: policy({ ManagedPolicyName: 'm' }, 'ManagedPolicy') },
      ['P'],
    ],
    [
      'a policy of the file by its ARN attribute',
      { ManagedPolicyArns: [{ 'Fn::GetAtt': ['M', 'PolicyArn'] }] },
      { M: policy({}, 'ManagedPolicy') },
      ['P'],
    ],
    [
      'a policy of the file by its name',
      {
        ManagedPolicyArns: [
          { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/x/m' },
        ],
      },
      { M: policy({ ManagedPolicyName: 'm', Path: '/x/' }, 'ManagedPolicy') },
      ['P'],
    ],
    [
      'not a policy of the same name under another path',
      { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/m'] },
      { M: policy({ ManagedPolicyName: 'm', Path: '/x/' }, 'ManagedPolicy') },
      ['arn:aws:iam::111122223333:policy/m?'],
    ],
    ['a policy that names it', {}, { P: policy({ Roles: [{ Ref: 'R' }] }) }, ['P']],
    [
      'a managed policy that names it',
      {},
      { P: policy({ Roles: [{ Ref: 'R' }] }, 'ManagedPolicy') },
      ['P'],
    ],
    [
      'once a managed policy that names it and that it names',
      { ManagedPolicyArns: [{ Ref: 'P' }] },
      { P: policy({ Roles: [{ Ref: 'R' }] }, 'ManagedPolicy') },
      ['P'],
    ],
    [
      'a policy that names it by a name that is a parameter',
      { RoleName: { Ref: 'Name' } },
      { P: policy({ Roles: [{ Ref: 'Name' }] }) },
      ['P'],
    ],
    [
      'a policy that names one of the names that it may have',
      { RoleName: { 'Fn::If': ['C', 'x', 'y'] } },
      { P: policy({ Roles: ['y'] }) },
      ['P'],
    ],
    ['a RolePolicy', { RoleName: 'r' }, { P: policy({ RoleName: 'r' }, 'RolePolicy') }, ['P']],
    [
      'not what users of the same name have',
      { RoleName: 'r' },
      { P: policy({ UserName: 'r' }, 'UserPolicy') },
      [],
    ],
  ])('%s', (_, properties, others, expected) => {
    const reading = template({ R: role(properties), ...others });
    expect(has(reading.principals[0])).toEqual(expected);
    expect(unreadOf(reading)).toEqual([]);
  });
});

test('users have the policies of their groups', () => {
  const reading = template({
    G: {
      Type: 'AWS::IAM::Group',
      Properties: {
        GroupName: 'g',
        Policies: [{ PolicyName: 'OfGroup', PolicyDocument: doc('a:B') }],
      },
    },
    H: { Type: 'AWS::IAM::Group', Properties: { ManagedPolicyArns: [AWS_POLICY] } },
    U: { Type: 'AWS::IAM::User', Properties: { UserName: 'u', Groups: [{ Ref: 'G' }] } },
    V: { Type: 'AWS::IAM::User', Properties: {} },
    OnGroup: policy({ PolicyName: 'Named', Groups: ['g'] }),
    Add: {
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName: { Ref: 'H' }, Users: ['u', { Ref: 'V' }] },
    },
  });
  expect(reading.principals.map((one) => [one.kind, one.name, has(one)])).toEqual([
    ['group', 'g', ['OfGroup', 'Named']],
    ['group', 'H', ['AmazonConnectReadOnlyAccess']],
    ['user', 'u', ['OfGroup', 'Named', 'AmazonConnectReadOnlyAccess']],
    ['user', 'V', ['AmazonConnectReadOnlyAccess']],
  ]);
  expect(reading.policies.map(({ name }) => name)).toEqual(['Named', 'OfGroup']);
});

describe('a condition of the template', () => {
  test('on a policy is on its statements, and not told again where the role has it too', () => {
    const reading = template({
      R: role(),
      S: role({}, { Condition: 'C' }),
      P: policy({ Roles: [{ Ref: 'R' }, { Ref: 'S' }] }, 'Policy', { Condition: 'C' }),
    });
    expect(
      reading.principals.map(({ name, templateConditions, inline }) => [
        name,
        templateConditions?.map(conditionText),
        ...lines({ policies: inline }),
      ]),
    ).toEqual([
      ['R', undefined, 'Allow a:B on * if C'],
      ['S', ['C'], 'Allow a:B on *'],
    ]);
    expect(lines(reading)).toEqual(['Allow a:B on * if C']);
  });

  test('on an attachment is on the statements of the policy there, and nowhere else', () => {
    const reading = template({
      R: role({ ManagedPolicyArns: [{ 'Fn::If': ['C', { Ref: 'M' }, { Ref: 'AWS::NoValue' }] }] }),
      S: role({ ManagedPolicyArns: [{ Ref: 'M' }] }),
      M: policy({}, 'ManagedPolicy'),
    });
    expect(
      reading.principals.map(({ attached }) =>
        attached.map(({ policy: p }) => p!.statements.map(line)),
      ),
    ).toEqual([[['Allow a:B on * if C']], [['Allow a:B on *']]]);
  });

  test('on a policy of AWS too, of which the catalogue keeps its own', () => {
    const { principals } = template({
      R: role({ ManagedPolicyArns: { 'Fn::If': ['C', [AWS_POLICY], []] } }),
      S: role({ ManagedPolicyArns: [AWS_POLICY] }),
    });
    const conditions = principals.map(({ attached }) => [
      ...new Set(
        attached[0].policy!.statements.map(({ templateConditions }) =>
          templateConditions.map(conditionText).join(),
        ),
      ),
    ]);
    expect(conditions).toEqual([['C'], ['']]);
  });

  test('on a boundary: that there may be one', () => {
    const boundary = (PermissionsBoundary: unknown) =>
      template({ R: role({ PermissionsBoundary }), M: policy({}, 'ManagedPolicy') }).principals[0]
        .boundary;
    expect(boundary({ Ref: 'M' })?.policy?.name).toBe('P');
    expect(boundary({ 'Fn::If': ['C', { Ref: 'M' }, { Ref: 'AWS::NoValue' }] })).toEqual({
      arn: '\u0001M\u0002',
      isPossible: true,
      absentIf: [{ kind: 'template-condition', name: 'C', holds: false }],
      place: expect.anything(),
    });
    expect(boundary({ Ref: 'AWS::NoValue' })).toBeUndefined();
  });

  test('on a membership is on what the group gives', () => {
    const reading = template({
      G: {
        Type: 'AWS::IAM::Group',
        Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: doc('a:B') }] },
      },
      U: {
        Type: 'AWS::IAM::User',
        Properties: { Groups: [{ 'Fn::If': ['C', { Ref: 'G' }, { Ref: 'AWS::NoValue' }] }] },
      },
    });
    expect(lines({ policies: named(reading, 'U').inline })).toEqual(['Allow a:B on * if C']);
  });
});

test('a policy that nobody in the file has stands for whoever gets it; a boundary is had', () => {
  const reading = template({
    M: policy({}, 'ManagedPolicy'),
    B: policy({ ManagedPolicyName: 'limit' }, 'ManagedPolicy'),
    P: policy({ Roles: ['elsewhere'] }),
    R: role({ PermissionsBoundary: { Ref: 'B' } }),
  });
  expect(reading.principals.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'role R',
    'role elsewhere',
    'policy M',
  ]);
});

test('a permission set has its inline policy, as an object or as text with references, and policies by name', () => {
  const set = (Properties: object) =>
    template({
      S: { Type: 'AWS::SSO::PermissionSet', Properties: { Name: 'Set', ...Properties } },
      M: policy({ ManagedPolicyName: 'm' }, 'ManagedPolicy'),
    });
  expect(lines(set({ InlinePolicy: doc('a:C') }))).toEqual(['Allow a:B on *', 'Allow a:C on *']);
  const text = {
    'Fn::Sub': JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'a:C', Resource: 'arn:${AWS::Partition}:x:${Say}' }],
    }),
  };
  const reading = set({
    InlinePolicy: text,
    ManagedPolicies: ['arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess'],
    CustomerManagedPolicyReferences: [{ Name: 'm' }],
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'm' } },
  });
  expect(lines(reading)).toEqual(['Allow a:B on *', 'Allow a:C on arn:${AWS::Partition}:x:${Say}']);
  expect(has(reading.principals[0])).toEqual(['inline policy', 'AmazonConnectReadOnlyAccess', 'P']);
  expect(reading.principals[0].boundary?.policy?.name).toBe('P');
  expect(reading.principals).toHaveLength(1);
});

test('an opaque part in the text of a policy cannot be forged', () => {
  const written =
    '{"Statement":{"Effect":"Allow","Action":"a:B","Resource":"\\u0001AWS::AccountId\\u0002"}}';
  const reading = template({
    S: { Type: 'AWS::SSO::PermissionSet', Properties: { InlinePolicy: written } },
  });
  expect(reading.policies[0].statements[0].resources).toEqual(['\ufffdAWS::AccountId\ufffd']);
});

test('what may allow something and is not in the file is told of who has it', () => {
  const unknown = (Resources: object) =>
    template(Resources).principals.map((one) => [
      one.name,
      ...unknownOf(one).map(
        (part) => `${unknownPartText(part)}${part.mayDeny ? '' : ', which denies nothing'}`,
      ),
    ]);
  const user = (Groups: unknown[]) => ({ Type: 'AWS::IAM::User', Properties: { Groups } });
  expect(
    unknown({
      U: user(['admins', { Ref: 'G' }, { Ref: 'Elsewhere' }]),
      G: { Type: 'AWS::IAM::Group', Properties: {} },
    }),
  ).toEqual([['U', 'the group admins', 'the group ${Elsewhere}'], ['G']]);
  const written = (...Statement: unknown[]) =>
    role({ Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement } }] });
  expect(
    unknown({
      R: written({ Effect: { Ref: 'Effect' }, Action: 'a:B', Resource: '*' }, { Ref: 'Statement' }),
    }),
  ).toEqual([
    [
      'R',
      'a statement whose Effect only deployment knows: ${Effect}',
      'a statement that only deployment knows: ${Statement}',
    ],
  ]);
  expect(
    unknown({
      R: role({ Policies: [{ PolicyName: 'p', PolicyDocument: { 'Fn::Transform': 'Include' } }] }),
    }),
  ).toEqual([['R', 'a policy document that only deployment knows: ${Transform Include}']]);
  const include = { 'Fn::Transform': { Name: 'AWS::Include' } };
  expect(
    unknown({ R: role({ ...include, ManagedPolicyArns: [] }), Q: { ...role(), ...include } }),
  ).toEqual([
    ['R', 'what Fn::Transform brings'],
    ['Q', 'what Fn::Transform brings'],
  ]);
  expect(
    unknown({
      R: role({
        Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', ...include } }],
      }),
    }),
  ).toEqual([
    ['R', 'what Fn::Transform brings into a policy document, which only deployment knows,'],
  ]);
  expect(unknown({ R: written({ Effect: 'Allow', Action: 'a:B', ...include }) })).toEqual([
    ['R', 'a statement of which only deployment knows what Fn::Transform brings'],
  ]);
  expect(unreadOf(template({ ...include, R: role({ 'Fn::ForEach::P': [], Path: '/' }) }))).toEqual([
    'Resources/Fn::Transform: what Fn::Transform brings is known only at deployment',
    'Resources/R/Properties: what Fn::ForEach::P brings is known only at deployment',
  ]);
  expect(unknown({ R: written({ Effect: 'allow', Action: 'a:B', Resource: '*' }, 5) })).toEqual([
    [
      'R',
      'a statement that cannot be read, because the Effect of a statement is Allow or Deny, not "allow"',
      'a statement that cannot be read, because a statement is an object',
    ],
  ]);
  expect(
    unknown({
      F: {
        Type: 'AWS::Serverless::Function',
        Properties: { Policies: [{ NewPolicy: {} }] },
      },
    }),
  ).toEqual([['F', 'the policy template NewPolicy of SAM, which denies nothing']]);
});

describe('SAM', () => {
  const fn = (Properties: object, more: object = {}) =>
    template(
      {
        F: { Type: 'AWS::Serverless::Function', Properties },
        P: policy({ PolicyName: 'Named', Roles: [{ Ref: 'FRole' }] }),
      },
      { Transform: 'AWS::Serverless-2016-10-31', ...more },
    );

  test('a function has a role that SAM makes: names and ARNs of policies, statements, and what names the role', () => {
    const reading = fn({
      Policies: [
        'AmazonConnect_FullAccess',
        AWS_POLICY,
        doc('a:C'),
        { Statement: [{ Effect: 'Allow', Action: 'a:D', Resource: '*' }] },
      ],
    });
    expect(
      reading.principals.map((one) => [one.kind, one.name, trustedByText(one.trust), has(one)]),
    ).toEqual([
      [
        'role',
        'F',
        ['lambda.amazonaws.com'],
        [
          'policy 3',
          'policy 4',
          'Named',
          'AWSLambdaBasicExecutionRole',
          'AmazonConnect_FullAccess',
          'AmazonConnectReadOnlyAccess',
        ],
      ],
    ]);
    expect(unreadOf(reading)).toEqual([]);
  });

  test('a function that is given a role, itself or with all functions, has no role of its own', () => {
    const names = ({ principals }: World) => principals.map(({ name }) => name);
    const Role = 'arn:aws:iam::111122223333:role/r';
    expect(names(fn({ Role: { 'Fn::GetAtt': ['R', 'Arn'] }, Policies: ['x'] }))).toEqual([
      '${FRole}',
      '${R}',
    ]);
    expect(names(fn({}, { Globals: { Function: { Role } } }))).toEqual(['${FRole}', 'r']);
  });

  test('a function that is given a role under a condition has its own role otherwise', () => {
    const Role = { 'Fn::If': ['Given', { Ref: 'Arn' }, { Ref: 'AWS::NoValue' }] };
    const { principals } = fn({ Role });
    expect(
      principals.map(({ name, templateConditions = [] }) => [
        name,
        templateConditions.map(conditionText),
      ]),
    ).toEqual([
      ['F', ['not Given']],
      ['${Arn}', []],
    ]);
  });
});

describe('what cannot be read is told, with its place', () => {
  const statement = (written: unknown) =>
    unreadOf(
      template({
        R: role({ Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [written] } }] }),
      }),
    ).map((one) => one.replace('Resources/R/Properties/Policies/0/PolicyDocument/', ''));

  test.each<[string, unknown, string[]]>([
    [
      'an effect',
      { Effect: 'allow', Action: 'a:B', Resource: '*' },
      ['Statement/0: the Effect of a statement is Allow or Deny, not "allow"'],
    ],
    [
      'no effect',
      { Action: 'a:B', Resource: '*' },
      ['Statement/0: the Effect of a statement is Allow or Deny, not missing'],
    ],
    [
      'no action',
      { Effect: 'Allow', Resource: '*' },
      ['Statement/0: a statement has either an Action or a NotAction'],
    ],
    [
      'no resource',
      { Effect: 'Allow', Action: 'a:B' },
      ['Statement/0: a statement has either a Resource or a NotResource'],
    ],
    [
      'an action that is a number',
      { Effect: 'Allow', Action: ['a:B', 5], Resource: '*' },
      ['Statement/0/Action/1: an action is text, not the number 5'],
    ],
    [
      'a resource that is an object',
      { Effect: 'Allow', Action: 'a:B', Resource: { a: 1, b: 2 } },
      ['Statement/0/Resource: a resource is text, not an object'],
    ],
    [
      'a misspelt element',
      { Effect: 'Allow', Action: 'a:B', Resource: '*', Conditions: {} },
      ['Statement/0: a statement has no "Conditions"'],
    ],
    [
      'a principal',
      { Effect: 'Allow', Action: 'a:B', Resource: '*', Principal: '*' },
      [
        'Statement/0: a Principal stands in policies of resources and in trust policies, not in policies of those who have access',
      ],
    ],
    [
      'a condition',
      { Effect: 'Allow', Action: 'a:B', Resource: '*', Condition: 'x' },
      ['Statement/0/Condition: a Condition is an object of operators'],
    ],
    [
      'an operator',
      { Effect: 'Allow', Action: 'a:B', Resource: '*', Condition: { Bool: 'x' } },
      ['Statement/0/Condition/Bool: Bool is an object of condition keys'],
    ],
    [
      'a value of a condition',
      { Effect: 'Allow', Action: 'a:B', Resource: '*', Condition: { Bool: { k: [{}] } } },
      ['Statement/0/Condition/Bool/k: a value of a condition is text, not an object'],
    ],
    ['text', 'x', ['Statement/0: a statement is an object']],
    ['a list', [['x']], ['Statement/0: a statement is an object']],
    [
      'what only deployment knows',
      { 'Fn::Transform': { Name: 'M' } },
      ['Statement/0: a statement that only deployment knows: ${Transform {"Name":"M"}}'],
    ],
  ])('%s', (_, written, expected) => expect(statement(written)).toEqual(expected));

  test('a condition that cannot be read is a condition all the same', () => {
    const of = (Condition: unknown) =>
      lines(
        template({
          R: role({ Policies: [{ PolicyName: 'P', PolicyDocument: doc('a:B', { Condition }) }] }),
        }),
      );
    expect(of('x')).toEqual(['Allow a:B on * when unread Unread x']);
    expect(of({ Bool: 'x' })).toEqual(['Allow a:B on * when unread Unread x']);
    expect(of({ Bool: { k: [{}] } })).toEqual(['Allow a:B on * when k Bool ${unread}']);
    expect(of({ Bool: { k: true }, NumericLessThan: { n: 5 } })).toEqual([
      'Allow a:B on * when k Bool true and n NumericLessThan 5',
    ]);
  });

  test.each<[string, object, object, string[]]>([
    [
      'a policy without a document',
      { R: role({ Policies: [{ PolicyName: 'P' }] }) },
      {},
      ['Resources/R/Properties/Policies/0/PolicyDocument: a policy without its document'],
    ],
    [
      'a document without statements',
      { P: policy({ PolicyDocument: { Version: '2012-10-17' } }) },
      {},
      ['Resources/P/Properties/PolicyDocument: a policy document needs a Statement'],
    ],
    [
      'a document with more',
      {
        P: policy({ PolicyDocument: { Statement: [], 'Fn::Transform': { Name: 'AWS::Include' } } }),
      },
      {},
      [
        'Resources/P/Properties/PolicyDocument: what Fn::Transform brings into a policy document, which only deployment knows,',
      ],
    ],
    [
      'an ARN that is an object',
      { R: role({ ManagedPolicyArns: [{ a: 1 }] }) },
      {},
      ['Resources/R/Properties/ManagedPolicyArns/0: the ARN of a policy is text, not an object'],
    ],
    [
      'properties that are none',
      { R: { Type: 'AWS::IAM::Role', Properties: [] } },
      {},
      ['Resources/R/Properties: the Properties of a resource are an object'],
    ],
    [
      'a loop',
      { 'Fn::ForEach::Roles': ['X', { Ref: 'P' }, { 'R${X}': { Type: 'AWS::IAM::Role' } }] },
      {},
      ['Resources/Fn::ForEach::Roles: what Fn::ForEach makes is known only at deployment'],
    ],
    [
      'a module',
      { M: { Type: 'My::Own::Thing::MODULE' } },
      {},
      ['Resources/M: what a module makes is not in the file'],
    ],
    [
      'a macro',
      {},
      { Transform: ['AWS::Serverless-2016-10-31', 'Mine', { Name: 'AWS::Include' }] },
      [
        'Transform: the transform Mine changes the template at deployment, which is not read',
        'Transform: the transform AWS::Include changes the template at deployment, which is not read',
      ],
    ],
  ])('%s', (_, resources, more, expected) =>
    expect(unreadOf(template(resources, more))).toEqual(expected),
  );

  test('resources that are no object', () => {
    expect(unreadOf(read('t', { AWSTemplateFormatVersion: '2010-09-09', Resources: [] })!)).toEqual(
      [': the Resources of a template are an object'],
    );
  });
});

test('construct paths are those of the template, else those that are known beside it', () => {
  const content = {
    Resources: { A: role({}, { Metadata: { 'aws:cdk:path': 'Stack/Admin/Resource' } }), B: role() },
  };
  const reading = readTemplate('t', content, {
    constructPaths: new Map([
      ['A', ['Stack/Other']],
      ['B', ['Stack/Deep/Auditor/Resource']],
    ]),
  });
  expect(reading.principals.map(({ name, place }) => [name, place])).toEqual([
    [
      'Admin',
      {
        file: 't',
        logicalId: 'A',
        constructPath: 'Stack/Admin/Resource',
        pointer: ['Resources', 'A', 'Properties'],
      },
    ],
    [
      'Deep/Auditor',
      {
        file: 't',
        logicalId: 'B',
        constructPath: 'Stack/Deep/Auditor/Resource',
        pointer: ['Resources', 'B', 'Properties'],
      },
    ],
  ]);
});

test('characters are an upper bound where references stand', () => {
  const size = (Resource: unknown) =>
    template({
      P: policy({
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['a:B', 'a:C'], Resource }],
        },
      }),
    }).policies[0].characters;
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['a:B', 'a:C'], Resource: '' }],
  }).length;
  expect(size('')).toBe(text);
  expect(size({ 'Fn::Sub': '${AWS::Partition}:${AWS::AccountId}:${Other}' })).toBe(
    text + 10 + 1 + 12 + 1 + 128,
  );
  expect(size({ 'Fn::If': ['C', 'a', 'bcd'] })).toBe(text + 3);
});

test('a policy that a condition requires as a boundary is one, and nobody has it', () => {
  const boundary = { StringEquals: { 'iam:PermissionsBoundary': { Ref: 'B' } } };
  const world = template({
    B: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: doc('connect:*') } },
    R: role({
      Policies: [
        { PolicyName: 'p', PolicyDocument: doc('iam:CreateRole', { Condition: boundary }) },
      ],
    }),
  });
  expect(world.principals.map(({ name }) => name)).toEqual(['R']);
  expect(world.policies.map(({ name, isBoundary }) => [name, isBoundary])).toEqual([
    ['B', true],
    ['p', undefined],
  ]);
});
