import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';
import { policy } from '../support/documents';

/* Templates do not say their account and partition. A deny may be about others. */

const WRITES = allow('iam:PutRolePolicy');
const deny = (Resource: unknown, Condition?: object) => ({
  Effect: 'Deny',
  Action: 'iam:*',
  Resource,
  ...(Condition && { Condition }),
});
const ofCallers = (value: string) => deny('*', { ArnLike: { 'aws:PrincipalArn': value } });

const role = (statements: readonly object[], properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: policy(allow('connect:DescribeUser', '*'), ...statements),
      },
    ],
    ...properties,
  },
});

const severities = (Resources: object, wanted: RegExp) =>
  audit(read('template.json', { Resources })!)
    .filter(({ id }) => wanted.test(id))
    .map(({ severity }) => severity);
const escalation = (...statements: object[]) =>
  severities({ Role: role(statements) }, /escalation/);

describe('a deny in another partition', () => {
  test.each(['aws-cn', 'aws-iso', 'awsx'])('without Amazon Connect, %s, closes nothing', (one) => {
    expect(escalation(WRITES, deny(`arn:${one}:iam::*:*`))).toEqual(['fatal']);
    expect(escalation(WRITES, ofCallers(`arn:${one}:iam::*:role/*`))).toEqual(['fatal']);
    const { Resource: _, ...rest } = WRITES;
    expect(escalation({ ...rest, NotResource: `arn:${one}:iam::*:*` })).toEqual(['fatal']);
  });

  test('with Amazon Connect may be of the own one', () => {
    const gov = 'arn:aws-us-gov:iam::*:*';
    expect(escalation(WRITES, deny(gov))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(gov))).toEqual(['warning']);
    expect(escalation(WRITES, deny([gov, 'arn:aws:iam::*:*']))).toEqual([]);
  });

  test('is of another one where a managed policy says the own', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess'];
    const Role = role([WRITES, deny('arn:aws-us-gov:iam::*:*')], { ManagedPolicyArns });
    expect(severities({ Role }, /escalation/)).toEqual(['fatal']);
  });

  test('in the usual one closes', () => {
    expect(escalation(WRITES, deny('arn:aws:iam::*:*'))).toEqual([]);
    expect(escalation(WRITES, ofCallers('arn:aws:iam::*:role/*'))).toEqual([]);
  });
});

