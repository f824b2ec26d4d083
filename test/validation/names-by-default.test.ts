import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ACCOUNT = 'arn:aws:iam::111122223333';
const parameter = (Default: string) => ({ Type: 'String', Default });
const Parameters = {
  Name: parameter('App'),
  Path: parameter('/team/'),
  Denies: parameter('denies'),
  Open: { Type: 'String' },
};
const ref = (Ref: string) => ({ Ref });

interface Given {
  readonly statements: readonly object[];
  readonly properties: object;
  readonly policyName?: unknown;
}

const found = ({ statements, properties, policyName = 'denies' }: Given) =>
  audit(
    read('template.json', {
      Parameters,
      Resources: {
        Role: roleWith('P', connectHolder(...statements), properties),
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            ManagedPolicyName: policyName,
            PolicyDocument: policy({ Effect: 'Deny', Action: 'iam:PutRolePolicy', Resource: '*' }),
          },
        },
      },
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const put = (name: string) => allowing('iam:PutRolePolicy', `${ACCOUNT}:role/${name}`);
const deed = (name: string) =>
  `iam:PutRolePolicy on ${ACCOUNT}:role/${name}: the holder writes any permission into a role`;
const byDefault = (name: string) => `, with the default of the parameter ${name}`;

describe('a role whose name is by the default of a parameter', () => {
  test.each<[string, object, string, string]>([
    ['its name', { RoleName: ref('Name') }, 'App', byDefault('Name')],
    ['its path', { RoleName: 'App', Path: ref('Path') }, 'team/App', byDefault('Path')],
    [
      'both',
      { RoleName: ref('Name'), Path: ref('Path') },
      'team/App',
      ', with the defaults of the parameters Path and Name',
    ],
    ['a part of its name', { RoleName: { 'Fn::Sub': 'My${Name}' } }, 'MyApp', byDefault('Name')],
  ])('writes into itself by %s', (_, properties, name, more) => {
    expect(found({ statements: [put(name)], properties })).toEqual([`fatal: ${deed(name)}${more}`]);
  });

  test.each<[string, object, string]>([
    ['another name', { RoleName: ref('Name') }, 'Other'],
    ['a name without the path', { RoleName: ref('Name'), Path: ref('Path') }, 'App'],
    ['a name that has no default', { RoleName: ref('Open') }, 'App'],
  ])('has only a warning for %s', (_, properties, name) => {
    expect(found({ statements: [put(name)], properties })).toEqual([`warning: ${deed(name)}`]);
  });
});

describe('a user whose group has its name by the default of a parameter', () => {
  const WRITE = 'iam:PutGroupPolicy';
  const foundFor = (...statements: readonly object[]) =>
    audit(
      read('template.json', {
        Parameters,
        Resources: {
          Group: { Type: 'AWS::IAM::Group', Properties: { GroupName: ref('Name') } },
          User: {
            Type: 'AWS::IAM::User',
            Properties: {
              Groups: [ref('Group')],
              Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
            },
          },
        },
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity, what }) => `${severity}: ${what}`);
  const group = (name: string) => `${ACCOUNT}:group/${name}`;

  test('writes into the group by that name', () => {
    expect(foundFor(allowing(WRITE, group('App')))).toEqual([
      `fatal: ${WRITE} on ${group('App')}: ` +
        `the holder writes any permission into a group${byDefault('Name')}`,
    ]);
  });

  test('does not where that name is denied', () => {
    const writing = (name: string) =>
      foundFor(allowing(WRITE), { ...allowing(WRITE, group(name)), Effect: 'Deny' });
    const does = `${WRITE} on *: the holder writes any permission into a group`;
    expect(writing('App')).toEqual([`error: ${does}`]);
    expect(writing('Other')).toEqual([`fatal: ${does}`]);
  });
});

describe('a user whose group has its name by the default of a parameter of another stack', () => {
  const GROUP = `${ACCOUNT}:group/App`;
  const WRITE = 'iam:PutGroupPolicy';
  const denying = (action: string, resource: string) => ({
    ...allowing(action, resource),
    Effect: 'Deny',
  });
  const foundFor = (group: unknown, statements: readonly object[], denied = 'logs:*') => {
    const Policies = [{ PolicyName: 'P', PolicyDocument: policy(denying(denied, '*')) }];
    const Group = { Type: 'AWS::IAM::Group', Properties: { GroupName: ref('Name'), Policies } };
    const User = {
      Type: 'AWS::IAM::User',
      Properties: {
        Groups: [group],
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
      },
    };
    const Outputs = { Group: { Value: ref('Group'), Export: { Name: 'the-group' } } };
    return audit(
      readTogether([
        { file: 'groups.json', content: { Parameters, Resources: { Group }, Outputs } },
        { file: 'users.json', content: { Parameters, Resources: { User } } },
      ]),
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity, what }) => `${severity}: ${what}`);
  };
  const writes = 'the holder writes any permission into a group';

  describe.each<[string, unknown]>([
    ['by an import', { 'Fn::ImportValue': 'the-group' }],
    ['by its name', 'App'],
    ['by the same default', ref('Name')],
  ])('%s', (_, group) => {
    test('writes into the group by that name', () => {
      expect(foundFor(group, [allowing(WRITE, GROUP)])).toEqual([
        `fatal: ${WRITE} on ${GROUP}: ${writes}${byDefault('Name')}`,
      ]);
    });

    test('does not where that name is denied', () => {
      const statements = [allowing(WRITE), denying(WRITE, GROUP)];
      expect(foundFor(group, statements)).toEqual([`error: ${WRITE} on *: ${writes}`]);
    });

    test('leaves the group by that name', () => {
      const write = 'iam:PutUserPolicy';
      const leave = 'iam:RemoveUserFromGroup';
      expect(foundFor(group, [allowing(write), allowing(leave, GROUP)], write)).toEqual([
        `fatal: ${leave} and ${write} on ${GROUP}: the holder takes a deny off itself, ` +
          `and then writes any permission into a user${byDefault('Name')}`,
      ]);
    });
  });
});

