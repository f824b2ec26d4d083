import { World } from '../../src/policy/model';
import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

const A = 'arn:aws:iam::111122223333:';
const NONE = { Ref: 'AWS::NoValue' };
const either = (value: unknown, other: unknown = NONE) => ({ 'Fn::If': ['C', value, other] });
const managed = (document: object, more: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: document, ...more },
});
const holder = (statements: readonly object[], properties: object = {}) =>
  roleWith('P', connectHolder(...statements), properties);
const user = (statements: readonly object[], properties: object) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
    ...properties,
  },
});
const group = (GroupName: string, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Group',
  Properties: { GroupName, Policies: [{ PolicyName: 'D', PolicyDocument: policy(...statements) }] },
});

const template = (Resources: object, parameter: object = {}) => ({
  Parameters: { Q: { Type: 'String', ...parameter } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] } },
  Resources,
});

/** What is found about the principal Own of a template. */
const found = (resources: object, parameter: object = {}) =>
  foundIn(read('template.json', template(resources, parameter))!);

const foundIn = (world: World) =>
  audit(world)
    .filter(({ id, place }) => /escalation|anyone/.test(id) && place.logicalId === 'Own')
    .map(({ severity, what }) => `${severity}: ${what}`);

const IF = 'if the condition C of the template holds';
const IF_NOT = 'if the condition C of the template does not hold';
const writes = allow('iam:PutRolePolicy');
const NO_WRITES = 'the holder writes any permission into a role';

describe('more access in one choice only', () => {
  test.each<[string, object, string]>([
    [
      'by the name of the policy that it attaches',
      {
        T: managed(policy(allow('*')), { ManagedPolicyName: either('pa', 'pb') }),
        Own: holder(
          [
            allow('iam:AttachRolePolicy', `${A}role/Own`, {
              ArnLike: { 'iam:PolicyARN': `${A}policy/p*` },
            }),
            deny('iam:AttachRolePolicy', '*', {
              Condition: { ArnLike: { 'iam:PolicyARN': `${A}policy/pa` } },
            }),
          ],
          { RoleName: 'Own' },
        ),
      },
      `warning: iam:AttachRolePolicy on ${A}role/Own: the holder attaches the policy pb, and so writes any permission into a role, ${IF_NOT}`,
    ],
    [
      'by the groups that it can leave',
      {
        One: group('one', deny('iam:PutUserPolicy')),
        Two: group('two', deny('iam:PutUserPolicy')),
        Own: user([allow('iam:PutUserPolicy'), allow('iam:RemoveUserFromGroup', `${A}group/one`)], {
          Groups: [{ Ref: 'One' }, either({ Ref: 'Two' })],
        }),
      },
      `warning: iam:RemoveUserFromGroup and iam:PutUserPolicy on *, ${IF_NOT}: the holder takes a deny off itself, and then writes any permission into a user`,
    ],
    [
      'by its group',
      {
        G: group('g', allow('s3:GetObject')),
        Own: user([allow('iam:PutGroupPolicy', { 'Fn::GetAtt': ['G', 'Arn'] })], {
          Groups: [either({ Ref: 'G' })],
        }),
      },
      'warning: iam:PutGroupPolicy on ${G.Arn}: the holder writes any permission into a group, if the condition C of the template holds',
    ],
    [
      'by the name of a boundary that it must use',
      {
        B: managed(policy(allow('*')), { ManagedPolicyName: either('pa', 'pb') }),
        Own: holder([
          allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', {
            StringEquals: { 'iam:PermissionsBoundary': `${A}policy/pb` },
          }),
        ]),
      },
      'warning: iam:CreateRole and iam:PutRolePolicy on *: the holder gives permissions within the boundary of the policy pa, and so writes any permission into a role, if the condition C of the template does not hold',
    ],
    [
      'by the name of a role that it makes',
      {
        Other: { ...roleWith('P', policy(), { RoleName: 'Other' }), Condition: 'C' },
        Own: holder([allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${A}role/Other`)]),
      },
      `warning: iam:CreateRole and iam:PutRolePolicy on ${A}role/Other: the holder creates a role that trusts it, and writes any permission into it, if the condition C of the template does not hold`,
    ],
  ])('%s is a warning', (_, resources, expected) => {
    expect(found(resources)).toEqual([expected]);
  });

  test('is a fatal where the default chooses it', () => {
    const resources = {
      Other: { ...roleWith('P', policy(), { RoleName: 'Other' }), Condition: 'C' },
      Own: holder([allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${A}role/Other`)]),
    };
    expect(found(resources, { Default: 'y' })).toEqual([expect.stringMatching(/^fatal: /)]);
    expect(found(resources, { Default: 'x' })).toEqual([expect.stringMatching(/^warning: /)]);
  });
});

