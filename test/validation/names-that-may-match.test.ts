import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ROLES = 'arn:aws:iam::111122223333:role/';
const isWay = ({ id }: { readonly id: string }) => /escalation/.test(id);

/** What is found about more access in a policy. */
const found = (action: unknown, resource: unknown) =>
  audit(read('policy.json', connectHolder(allow(action, resource)))!)
    .filter(isWay)
    .map(({ id }) => id);

const trusting = (Principal: object) => ({
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
});
const ACCOUNT = { AWS: 'arn:aws:iam::111122223333:root' };
const admin = (properties: object = {}) =>
  roleWith('P', policy(allow('*')), { ...trusting(ACCOUNT), ...properties });

/** What a role or a user gets by another role of its template. */
const chains = (resource: unknown, others: object, holder: object = roleHolder(resource)) =>
  audit(read('template.json', { Resources: { Holder: holder, ...others } })!)
    .filter(isWay)
    .map(({ what }) => what);

const roleHolder = (resource: unknown) =>
  roleWith('P', policy(REACHES_CONNECT, allow('sts:AssumeRole', resource)));

const userHolder = (resource: unknown, properties: object = {}) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: policy(REACHES_CONNECT, allow('sts:AssumeRole', resource)),
      },
    ],
    ...properties,
  },
});

const rolesOfAccount = (name: string) => ({
  'Fn::Sub': `arn:aws:iam::${'${AWS::AccountId}'}:role/${name}`,
});

describe('a name that CloudFormation generates', () => {
  test.each([
    ['begins with that of the stack', '${AWS::StackName}-*'],
    ['has that of the resource', '${AWS::StackName}-Admin-*'],
    ['is matched by what comes before and after', '*Admin*'],
  ])('%s', (_, name) => {
    expect(chains(rolesOfAccount(name), { Admin: admin() })).toEqual([
      expect.stringMatching(/^sts:AssumeRole on the role Admin: the holder gets /),
    ]);
  });

  test('may be that of a pattern, by the name of the stack', () => {
    expect(chains(rolesOfAccount('support-*'), { Admin: admin() })).toEqual([
      expect.stringMatching(
        /^sts:AssumeRole on the role Admin, if its name is that in .*:role\/support-\*: the holder/,
      ),
    ]);
  });

  test.each(['*-admin', 'support', 'team/*', 'support-Admin-x'])('is not %s', (name) => {
    expect(chains(rolesOfAccount(name), { Admin: admin() })).toEqual([]);
  });

  test('is that of a function', () => {
    const code = 'arn:aws:lambda:eu-west-2:111122223333:function:${AWS::StackName}-Lookup-*';
    const Holder = roleWith(
      'P',
      policy(REACHES_CONNECT, allow('lambda:UpdateFunctionCode', { 'Fn::Sub': code })),
    );
    const Lookup = {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: { 'Fn::GetAtt': ['Admin', 'Arn'] } },
    };
    const Admin = admin(trusting({ Service: 'lambda.amazonaws.com' }));
    expect(chains('', { Admin, Lookup }, Holder)).toEqual([
      expect.stringMatching(/^lambda:UpdateFunctionCode on the Lambda function Lookup: the holder/),
    ]);
  });
});

describe('a pseudo parameter', () => {
  const named = (RoleName: string) => ({ Admin: admin({ RoleName }) });

  test.each([
    ['prod-admin', '${AWS::StackName}-admin'],
    ['prod-admin', '${AWS::StackName}-*'],
    ['admin-eu-west-2', 'admin-${AWS::Region}'],
    ['admin-111122223333', 'admin-${AWS::AccountId}'],
  ])('may make the name %s: %s', (name, resource) => {
    expect(chains(rolesOfAccount(resource), named(name))).toEqual([
      expect.stringMatching(
        /^sts:AssumeRole on the role .*, if its name is that in .*: the holder/,
      ),
    ]);
  });

  test.each([
    ['prod-admin', '${AWS::StackName}-other'],
    ['prod-admin', '${AWS::Region}-admin'],
    ['prod-admin', '${AWS::AccountId}-admin'],
    ['prod-admin', 'team/${AWS::StackName}-admin'],
  ])('does not make the name %s: %s', (name, resource) => {
    expect(chains(rolesOfAccount(resource), named(name))).toEqual([]);
  });
});

