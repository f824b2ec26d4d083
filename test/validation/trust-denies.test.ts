import { auditedRole } from '../support/audited-role';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const GITHUB = 'token.actions.githubusercontent.com';
const ASSUME = 'sts:AssumeRole';
const WEB = 'sts:AssumeRoleWithWebIdentity';
const SAML = 'sts:AssumeRoleWithSAML';
const OTHER = { AWS: 'arn:aws:iam::444455556666:root' };
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` };
const OKTA = { Federated: 'arn:aws:iam::111122223333:saml-provider/Okta' };
const AUDIENCE = { 'SAML:aud': 'https://signin.aws.amazon.com/saml' };

const allow = (Principal: unknown, Action: string, Condition = {}) => ({
  Effect: 'Allow',
  Principal,
  Action,
  Condition,
});
const deny = (Principal: unknown, Action: string, Condition = {}) => ({
  ...allow(Principal, Action, Condition),
  Effect: 'Deny',
});

const LISTING = { Effect: 'Allow', Action: 'connect:ListUsers', Resource: INSTANCE };

/** The severity and id of each finding on the trust of a role that lists users. */
const found = (...trust: readonly object[]): readonly string[] =>
  auditedRole([LISTING], trust).map(({ severity, id }) => `${severity} ${id}`);

describe('denies in trust policies', () => {
  it('are conditions of what they cover', () => {
    const isMine = { StringNotLike: { [`${GITHUB}:sub`]: 'repo:acme/*' } };
    expect(found(allow(PROVIDER, WEB), deny(PROVIDER, WEB, isMine))).toEqual([]);
    const isOther = { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/*' } };
    expect(found(allow(PROVIDER, WEB), deny(PROVIDER, WEB, isOther))).toEqual([
      'fatal oidc-without-subject',
    ]);
    expect(
      found(allow(OKTA, SAML), deny(OKTA, SAML, { StringNotEqualsIfExists: AUDIENCE })),
    ).toEqual([]);
    expect(found(allow(OKTA, SAML), deny(OKTA, SAML, { StringEquals: AUDIENCE }))).toEqual([
      'warning saml-without-audience',
    ]);
  });

  it('require an external id', () => {
    const without = (id: string) =>
      deny('*', ASSUME, { StringNotEquals: { 'sts:ExternalId': id } });
    expect(found(allow(OTHER, ASSUME), without('a1b2c3'))).toEqual([]);
    expect(found(allow(OTHER, ASSUME), deny(OTHER, ASSUME))).toEqual([]);
    const ofOne = deny({ AWS: 'arn:aws:iam::444455556666:role/One' }, ASSUME);
    expect(found(allow(OTHER, ASSUME), ofOne)).toEqual(['warning trust-in-other-account']);
    const ofTagging = deny('*', 'sts:TagSession');
    expect(found(allow(OTHER, ASSUME), ofTagging)).toEqual(['warning trust-in-other-account']);
  });

  it('of everybody except some stop everybody else', () => {
    const except = (AWS: string) => ({
      Effect: 'Deny',
      NotPrincipal: { AWS },
      Action: ASSUME,
    });
    expect(found(allow('*', ASSUME), except('arn:aws:iam::111122223333:role/One'))).toEqual([]);
    expect(found(allow('*', ASSUME), except('*'))).toEqual(['fatal trust-in-anyone']);
  });

  it('that hold for requests without MFA are MFA', () => {
    const mfa = (operator: string) =>
      deny('*', ASSUME, { [operator]: { 'aws:MultiFactorAuthPresent': 'false' } });
    const emergency = (trust: object) =>
      auditedRole(
        [{ Effect: 'Allow', Action: 'connect:AdminGetEmergencyAccessToken', Resource: INSTANCE }],
        [allow({ AWS: 'arn:aws:iam::111122223333:root' }, ASSUME), trust],
      ).some(({ id }) => id === 'unlimited-emergency-access');
    expect(emergency(mfa('BoolIfExists'))).toBe(false);
    expect(emergency(mfa('Bool'))).toBe(true);
  });
});

describe('trust', () => {
  it('in all values of a key that must be there is trust in some of them', () => {
    const paths = { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' };
    const all = { 'ForAllValues:StringLike': paths };
    const isThere = { Null: { 'aws:PrincipalOrgPaths': 'false' } };
    expect(found(allow('*', ASSUME, { ...all, ...isThere }))).toEqual([]);
    expect(found(allow('*', ASSUME, all))).toEqual(['fatal trust-in-anyone']);
  });

  it('in every provider is trust in everybody, until a claim names its owner', () => {
    for (const principal of ['*', { AWS: '*' }, { Federated: '*' }])
      expect(found(allow(principal, WEB))).toEqual(['fatal oidc-without-subject']);
    const audience = { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } };
    expect(found(allow('*', WEB, audience))).toEqual(['fatal oidc-without-subject']);
    const subject = { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/*' } };
    expect(found(allow('*', WEB, subject))).toEqual([]);
    expect(found(allow('*', SAML, { StringEquals: AUDIENCE }))).toEqual([
      'error saml-without-audience',
    ]);
  });

  it('in a SAML provider by a reference is checked too', () => {
    const [none, some] = [{}, { StringEquals: AUDIENCE }].map((condition) =>
      found(allow({ Federated: { Ref: 'Okta' } }, SAML, condition)),
    );
    expect(none).toEqual(['warning saml-without-audience']);
    expect(some).toEqual([]);
  });

  it('in every role of another account is trust in the account', () => {
    const caller = (arn: string) => ({ ArnLike: { 'aws:PrincipalArn': arn } });
    const other = ['warning trust-in-other-account'];
    for (const end of ['*', 'role/*', 'user/*'])
      expect(found(allow(OTHER, ASSUME, caller(`arn:aws:iam::444455556666:${end}`)))).toEqual(
        other,
      );
    expect(found(allow(OTHER, ASSUME, caller('arn:aws:iam::444455556666:role/x*')))).toEqual([]);
    expect(found(allow(OTHER, 'sts:TagSession'))).toEqual([]);
  });
});