describe('an own deny by the default of a parameter', () => {
  const writes = allowing('iam:PutRolePolicy');
  const rewrites = (name: string) =>
    allowing('iam:CreatePolicyVersion', `${ACCOUNT}:policy/${name}`);
  const detaches = allowing('iam:DetachRolePolicy', `${ACCOUNT}:role/App`);
  const arn = { 'Fn::Sub': `${ACCOUNT}:policy/\${Denies}` };

  test.each<[string, unknown]>([
    ['a reference', ref('Policy')],
    ['its ARN', arn],
  ])('is rewritten where it is attached by %s', (_, attached) => {
    const properties = { RoleName: 'App', ManagedPolicyArns: [attached] };
    const given = { properties, policyName: ref('Denies') };
    expect(found({ ...given, statements: [writes, rewrites('denies')] })[0]).toBe(
      `fatal: iam:CreatePolicyVersion on ${ACCOUNT}:policy/denies: ` +
        `the holder rewrites a managed policy that it has${byDefault('Denies')}`,
    );
    expect(found({ ...given, statements: [writes, rewrites('other')] })).toEqual([
      expect.stringMatching(/^warning: .*rewrites/),
    ]);
  });

  test.each<[string, unknown]>([
    ['a reference', ref('Policy')],
    ['its ARN', arn],
  ])('is detached by a role with a default name, attached by %s', (_, attached) => {
    const properties = { RoleName: ref('Name'), ManagedPolicyArns: [attached] };
    const given = { properties, policyName: ref('Denies') };
    expect(found({ ...given, statements: [writes, detaches] })).toEqual([
      expect.stringMatching(/^fatal: .*takes a deny off itself.* of the parameter Name$/),
    ]);
    expect(found({ ...given, statements: [writes] })).toEqual([]);
  });
});

describe('the action of a trust policy by the default of a parameter', () => {
  const trusting = (Default: string) =>
    audit(
      read('template.json', {
        Parameters: { Action: parameter(Default) },
        Resources: {
          Role: roleWith('P', connectHolder(), {
            AssumeRolePolicyDocument: policy({
              Effect: 'Allow',
              Principal: '*',
              Action: ref('Action'),
            }),
          }),
        },
      })!,
    )
      .filter(({ id }) => id === 'trust-in-anyone')
      .map(({ severity, what }) => `${severity}: ${what}`);

  test('lets everybody in', () => {
    expect(trusting('sts:AssumeRole')).toEqual([
      'fatal: anyone can assume the role Role, by the default of Action',
    ]);
    expect(trusting('sts:Assume*')).toHaveLength(1);
  });

  test('lets nobody in by another action', () => {
    expect(trusting('sts:TagSession')).toEqual([]);
  });
});
