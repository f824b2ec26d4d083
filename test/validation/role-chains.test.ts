import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';

const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

const role = (statement: object, principal: object, name?: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    ...(name && { RoleName: name }),
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
    },
    Policies: [
      { PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement: statement } },
    ],
  },
});
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** Names of the findings on a role that may assume another one. */
const found = (Resources: object) =>
  audit(read('template.json', { Resources })!)
    .filter(({ id }) => id === 'limited-escalation')
    .map(findingName);

describe('a role that may assume a role with full access to Amazon Connect', () => {
  const chain = (resource: unknown, trusted: object, name?: string) => ({
    Caller: role(allow('sts:AssumeRole', resource), LAMBDA),
    Admin: role(allow('connect:*'), trusted, name),
  });

  test.each([
    ['by its reference', chain(arnOf('Admin'), { AWS: arnOf('Caller') })],
    ['of the whole account', chain(arnOf('Admin'), { AWS: '111122223333' })],
    [
      'by its name',
      chain(
        'arn:aws:iam::111122223333:role/Admin',
        { AWS: 'arn:aws:iam::111122223333:root' },
        'Admin',
      ),
    ],
    [
      'by a pattern of its name',
      chain('arn:aws:iam::*:role/Adm*', { AWS: 'arn:aws:iam::111122223333:root' }, 'Admin'),
    ],
  ])('%s is found', (_, resources) => {
    expect(found(resources)).toEqual(['limited-escalation[sts:AssumeRole on Admin]']);
  });

  test.each([
    ['that names the role', 'Admin', []],
    ['on a pattern of its name', 'Adm*', []],
    ['on another role', 'Admin2', ['limited-escalation[sts:AssumeRole on Admin]']],
  ])('is decided by a deny %s', (_, denied, expected) => {
    const iam = 'arn:aws:iam::111122223333';
    const deny = { ...allow('sts:AssumeRole', `${iam}:role/${denied}`), Effect: 'Deny' };
    const Caller = role([allow('sts:AssumeRole', `${iam}:role/A*`), deny], LAMBDA);
    const Admin = role(allow('connect:*'), { AWS: `${iam}:root` }, 'Admin');
    expect(found({ Caller, Admin })).toEqual(expected);
  });

  test('gets what the role may do, in words', () => {
    const template = { Resources: chain(arnOf('Admin'), { AWS: arnOf('Caller') }) };
    const finding = audit(read('template.json', template)!).find(
      ({ id }) => id === 'limited-escalation',
    );
    expect(finding?.what).toBe(
      'sts:AssumeRole on the role Admin: the holder gets connect:AdminGetEmergencyAccessToken, connect:AssociateSecurityProfiles and 6 more',
    );
  });

  test.each([
    ['does not trust it', chain(arnOf('Admin'), LAMBDA)],
    ['is another one', chain('arn:aws:iam::111122223333:role/Other', { AWS: '111122223333' })],
    [
      'reaches no more',
      {
        Caller: role([allow('sts:AssumeRole', arnOf('Admin')), allow('connect:*')], LAMBDA),
        Admin: role(allow('connect:*'), { AWS: arnOf('Caller') }),
      },
    ],
    [
      'has all actions, on resources that they are not on',
      {
        Caller: role(allow('sts:AssumeRole', arnOf('Queues')), LAMBDA),
        Queues: role(
          allow(
            'connect:*',
            'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/queue/*',
          ),
          { AWS: arnOf('Caller') },
        ),
      },
    ],
    [
      'has little access',
      {
        Caller: role(allow('sts:AssumeRole', arnOf('Reader')), LAMBDA),
        Reader: role(allow('connect:ListUsers'), { AWS: arnOf('Caller') }),
      },
    ],
  ])('gains nothing if the role %s', (_, resources) => {
    expect(found(resources)).toEqual([]);
  });
});

