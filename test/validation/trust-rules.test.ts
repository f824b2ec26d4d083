import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const allow = (Action: unknown, Resource: unknown = INSTANCE) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const LIST = allow('connect:ListUsers');
const SIGN_IN = allow('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`);
const EMERGENCY = allow('connect:AdminGetEmergencyAccessToken');

/** Ids of what is found in a role by what it is allowed and who may assume it. */
const found = (
  statement: object,
  principal: object | string,
  {
    action = 'sts:AssumeRole',
    condition,
    not = false,
  }: { action?: string; condition?: object; not?: boolean } = {},
) =>
  audit(
    read('template.json', {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Statement: {
                Effect: 'Allow',
                [not ? 'NotPrincipal' : 'Principal']: principal,
                Action: action,
                ...(condition && { Condition: condition }),
              },
            },
            Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [statement] } }],
          },
        },
      },
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => id !== 'literal-partition');

describe('a role that anyone can assume', () => {
  test.each([
    ['everybody', '*', {}],
    ['every principal of AWS', { AWS: '*' }, {}],
    ['everybody but one account', { AWS: '111122223333' }, { not: true }],
    [
      'everybody who knows a word',
      { AWS: '*' },
      { condition: { StringEquals: { 'sts:ExternalId': 'x' } } },
    ],
    [
      'everybody, if there is an organization',
      { AWS: '*' },
      { condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } },
    ],
  ])('%s', (_, principal, options) => {
    expect(found(LIST, principal, options)).toEqual(['trust-in-anyone']);
  });

  test.each(['aws:PrincipalOrgID', 'aws:PrincipalArn', 'aws:PrincipalAccount'])(
    'not under %s',
    (key) => {
      expect(found(LIST, { AWS: '*' }, { condition: { StringEquals: { [key]: 'x' } } })).toEqual(
        [],
      );
    },
  );
});

test('another account needs an external id, or names one of its roles', () => {
  const other = { AWS: 'arn:aws:iam::999988887777:root' };
  expect(found(LIST, other)).toEqual(['trust-in-other-account']);
  expect(found(LIST, { AWS: '999988887777' })).toEqual(['trust-in-other-account']);
  expect(found(LIST, { AWS: '111122223333' })).toEqual([]);
  expect(found(LIST, { AWS: 'arn:aws:iam::999988887777:role/Auditor' })).toEqual([]);
  const condition = { StringEquals: { 'sts:ExternalId': 'x' } };
  expect(found(LIST, other, { condition })).toEqual([]);
});

describe('identity providers', () => {
  const saml = { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' };
  const oidc = { Federated: 'arn:aws:iam::111122223333:oidc-provider/id.example.com' };
  const cognito = { Federated: 'cognito-identity.amazonaws.com' };

  test('SAML needs an audience', () => {
    const action = 'sts:AssumeRoleWithSAML';
    expect(found(SIGN_IN, saml, { action })).toEqual(['saml-without-audience']);
    const condition = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
    expect(found(SIGN_IN, saml, { action, condition })).toEqual([]);
  });

  test.each([
    [oidc, { 'id.example.com:aud': 'x' }, ['oidc-without-subject']],
    [oidc, { 'id.example.com:sub': '*' }, ['oidc-without-subject']],
    [oidc, { 'id.example.com:sub': 'repo:a/b' }, []],
    [cognito, { 'cognito-identity.amazonaws.com:aud': 'eu-west-2:1' }, []],
  ])('OpenID Connect needs a subject: %j with %j', (principal, keys, expected) => {
    const action = 'sts:AssumeRoleWithWebIdentity';
    expect(found(LIST, principal, { action, condition: { StringLike: keys } })).toEqual(expected);
  });
});

test('whoever chooses the session name chooses the user', () => {
  const account = { AWS: '111122223333' };
  expect(found(SIGN_IN, account)).toEqual(['chosen-session-name']);
  expect(found(SIGN_IN, { Service: 'lambda.amazonaws.com' })).toEqual([]);
  const condition = { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } };
  expect(found(SIGN_IN, account, { condition })).toEqual([]);
});

test('emergency access needs MFA or an address, in the trust policy or in the permission', () => {
  const account = { AWS: '111122223333' };
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const address = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
  expect(found(EMERGENCY, account)).toEqual(['unlimited-emergency-access']);
  expect(found(EMERGENCY, account, { condition: mfa })).toEqual([]);
  expect(found({ ...EMERGENCY, Condition: address }, account)).toEqual([]);
  const withoutMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } };
  expect(found({ ...EMERGENCY, Condition: withoutMfa }, account)).toEqual([]);
});

describe('an application', () => {
  const service = { Service: 'lambda.amazonaws.com' };

  test('with full access is found', () => {
    expect(found(allow('connect:*', '*'), service)).toContain('application-full-access');
  });

  test('is judged by what it can do, not by whom else it serves', () => {
    expect(found(allow('connect:*', '*'), { AWS: '111122223333' })).not.toContain(
      'application-full-access',
    );
    expect(found(LIST, service)).toEqual([]);
  });
});