describe('more access in each choice', () => {
  test('is what the choice that has less gives', () => {
    const own = holder([either(writes, allow('lambda:UpdateFunctionCode')) as object]);
    expect(found({ Own: own })).toEqual([
      `error: lambda:UpdateFunctionCode on *: the holder replaces the code of any Lambda function, ${IF_NOT}`,
      `warning: iam:PutRolePolicy on *: ${NO_WRITES}, ${IF}`,
    ]);
  });

  test('in different ways is a fatal for each', () => {
    const own = holder([either(writes, allow('iam:AttachRolePolicy')) as object]);
    expect(found({ Own: own })).toEqual([
      `fatal: iam:PutRolePolicy on *: the holder writes any permission into a role, ${IF}`,
      `fatal: iam:AttachRolePolicy on *: the holder attaches any policy to a role, ${IF_NOT}`,
    ]);
  });

  test.each<[string, object]>([
    ['under any name', { Own: holder([writes], { RoleName: either('a', 'b') }) }],
    [
      'within each boundary',
      {
        One: managed(policy(allow('*'))),
        Two: managed(policy(allow(['iam:*', 'connect:*']))),
        Own: holder([writes], { PermissionsBoundary: either({ Ref: 'One' }, { Ref: 'Two' }) }),
      },
    ],
  ])('%s is a fatal without a condition', (_, resources) => {
    expect(found(resources)).toEqual([`fatal: iam:PutRolePolicy on *: ${NO_WRITES}`]);
  });
});

test.each<[string, readonly string[], string]>([
  [
    'may be denied',
    ['app-a', 'app-b'],
    'error: iam:CreatePolicyVersion on *: the holder rewrites a managed policy of others',
  ],
  [
    'is not denied',
    ['app-b', 'app-c'],
    'fatal: iam:CreatePolicyVersion on *: the holder rewrites a managed policy that it has',
  ],
])('an own policy with a name of a list that %s', (_, AllowedValues, expected) => {
  const resources = {
    T: managed(policy(allow('logs:*')), { ManagedPolicyName: { Ref: 'Q' } }),
    Own: holder(
      [allow('iam:CreatePolicyVersion'), deny('iam:CreatePolicyVersion', `${A}policy/app-a`)],
      {
        ManagedPolicyArns: [{ Ref: 'T' }],
      },
    ),
  };
  expect(found(resources, { AllowedValues })).toEqual([expected]);
});

test('a policy that is a boundary in one choice is no holder in the other', () => {
  const resources = {
    Own: managed(policy(allow(['connect:DescribeUser', 'iam:*']))),
    Role: holder([], { PermissionsBoundary: either({ Ref: 'Own' }) }),
  };
  expect(found(resources)).toEqual([]);
});

test('the choices of other templates leave those of a template', () => {
  const resources = {
    Other: { ...roleWith('P', policy(), { RoleName: 'Other' }), Condition: 'C' },
    Own: holder([allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${A}role/Other`)]),
  };
  const values = ['a', 'b', 'c', 'd', 'e'];
  const apart = template(
    { Apart: holder([], { RoleName: { 'Fn::Sub': '${Q}-${AWS::StackName}' } }) },
    { AllowedValues: values },
  );
  const files = [apart, apart, apart, template(resources)].map((content, i) => ({
    file: `${i}.json`,
    content,
  }));
  expect(foundIn(readTogether(files))).toEqual(found(resources));
  expect(found(resources)).toEqual([
    expect.stringMatching(/^warning: .*.* if the condition C .* does not hold$/),
  ]);
});

describe('access to Amazon Connect in one choice only', () => {
  const connect = allow('connect:*');
  test.each<[string, readonly unknown[]]>([
    ['by a statement', [writes, either(connect)]],
    ['by its actions', [writes, allow(either('connect:*', 's3:*'))]],
  ])('%s is a warning', (_, statements) => {
    const own = roleWith('P', policy(...(statements as object[])));
    expect(found({ Own: own })).toEqual([expect.stringMatching(/^warning: /)]);
  });
});

describe('what a template condition decides elsewhere', () => {
  const OTHER = { ...roleWith('P', policy(), { RoleName: 'Other' }), Condition: 'C' };
  const Own = holder([allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${A}role/Other`)]);
  const set = (Template: object) => ({
    Type: 'AWS::CloudFormation::StackSet',
    Properties: { StackSetName: 'S', PermissionModel: 'SELF_MANAGED', TemplateBody: Template },
  });

  test.each<[string, object]>([
    ['in a loop', { 'Fn::ForEach::L': ['Id', ['er'], { 'Oth${Id}': OTHER }], Own }],
    ['in a stack set', { S: set(template({ Other: OTHER, Own })) }],
    [
      'in a stack set, as text',
      { S: set(JSON.stringify(template({ Other: OTHER, Own })) as never) },
    ],
  ])('%s', (_, resources) => {
    const all = audit(read('template.json', template(resources))!);
    expect(
      all.flatMap(({ severity, what }) => (/CreateRole/.test(what) ? [severity] : [])),
    ).toEqual(['warning']);
  });
});