test.each(['${Other}', '${Other}-admin', '*-${Other}'])(
  'a reference to another role is not a name that CloudFormation generates: %s',
  (name) => {
    const Other = roleWith('P', policy(), {});
    expect(chains(rolesOfAccount(name), { Admin: admin(), Other })).toEqual([]);
  },
);

test.each<[string, unknown, number]>([
  ['may be none', { Ref: 'Path' }, 1],
  ['is one with more slashes', { 'Fn::Sub': '/${Path}/' }, 0],
])('a path that is a parameter %s', (_, Path, length) => {
  const Parameters = { Path: { Type: 'String' } };
  const Resources = {
    Holder: roleHolder(rolesOfAccount('admin')),
    Admin: admin({ RoleName: 'admin', Path }),
  };
  const world = read('template.json', { Parameters, Resources })!;
  expect(
    audit(world)
      .filter(isWay)
      .filter(({ place }) => place.logicalId === 'Holder'),
  ).toHaveLength(length);
});

describe('a policy variable', () => {
  const own = `${ROLES}\${aws:username}-admin`;
  const team = `${ROLES}\${aws:PrincipalTag/team}-admin`;
  const Admin = admin({ RoleName: 'ann-admin' });

  test('is the name of the user', () => {
    expect(chains('', { Admin }, userHolder(own, { UserName: 'ann' }))).toHaveLength(1);
    expect(chains('', { Admin }, userHolder(own, { UserName: 'eve' }))).toEqual([]);
  });

  test('may be any name of a user that deployment names', () => {
    expect(chains('', { Admin }, userHolder(own))).toEqual([
      expect.stringContaining('if its name is that in'),
    ]);
  });

  test('has no value in the requests of a role', () => {
    expect(chains(own, { Admin })).toEqual([]);
  });

  test('may be any tag of a session', () => {
    expect(chains(team, { Admin })).toEqual([expect.stringContaining('if its name is that in')]);
  });

  test('is the tag that a user has', () => {
    const tagged = (Value: string) =>
      userHolder(team, { UserName: 'x', Tags: [{ Key: 'team', Value }] });
    expect(chains('', { Admin }, tagged('ann'))).toHaveLength(1);
    expect(chains('', { Admin }, tagged('eve'))).toEqual([]);
  });

  test('that is a whole name may be any', () => {
    expect(found('sts:AssumeRole', `${ROLES}\${aws:PrincipalTag/role}`)).toEqual([
      'limited-escalation',
    ]);
  });
});

