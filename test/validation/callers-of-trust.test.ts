import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { auditedRole } from '../support/audited-role';
import { REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const POOLS = 'cognito-identity.amazonaws.com';
const FATAL = ['fatal trust-in-anyone'];

const found = (Principal: unknown, Action: string, Condition: object) =>
  auditedRole([REACHES_CONNECT], [{ Effect: 'Allow', Principal, Action, Condition }])
    .filter(({ id }) => /^(trust-in-anyone|oidc-without-subject)$/.test(id))
    .map(({ severity, id }) => `${severity} ${id}`);
const anyone = (condition: object) => found({ AWS: '*' }, 'sts:AssumeRole', condition);
const ofPools = (condition: object) =>
  found({ Federated: POOLS }, 'sts:AssumeRoleWithWebIdentity', condition);

const arn = (resource: string) => `arn:aws:iam::*:${resource}`;
const byArn = (operator: string, resource: string) => ({
  [operator]: { 'aws:PrincipalArn': arn(resource) },
});

describe('trust in everybody with an ARN', () => {
  test.each([
    ['ArnLike', 'root'],
    ['StringLike', 'root'],
    ['ArnLike', 'group/*'],
    ['ArnLike', 'role/aws-service-role/*'],
    ['ArnEquals', 'role/aws-service-role/connect.amazonaws.com/*'],
  ])('that no caller has: %s %s', (operator, resource) => {
    expect(anyone(byArn(operator, resource))).toEqual([]);
  });

  test.each([
    ['ArnLike', 'role/*'],
    ['ArnLike', 'user/*'],
    ['ArnLike', 'r*'],
    ['ArnLike', 'role/aws-reserved/*'],
    ['ArnLike', '*/root'],
    ['StringLike', '*/root'],
    // A path may have colons: role/x:role/aws-service-role/y.
    ['StringLike', 'role/aws-service-role/*'],
    ['ArnNotLike', 'role/*'],
    ['ArnNotLike', 'root'],
  ])('that a stranger has: %s %s', (operator, resource) => {
    expect(anyone(byArn(operator, resource))).toEqual(FATAL);
  });
});

describe('trust in everybody of one kind', () => {
  const byType = (type: string, more: object) => ({
    StringEquals: { 'aws:PrincipalType': type },
    ...more,
  });
  const named = { StringLike: { 'aws:username': '*' } };

  test.each([
    ['AssumedRole', named],
    ['AssumedRole', { ArnLike: { 'aws:PrincipalArn': arn('user/*') } }],
    ['User', { ArnLike: { 'aws:PrincipalArn': arn('role/*') } }],
    ['User', { StringLike: { 'aws:userid': 'AROA*' } }],
    ['AssumedRole', { StringLike: { 'aws:userid': 'AIDA*' } }],
    ['Account', {}],
    ['Anonymous', {}],
  ])('of which nobody meets the rest: %s %j', (type, more) => {
    expect(anyone(byType(type, more))).toEqual([]);
  });

  test.each([
    ['User', named],
    ['AssumedRole', { Null: { 'aws:username': 'true' } }],
    ['User', { ArnLike: { 'aws:PrincipalArn': arn('user/*') } }],
    ['User', { StringLike: { 'aws:userid': 'AIDA*' } }],
    ['AssumedRole', { StringLike: { 'aws:userid': 'AROA*' } }],
  ])('of which a stranger meets the rest: %s %j', (type, more) => {
    expect(anyone(byType(type, more))).toEqual(FATAL);
  });
});

describe('trust in everybody by what the role is of', () => {
  const paths = { 'aws:ResourceOrgPaths': '${aws:PrincipalOrgPaths}' };

  test('is trust in the own organization if the paths of both are the same', () => {
    expect(anyone({ 'ForAnyValue:StringEquals': paths })).toEqual([]);
    expect(anyone({ 'ForAllValues:StringNotEquals': paths })).toEqual(FATAL);
  });

  const trusting = (account: string, condition: object) => {
    const role = {
      Path: '/',
      RoleName: `App${account}`,
      RoleId: 'AROAAAAAAAAAAAAAAAAA8',
      Arn: `arn:aws:iam::${account}:role/App${account}`,
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: condition,
      }),
      RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT) }],
      AttachedManagedPolicies: [],
      InstanceProfileList: [],
      Tags: [],
    };
    return role;
  };
  const strangersOf = (...roles: readonly object[]) =>
    audit(
      read('details.json', {
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: roles,
        Policies: [],
      })!,
    )
      .filter(({ id }) => id === 'trust-in-anyone')
      .map(({ severity, subject }) => `${severity} ${subject}`);
  const [own, other] = ['111122223333', '444455556666'];

  test('is trust in nobody if the role is of another account', () => {
    const is = (value: string) => ({ StringEquals: { 'aws:ResourceAccount': value } });
    const isNot = (value: string) => ({ StringNotEquals: { 'aws:ResourceAccount': value } });
    expect(strangersOf(trusting(own, is(other)))).toEqual([]);
    expect(strangersOf(trusting(own, isNot(own)))).toEqual([]);
    expect(strangersOf(trusting(own, is(own)))).toEqual([`fatal App${own}`]);
    expect(strangersOf(trusting(own, is('*')))).toEqual([]);
    expect(strangersOf(trusting(own, is(own)), trusting(other, is(own)))).toEqual([
      `fatal App${own}`,
    ]);
  });
});

describe('trust in the identity pools of Amazon Cognito', () => {
  const pool = { [`${POOLS}:aud`]: 'eu-west-2:12345678-1234-1234-1234-123456789012' };
  const [amr, users] = [`${POOLS}:amr`, 'authenticated'];
  const GUESTS = ['warning oidc-without-subject'];

  test('lets nobody in without the claim that every token has', () => {
    expect(ofPools({ Null: { [amr]: 'true' } })).toEqual([]);
    expect(ofPools({ Null: { [amr]: 'false' } })).toEqual(['fatal oidc-without-subject']);
  });

  test('lets no guests in by one of the values', () => {
    const condition = { 'ForAnyValue:StringLike': { [amr]: users } };
    expect(ofPools({ StringEquals: pool, ...condition })).toEqual([]);
  });

  test.each<[string, object]>([
    ['any value', { Null: { [amr]: 'false' } }],
    ['a pattern', { 'ForAnyValue:StringLike': { [amr]: '*authenticated' } }],
    ['another value', { 'ForAnyValue:StringNotEquals': { [amr]: users } }],
  ])('lets guests in by %s', (_, condition) => {
    expect(ofPools({ StringEquals: pool, ...condition })).toEqual(GUESTS);
  });
});
