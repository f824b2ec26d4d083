import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const WRITE = 'iam:PutRolePolicy';
const deny = (Resource: unknown) => ({ Effect: 'Deny', Action: WRITE, Resource });

/** The ids of the findings on a policy that names the partition aws in what it allows. */
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).map(({ id }) => id);

test.each(['aws-cn', 'aws-us-gov'])('a deny in %s leaves the partition of the policy', (other) => {
  expect(found(allow(WRITE), deny(`arn:${other}:iam::*:*`))).toEqual(['escalation']);
  expect(found(allow(WRITE), deny([`arn:${other}:iam::*:*`, 'arn:aws:iam::*:*']))).toEqual([]);
});

test('a deny in the partition of a policy closes what a wildcard for the partition allows', () => {
  const roles = 'arn:*:iam::*:role/*';
  expect(found(allow(WRITE, roles), deny('arn:aws:iam::*:role/*'))).toEqual([]);
  expect(found(allow(WRITE, roles), deny('arn:aws-cn:iam::*:role/*'))).toEqual(['escalation']);
});

test('a deny in the partition of a stack closes a way in every partition', () => {
  const PolicyDocument = connectHolder(
    allow(WRITE),
    deny({ 'Fn::Sub': 'arn:${AWS::Partition}:iam::*:*' }),
  );
  const Properties = { PolicyDocument };
  const world = read('t.json', {
    Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties } },
  });
  expect(audit(world!).map(({ id }) => id)).not.toContain('escalation');
});

test.each<[string, string, readonly string[]]>([
  ['aws', 'aws-cn', ['escalation']],
  ['aws-cn', 'aws-cn', []],
])('an account in %s is left by limits in %s only', (own, named, expected) => {
  const roleWith = (statement: object) => ({
    RoleName: 'Desk',
    Path: '/',
    Arn: `arn:${own}:iam::111122223333:role/Desk`,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(allow('s3:*'), statement) }],
    AttachedManagedPolicies: [],
  });
  const inAccount = (statement: object) =>
    audit(
      read('account.json', {
        UserDetailList: [],
        GroupDetailList: [],
        Policies: [],
        RoleDetailList: [roleWith(statement)],
      })!,
    )
      .map(({ id }) => id)
      .filter((id) => id.endsWith('escalation'));
  const NotResource = `arn:${named}:iam::*:role/*`;
  expect(inAccount({ Effect: 'Allow', Action: WRITE, NotResource })).toEqual(expected);
});

describe.each(['aws', 'aws-us-gov'])('policies that AWS manages in %s', (own) => {
  const ATTACH = 'iam:AttachUserPolicy';
  const inAccount = (...statements: object[]) =>
    audit(
      read('account.json', {
        GroupDetailList: [],
        Policies: [],
        RoleDetailList: [],
        UserDetailList: [
          {
            UserName: 'desk',
            Path: '/',
            Arn: `arn:${own}:iam::111122223333:user/desk`,
            UserPolicyList: [
              {
                PolicyName: 'P',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [allow('connect:DescribeUser'), ...statements],
                },
              },
            ],
            AttachedManagedPolicies: [],
          },
        ],
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity }) => severity);
  const ofAws = (partition: string, name: string) => ({
    ArnLike: { 'iam:PolicyARN': `arn:${partition}:iam::aws:policy/${name}` },
  });
  const [other] = ['aws-cn', 'aws'].filter((one) => one !== own);

  test('are those that a deny of them leaves out', () => {
    const denied = (Condition: object) => ({
      Effect: 'Deny',
      Action: ATTACH,
      Resource: '*',
      Condition,
    });
    expect(inAccount(allow(ATTACH), denied(ofAws(own, '*')))).toEqual(['warning']);
    expect(inAccount(allow(ATTACH), denied(ofAws(other, '*')))).toEqual(['fatal']);
  });

  test('are those that an allow of them may be about', () => {
    const admin = 'AdministratorAccess';
    expect(inAccount(allow(ATTACH, '*', ofAws(own, admin)))).toEqual(['fatal']);
    expect(inAccount(allow(ATTACH, '*', ofAws(other, admin)))).toEqual([]);
  });
});

describe('policies that AWS manages, where no file says the partition of the account', () => {
  const ATTACH = 'iam:AttachUserPolicy';
  const onPolicies = (Condition: object, Effect = 'Deny') => ({
    Effect,
    Action: ATTACH,
    Resource: '*',
    Condition,
  });
  const ofAws = (partition: string, name = '*') => ({
    ArnLike: { 'iam:PolicyARN': `arn:${partition}:iam::aws:policy/${name}` },
  });
  const inPolicy = (partition: string, ...statements: object[]) =>
    audit(
      read('policy.json', {
        Version: '2012-10-17',
        Statement: [
          allow(
            'connect:DescribeUser',
            partition === '' ? '*' : `arn:${partition}:connect:*:111122223333:instance/*`,
          ),
          ...statements,
        ],
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity }) => severity);

  test.each([
    ['aws', 'aws-us-gov'],
    ['aws-us-gov', 'aws'],
    ['aws-cn', 'aws'],
  ])('are those of the partition in which it allows something: %s', (own, other) => {
    expect(inPolicy(own, allow(ATTACH), onPolicies(ofAws(own)))).toEqual(['warning']);
    expect(inPolicy(own, allow(ATTACH), onPolicies(ofAws(other)))).toEqual(['fatal']);
    expect(inPolicy(own, onPolicies(ofAws(own, 'AdministratorAccess'), 'Allow'))).toEqual([
      'fatal',
    ]);
  });

  test('may be those of any that a condition names', () => {
    expect(inPolicy('', allow(ATTACH))).toEqual(['fatal']);
    expect(inPolicy('', allow(ATTACH), onPolicies(ofAws('aws')))).toEqual(['warning']);
    expect(inPolicy('', allow(ATTACH), onPolicies(ofAws('aws-us-gov')))).toEqual(['warning']);
    expect(inPolicy('', allow(ATTACH), onPolicies(ofAws('aws-us-gov', 'Support*')))).toEqual([
      'fatal',
    ]);
    expect(inPolicy('', allow(ATTACH), onPolicies(ofAws('aws-cn')))).toEqual(['fatal']);
  });
});

test('a policy of AWS in another partition than all that is allowed is attached to nobody', () => {
  const attaching = (own: string, ofPolicy: string) => ({
    ...allow('iam:AttachRolePolicy', `arn:${own}:iam::*:role/*`),
    Condition: { ArnEquals: { 'iam:PolicyARN': `arn:${ofPolicy}:iam::aws:policy/IAMFullAccess` } },
  });
  const reach = (own: string) =>
    allow('connect:DescribeUser', `arn:${own}:connect:*:*:instance/*/agent/*`);
  const ids = (own: string, ofPolicy: string) =>
    audit(
      read('policy.json', {
        Version: '2012-10-17',
        Statement: [reach(own), attaching(own, ofPolicy)],
      })!,
    )
      .map(({ id }) => id)
      .filter((id) => id.endsWith('escalation'));
  expect(ids('aws-us-gov', 'aws-us-gov')).toEqual(['escalation']);
  expect(ids('aws-us-gov', 'aws')).toEqual([]);
  expect(ids('aws', 'aws')).toEqual(['escalation']);
  expect(ids('aws', 'aws-us-gov')).toEqual([]);
});
