import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';

const ACCOUNT = '111122223333';
const IAM = `arn:aws:iam::${ACCOUNT}:`;
const OWN = { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } };

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const trusting = (Principal: object | string, Condition?: object) =>
  document({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const LAMBDA = trusting({ Service: 'lambda.amazonaws.com' });
const role = (RoleName: string, trust: object, ...statements: object[]) => ({
  RoleName,
  Arn: `${IAM}role/${RoleName}`,
  AssumeRolePolicyDocument: trust,
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document(...statements) }],
  AttachedManagedPolicies: [],
});
const user = (UserName: string) => ({
  UserName,
  Arn: `${IAM}user/${UserName}`,
  UserPolicyList: [],
  AttachedManagedPolicies: [],
});
const caller = (...more: object[]) => role('Caller', LAMBDA, REACHES_CONNECT, ...more);

interface Account {
  readonly roles?: readonly object[];
  readonly users?: readonly object[];
}

/** What is found about access by the trust of an administrator. */
const found = (trust: object, { roles = [caller()], users = [] }: Account = {}) =>
  audit(
    read('account.json', {
      RoleDetailList: [...roles, role('Admin', trust, allow('connect:*'))],
      UserDetailList: users,
    })!,
  ).filter(({ id }) => id === 'limited-escalation');

/** Who gets access by the trust of an administrator. */
const who = (...parameters: Parameters<typeof found>) =>
  found(...parameters).map(({ what }) => /conditions: (.*) gets? /.exec(what)?.[1]);

const EVERYBODY = { AWS: '*' };
const CALLER = ['the role Caller'];

describe('a role that trusts everybody in its account', () => {
  test('gives its access to who has no permission to assume it', () => {
    const [one, ...others] = found(trusting(EVERYBODY, OWN));
    expect(others).toEqual([]);
    expect(findingName(one)).toBe('limited-escalation[sts:AssumeRole on Admin by everybody]');
    expect(one.what).toMatch(
      /^the role Admin trusts everybody who meets its conditions: the role Caller gets connect:/,
    );
    expect(one.place.pointer.slice(2)).toEqual(['AssumeRolePolicyDocument', 'Statement', 0]);
  });

  test.each([
    ['the ARNs of roles', { ArnLike: { 'aws:PrincipalArn': `${IAM}role/*` } }],
    ['the organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['a tag too', { StringEquals: { ...OWN.StringEquals, 'aws:PrincipalTag/team': 'ops' } }],
    ['an external id too', { StringEquals: { ...OWN.StringEquals, 'sts:ExternalId': 'xy' } }],
  ])('is found whatever confines it: %s', (_, condition) => {
    expect(who(trusting(EVERYBODY, condition))).toEqual(CALLER);
  });

  test('is found where it is everybody but some', () => {
    const allBut = (name: string) =>
      document({
        Effect: 'Allow',
        NotPrincipal: { AWS: `${IAM}role/${name}` },
        Action: 'sts:AssumeRole',
        Condition: OWN,
      });
    expect([who(allBut('Other')), who(allBut('Caller'))]).toEqual([CALLER, []]);
  });

  test('is one finding for all', () => {
    const others = ['A', 'B', 'C'].map((name) => role(name, LAMBDA, REACHES_CONNECT));
    const account = { roles: [caller(), ...others], users: [user('Ann')] };
    expect(who(trusting(EVERYBODY, OWN), account)).toEqual([
      'the role Caller, the role A and 3 more',
    ]);
  });

  test('includes users without permissions', () => {
    const account = { roles: [], users: [user('Ann')] };
    expect(who(trusting('*', OWN), account)).toEqual(['the user Ann']);
  });

  test('is no gain by a step to another role', () => {
    const middle = role('Middle', trusting({ AWS: ACCOUNT }), allow('s3:*'));
    const roles = [caller(allow('sts:AssumeRole', `${IAM}role/Middle`)), middle];
    expect(who(trusting(EVERYBODY, OWN), { roles })).toEqual([
      'the role Caller and the role Middle',
    ]);
  });

  test('is found where a boundary does not allow it', () => {
    const PermissionsBoundary = {
      PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    };
    const roles = [{ ...caller(), PermissionsBoundary }];
    expect(who(trusting(EVERYBODY, OWN), { roles })).toEqual(CALLER);
  });
});

describe('a role that trusts everybody gives nothing', () => {
  test.each([
    ['to another account', { StringEquals: { 'aws:PrincipalAccount': '999999999999' } }],
    ['to users only', { ArnLike: { 'aws:PrincipalArn': `${IAM}user/*` } }],
    ['to all but one', { ...OWN, ArnNotLike: { 'aws:PrincipalArn': `${IAM}role/Caller` } }],
    ['to services', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
    ['by services', { ...OWN, Bool: { 'aws:ViaAWSService': 'true' } }],
  ])('%s', (_, condition) => {
    expect(who(trusting(EVERYBODY, condition))).toEqual([]);
  });

  test('to whom a deny keeps from it', () => {
    const deny = { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' };
    expect(who(trusting(EVERYBODY, OWN), { roles: [caller(deny)] })).toEqual([]);
  });

  test('to who has it', () => {
    const roles = [role('Caller', LAMBDA, allow('*'))];
    expect(who(trusting(EVERYBODY, OWN), { roles })).toEqual([]);
  });

  test('that the trust in anyone does not say', () => {
    expect(found(trusting(EVERYBODY))).toEqual([]);
  });
});