describe('a role without access to Amazon Connect that may take any role', () => {
  const admin = role(allow('connect:*'), { AWS: '111122223333' });
  const caller = (statement: object) => role(statement, LAMBDA);
  const words = (Resources: object) =>
    audit(read('template.json', { Resources })!)
      .filter(({ id }) => id === 'limited-escalation')
      .map(({ what }) => what.replace(/: the holder gets .*/, ''));

  test.each(['*', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::*:*'])(
    'by sts:AssumeRole on %s is told which one has more',
    (resource) => {
      expect(words({ Admin: admin, Caller: caller(allow('sts:AssumeRole', resource)) })).toEqual([
        'sts:AssumeRole on the role Admin',
      ]);
    },
  );

  test('by passing it to a service is told too', () => {
    const passes = allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole']);
    expect(words({ Admin: role(allow('connect:*'), LAMBDA), Caller: caller(passes) })).toEqual([
      'lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole on the role Admin',
    ]);
  });

  test('has one finding for a statement, whatever the number of roles', () => {
    const roles = { Admin: admin, Other: admin, Caller: caller(allow('sts:AssumeRole')) };
    expect(words(roles)).toEqual(['sts:AssumeRole on the role Admin and 1 more role']);
  });

  test('gains nothing by a statement on other resources', () => {
    const buckets = allow('sts:AssumeRole', 'arn:aws:s3:::calls/*');
    expect(words({ Admin: admin, Caller: caller(buckets) })).toEqual([]);
  });
});

describe('a role that another one trusts', () => {
  const words = (Resources: object) =>
    audit(read('template.json', { Resources })!)
      .filter(({ id }) => id === 'limited-escalation')
      .map(({ what }) => what.replace(/ connect:.* more/, ' more'));
  const idle = (RoleName?: string, Path?: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      ...(RoleName && { RoleName }),
      ...(Path && { Path }),
      AssumeRolePolicyDocument: {
        Statement: { Effect: 'Allow', Principal: LAMBDA, Action: 'sts:AssumeRole' },
      },
    },
  });

  test('is named with every step', () => {
    const Middle = role(allow('s3:GetObject'), { AWS: arnOf('Caller') });
    const Admin = role(allow('connect:*'), { AWS: arnOf('Middle') });
    expect(words({ Caller: idle(), Middle, Admin })).toEqual([
      'the role Middle trusts the role Caller, which gets more, through the role Admin',
      'the role Admin trusts the role Middle, which gets more',
    ]);
  });

  test.each([undefined, '/team/'])('by one of its sessions is found, on the path %s', (path) => {
    const session = { AWS: 'arn:aws:sts::111122223333:assumed-role/Dev/anna' };
    expect(words({ Caller: idle('Dev', path), Admin: role(allow('connect:*'), session) })).toEqual([
      'the role Admin trusts the role Dev, which gets more',
    ]);
  });

  test('by a session of another role gains nothing', () => {
    const session = { AWS: 'arn:aws:sts::111122223333:assumed-role/Ops/anna' };
    expect(words({ Caller: idle('Dev'), Admin: role(allow('connect:*'), session) })).toEqual([]);
  });
});

describe('a role without access to Amazon Connect', () => {
  const taker = role(allow('iam:PutRolePolicy'), LAMBDA);
  const escalations = (Resources: object) =>
    audit(read('template.json', { Resources })!)
      .filter(({ id }) => id === 'escalation')
      .map(({ severity, what }) => `${severity}: ${what}`);

  test('that can take any permission is a warning, beside a role that has such access', () => {
    expect(escalations({ Taker: taker, Reader: role(allow('connect:ListUsers'), LAMBDA) })).toEqual(
      [
        'warning: iam:PutRolePolicy on *: the holder writes any permission into a role. It has no access to Amazon Connect, and can take it',
      ],
    );
  });

  test.each([
    ['iam:PutUserPolicy', 'writes any permission into a user'],
    ['iam:AttachGroupPolicy', 'attaches any policy to a group'],
    ['iam:AddUserToGroup', 'adds any user to any group'],
    ['iam:CreatePolicyVersion', 'rewrites a managed policy of others'],
  ])('that can give any permission to others is a warning: %s', (action, does) => {
    expect(escalations({ Giver: role(allow(action), LAMBDA) })).toEqual([
      `warning: ${action} on *: the holder ${does}. It has no access to Amazon Connect, and can give it to others`,
    ]);
  });

  test('that can take any permission and give it is one warning', () => {
    const both = role({ ...allow('iam:PutRolePolicy'), Action: 'iam:Put*' }, LAMBDA);
    expect(escalations({ Taker: both })).toHaveLength(1);
  });

  test('that can take any permission is a warning where nobody has such access', () => {
    expect(escalations({ Taker: taker })).toEqual([
      'warning: iam:PutRolePolicy on *: the holder writes any permission into a role. It has no access to Amazon Connect, and can take it',
    ]);
  });

  test('that may assume a role that can take any permission is a warning too', () => {
    const Taker = role(allow('iam:PutRolePolicy'), { AWS: '111122223333' });
    const Caller = role(allow('sts:AssumeRole', arnOf('Taker')), LAMBDA);
    expect(found({ Taker, Caller })).toEqual(['limited-escalation[sts:AssumeRole on Taker]']);
  });
});