describe('the ARN of a role is in the partition of what it is allowed', () => {
  const WHEN = (operator: string, ...values: string[]) => ({
    Condition: { [operator]: { 'aws:PrincipalArn': values } },
  });
  const found = (kind: 'AWS::IAM::Role' | 'AWS::SSO::PermissionSet', ...some: object[]) => {
    const properties =
      kind === 'AWS::IAM::Role'
        ? { RoleName: 'H', Policies: [{ PolicyName: 'P', PolicyDocument: policy(...some) }] }
        : { Name: 'H', InlinePolicy: policy(...some) };
    return severities({ H: { Type: kind, Properties: properties } }, /escalation/);
  };
  /** What is found with a condition as an allow, a deny, an allow of others, and a deny of others. */
  const foundUnder = (own: string, resource: string, ...values: string[]) => {
    const reach = allow('connect:DescribeUser', `arn:${own}:connect:*:*:instance/*`);
    const writes = allow('iam:PutRolePolicy', resource);
    return [
      [{ ...writes, ...WHEN('ArnLike', ...values) }],
      [writes, { ...deny('*'), ...WHEN('ArnLike', ...values) }],
      [{ ...writes, ...WHEN('ArnNotLike', ...values) }],
      [writes, { ...deny('*'), ...WHEN('ArnNotLike', ...values) }],
    ].map((some) => found('AWS::IAM::Role', reach, ...some).join());
  };
  const ITS = ['fatal', '', '', 'fatal'];
  const NOT_ITS = ['', 'fatal', 'fatal', ''];

  test.each([
    ['aws', 'aws-us-gov'],
    ['aws-us-gov', 'aws'],
  ])('%s', (own, other) => {
    const roles = `arn:${own}:iam::*:role/*`;
    const nameIn = (partition: string) => `arn:${partition}:iam::*:role/H`;
    expect(foundUnder(own, roles, nameIn(own))).toEqual(ITS);
    expect(foundUnder(own, roles, nameIn('*'))).toEqual(ITS);
    expect(foundUnder(own, roles, nameIn(own), nameIn(other))).toEqual(ITS);
    expect(foundUnder(own, roles, nameIn(other))).toEqual(NOT_ITS);
    expect(foundUnder(own, roles, `arn:${own}:iam::999988887777:role/H`)).toEqual(ITS);
  });

  test('which may be another if it is allowed something on all resources', () => {
    const gov = 'arn:aws-us-gov:iam::*:role/H';
    expect(foundUnder('aws', '*', gov)).toEqual(['warning', 'fatal', 'fatal', 'warning']);
    expect(foundUnder('*', '*', gov)).toEqual(['fatal', 'warning', 'warning', 'fatal']);
    expect(foundUnder('*', '*', gov, 'arn:aws:iam::*:role/H')).toEqual(ITS);
  });

  test('also in a text with wildcards that is no ARN', () => {
    const reach = allow('connect:DescribeUser', 'arn:aws-us-gov:connect:*:*:instance/*');
    const writes = allow('iam:PutRolePolicy', 'arn:aws-us-gov:iam::*:role/*');
    const foundIn = (value: string) =>
      found('AWS::IAM::Role', reach, { ...writes, ...WHEN('StringLike', value) });
    expect(foundIn('*-gov:iam:*:role/H')).toEqual(['fatal']);
    expect(foundIn('arn:aws:iam*:role/H')).toEqual([]);
  });

  test('also of a permission set', () => {
    const reach = allow('connect:DescribeUser', 'arn:aws:connect:*:*:instance/*');
    const keys = allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/*');
    const foundIn = (partition: string) => {
      const roles = `arn:${partition}:iam::*:role/aws-reserved/*`;
      return found('AWS::SSO::PermissionSet', reach, { ...keys, ...WHEN('ArnLike', roles) });
    };
    expect(foundIn('aws')).toEqual(['fatal']);
    expect(foundIn('aws-us-gov')).toEqual([]);
  });
});

describe('a deny of callers of an account', () => {
  const account = 'arn:aws:iam::999988887777';

  test('may be of others', () => {
    expect(escalation(WRITES, ofCallers(`${account}:*`))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(`${account}:role/*`))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(`${account}:role/other`))).toEqual(['fatal']);
  });

  test('leaves who may be another', () => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': `${account}:*` } };
    expect(escalation({ ...WRITES, Condition })).toEqual(['warning']);
  });
});

describe('a deny in a trust policy', () => {
  const trust = (Principal: object, ...denies: object[]) => ({
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }, ...denies],
    },
  });
  const denying = (Principal: unknown, Condition?: object) => ({
    Effect: 'Deny',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
  const chains = (...denies: object[]) =>
    severities(
      {
        Own: role([allow('sts:AssumeRole', { 'Fn::GetAtt': ['Admin', 'Arn'] })]),
        Admin: role(
          [allow('*', '*')],
          trust({ AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, ...denies),
        ),
      },
      /^limited-escalation/,
    );

  test('of another account leaves the own', () => {
    expect(chains(denying({ AWS: 'arn:aws:iam::999988887777:root' }))).toEqual(['warning']);
    expect(chains(denying({ AWS: '999988887777' }))).toEqual(['warning']);
    expect(chains(denying({ AWS: { 'Fn::Sub': '${AWS::AccountId}' } }))).toEqual([]);
    expect(chains(denying('*'))).toEqual([]);
  });

  test.each(['aws', 'aws-us-gov'])('of the number of the own account closes in %s', (own) => {
    const details = (RoleName: string, trusting: object[], ...statements: object[]) => ({
      RoleName,
      Path: '/',
      Arn: `arn:${own}:iam::999988887777:role/${RoleName}`,
      AssumeRolePolicyDocument: policy(...trusting),
      RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
      AttachedManagedPolicies: [],
    });
    const reach = [
      allow('connect:DescribeUser'),
      allow('sts:AssumeRole', `arn:${own}:iam::999988887777:role/Admin`),
    ];
    const AWS = `arn:${own}:iam::999988887777:root`;
    const trusting = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' };
    const found = (...denies: object[]) =>
      audit(
        read('account.json', {
          UserDetailList: [],
          GroupDetailList: [],
          Policies: [],
          RoleDetailList: [
            details('Own', [], ...reach),
            details('Admin', [trusting, ...denies], allow('*')),
          ],
        })!,
      )
        .filter(({ id }) => /^limited-escalation/.test(id))
        .map(({ severity }) => severity);
    expect(found()).toEqual(['warning']);
    expect(found(denying({ AWS: '999988887777' }))).toEqual([]);
    expect(found(denying({ AWS: '111122223333' }))).toEqual(['warning']);
  });

  test('of another partition leaves everybody', () => {
    const anyone = (value: string) =>
      severities(
        {
          Role: role(
            [],
            trust({ AWS: '*' }, denying('*', { ArnLike: { 'aws:PrincipalArn': value } })),
          ),
        },
        /^trust-in-anyone/,
      );
    expect(anyone('arn:aws-cn:iam::*:*')).toEqual(['fatal']);
    expect(anyone('arn:aws-us-gov:iam::*:*')).toEqual(['fatal']);
    expect(anyone('arn:aws:iam::*:*')).toEqual([]);
  });
});