describe('letters with which all ids begin are no name', () => {
  const ec2 = 'arn:aws:ec2:*:*:';
  test.each([
    ['ssm:StartSession', `${ec2}instance/i-*`],
    ['ssm:StartSession', 'arn:aws:ssm:*:*:managed-instance/mi-*'],
    ['ssm:StartSession', 'arn:aws:ssm:*:*:managed-instance/*'],
    ['ec2-instance-connect:SendSSHPublicKey', `${ec2}instance/i-*`],
    [['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'], `${ec2}launch-template/lt-*`],
    ['ds:ResetUserPassword', 'arn:aws:ds:*:*:directory/d-*'],
  ])('%s on %s', (action, resource) => {
    expect(found(action, resource)).toEqual(['indirect-escalation']);
  });

  test('few letters of an id limit a way', () => {
    expect(found('ssm:StartSession', `${ec2}instance/i-0*`)).toEqual(['limited-escalation']);
  });

  test('an id closes it', () => {
    expect(found('ssm:StartSession', `${ec2}instance/i-0123456789abcdef0`)).toEqual([]);
  });

  test.each(['*-*', '*-??????'])('all secrets are like %s', (name) => {
    const secrets = allow(
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:eu-west-2:111122223333:secret:${name}`,
    );
    const all = audit(read('policy.json', connectHolder(secrets))!).map(({ id }) => id);
    expect(all).toEqual(['unconfined']);
  });
});

describe('few letters of a name', () => {
  const lambda = 'arn:aws:lambda:*:111122223333:';
  const ec2 = 'arn:aws:ec2:*:111122223333:';
  test.each([
    ['lambda:UpdateFunctionCode', `${lambda}function:e*`],
    ['lambda:UpdateFunctionCode', `${lambda}function:*e*`],
    ['lambda:UpdateFunctionCode', `${lambda}function:?a*`],
    ['lambda:UpdateFunctionCode', `${lambda}function:*e`],
    ['lambda:UpdateFunctionCode', `${lambda}function:*a*b*c*`],
    ['lambda:UpdateFunctionCode', `${lambda}*e*`],
    ['lambda:UpdateFunctionCode', `${lambda}func*:*e*`],
    ['codebuild:StartBuild', 'arn:aws:codebuild:*:111122223333:project/*e*'],
    ['ec2-instance-connect:SendSSHPublicKey', `${ec2}instance/*a*`],
    ['sts:AssumeRole', `${ROLES}*e*`],
  ])('limit a way, and do not close it: %s on %s', (action, resource) => {
    expect(found(action, resource)).toEqual(['limited-escalation']);
  });

  test.each([
    ['lambda:UpdateFunctionCode', `${lambda}function:*prod*`],
    ['lambda:UpdateFunctionCode', `${lambda}function:*-qa`],
    ['lambda:UpdateFunctionCode', `${lambda}*e/x`],
    ['lambda:UpdateFunctionCode', `${lambda}layer:*e*`],
    ['lambda:UpdateFunctionCode', `${lambda}function:e`],
    ['sts:AssumeRole', `${ROLES}cdk-*`],
  ])('are no name, and three letters are: %s on %s', (action, resource) => {
    expect(found(action, resource)).toEqual([]);
  });

  test.each([
    ['*e*', ['unconfined']],
    ['*prod*', []],
  ])('are no name of a secret: %s', (name, ids) => {
    const secrets = `arn:aws:secretsmanager:*:111122223333:secret:${name}`;
    const reading = allow('secretsmanager:GetSecretValue', secrets);
    expect(audit(read('policy.json', connectHolder(reading))!).map(({ id }) => id)).toEqual(ids);
  });
});

describe('patterns of roles', () => {
  const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const each = LETTERS.map((letter) => `${ROLES}${letter}*`);

  test('for each letter are any role', () => {
    expect(found('sts:AssumeRole', each)).toEqual(['indirect-escalation']);
    expect(found('iam:PutRolePolicy', each)).toEqual(['escalation']);
  });

  test('for all letters but one limit a way', () => {
    expect(found('sts:AssumeRole', each.slice(1))).toEqual(['limited-escalation']);
  });

  test('without a letter limit a way', () => {
    expect(found('sts:AssumeRole', `${ROLES}*-*`)).toEqual(['limited-escalation']);
  });
});

describe('an attribute of a resource', () => {
  const writing = (type: string) => {
    const Resource = { 'Fn::GetAtt': ['Other', 'ServiceRole'] };
    const Holder = roleWith('P', policy(REACHES_CONNECT, allow('iam:PutRolePolicy', Resource)));
    return audit(
      read('template.json', { Resources: { Holder, Other: { Type: type, Properties: {} } } })!,
    )
      .filter(isWay)
      .map(({ id }) => id);
  };

  test('is a service-linked role where AWS documents it', () => {
    expect(writing('AWS::Connect::Instance')).toEqual([]);
  });

  test.each(['AWS::CodeBuild::Project', 'Custom::Role'])('of %s is any role', (type) => {
    expect(writing(type)).toEqual(['limited-escalation']);
  });
});