describe('a role of which only the path is known', () => {
  const other = (resource: string, Path = '/team/') => {
    const admin = role(allow('connect:*'), { AWS: '111122223333' });
    return found({
      Caller: role(allow('sts:AssumeRole', resource), LAMBDA),
      Admin: { ...admin, Properties: { ...admin.Properties, Path } },
    });
  };
  const own = (resource: string) => {
    const { Type, Properties } = role(
      [allow('connect:ListUsers'), allow('iam:PutRolePolicy', resource)],
      LAMBDA,
    );
    return audit(
      read('template.json', {
        Resources: { Role: { Type, Properties: { ...Properties, Path: '/team/' } } },
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ id }) => id);
  };

  it('is assumed by its path', () => {
    const chain = ['limited-escalation[sts:AssumeRole on Admin]'];
    expect(other('arn:aws:iam::111122223333:role/team/*')).toEqual(chain);
    expect(other('arn:aws:iam::111122223333:role/team/a/*', '/team/a/')).toEqual(chain);
    expect(other('arn:aws:iam::111122223333:role/other/*')).toEqual([]);
  });

  it('writes its own policy by its path', () => {
    expect(own('arn:aws:iam::111122223333:role/team/*')).toEqual(['escalation']);
    expect(own('arn:aws:iam::111122223333:role/other/*')).toEqual(['limited-escalation']);
  });
});

describe('a role that another role trusts by name', () => {
  const chain = (...limits: readonly object[]) => ({
    Caller: role([allow('connect:ListUsers'), ...limits], LAMBDA),
    Admin: role(allow('connect:*'), { AWS: arnOf('Caller') }, 'Admin'),
  });
  const deny = (resource: string, more = {}) => ({
    ...allow('sts:AssumeRole', resource),
    Effect: 'Deny',
    ...more,
  });
  const byTrust = ['limited-escalation[sts:AssumeRole on Admin by Caller]'];

  test.each([
    ['a deny on another role', chain(deny('arn:aws:iam::111122223333:role/Other'))],
    [
      'a deny that it avoids',
      chain(deny('*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
    ],
  ])('is not kept from it by %s', (_, resources) => {
    expect(found(resources)).toEqual(byTrust);
  });

  test.each([
    ['a deny on the role', chain(deny('arn:aws:iam::111122223333:role/Ad*'))],
    ['a deny on any role', chain(deny('*'))],
    [
      'a deny on all others',
      chain({
        Effect: 'Deny',
        Action: 'sts:AssumeRole',
        NotResource: 'arn:aws:iam::111122223333:role/Other',
      }),
    ],
  ])('is kept from it by %s', (_, resources) => {
    expect(found(resources)).toEqual([]);
  });

  describe('and a boundary without the action', () => {
    const B = (Statement: object) => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Version: '2012-10-17', Statement } },
    });
    const bounded = (Type: string, properties: object = {}) => ({
      Type,
      Properties: { PermissionsBoundary: { Ref: 'B' }, ...properties },
    });
    const User = bounded('AWS::IAM::User', { UserName: 'dev' });
    const Caller = bounded('AWS::IAM::Role', {
      RoleName: 'dev',
      AssumeRolePolicyDocument: {
        Statement: { Effect: 'Allow', Principal: LAMBDA, Action: 'sts:AssumeRole' },
      },
    });
    const admin = (principal: unknown, Condition?: object) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        ...role(allow('connect:*'), {}, 'Admin').Properties,
        AssumeRolePolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: principal,
            Action: 'sts:AssumeRole',
            ...(Condition && { Condition }),
          },
        },
      },
    });
    const ofRole = 'arn:aws:iam::111122223333:role/dev';
    const session = 'arn:aws:sts::111122223333:assumed-role/dev/anna';
    const onRole = { ArnEquals: { 'aws:PrincipalArn': ofRole } };

    test.each<[string, object]>([
      ['a user', { User, Admin: admin({ AWS: 'arn:aws:iam::111122223333:user/dev' }) }],
      ['a session of a role', { Caller, Admin: admin({ AWS: session }) }],
      ['a role in a condition on everybody', { Caller, Admin: admin('*', onRole) }],
    ])('does not keep %s from it, unless it denies it', (_, resources) => {
      const of = { ...resources, B: B(allow('connect:ListUsers')) };
      expect(found(of)).toEqual([expect.stringMatching(/sts:AssumeRole on Admin by/)]);
      const denying = [allow('connect:ListUsers'), { ...allow('sts:*'), Effect: 'Deny' }];
      expect(found({ ...of, B: B(denying) })).toEqual([]);
    });

    test('keeps a role from it', () => {
      const of = { Caller, Admin: admin({ AWS: ofRole }) };
      expect(found({ ...of, B: B(allow('connect:ListUsers')) })).toEqual([]);
    });
  });

  it('is kept from it by a boundary without the action', () => {
    const within = (Action: string) => {
      const { Caller, Admin } = chain();
      return found({
        Admin,
        Caller: {
          ...Caller,
          Properties: { ...Caller.Properties, PermissionsBoundary: { Ref: 'B' } },
        },
        B: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: { Version: '2012-10-17', Statement: allow(Action) } },
        },
      });
    };
    expect(within('connect:*')).toEqual([]);
    expect(within('sts:AssumeRole')).toEqual(byTrust);
  });
});
