import { auditedRole } from '../support/audited-role';
import { REACHES_CONNECT } from '../support/connect-holder';

const OWN = '111122223333';
const OTHER = '999999999999';
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const ASSUME = 'sts:AssumeRole';
const WEB = 'sts:AssumeRoleWithWebIdentity';
const GITHUB = {
  Federated: `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`,
};

const statement = (element: object, Action: string, Condition?: object) => ({
  Effect: 'Allow',
  ...element,
  Action,
  ...(Condition && { Condition }),
});
const trusting = (Principal: unknown, Action = ASSUME, Condition?: object) =>
  statement({ Principal }, Action, Condition);
const trustingAllBut = (NotPrincipal: unknown, Action = ASSUME, Condition?: object) =>
  statement({ NotPrincipal }, Action, Condition);
const denyingAllBut = (NotPrincipal: unknown) => ({
  ...trustingAllBut(NotPrincipal, 'sts:*'),
  Effect: 'Deny',
});

const found = (...trust: readonly object[]) =>
  auditedRole([REACHES_CONNECT], trust).map(({ severity, id }) => `${severity} ${id}`);

describe('a trust in everybody but some', () => {
  test.each([
    ['an account', trustingAllBut(root(OWN)), ['fatal trust-in-anyone']],
    ['an account, by tokens', trustingAllBut(root(OWN), WEB), ['fatal oidc-without-subject']],
    [
      'an account, by SAML',
      trustingAllBut(root(OWN), 'sts:AssumeRoleWithSAML'),
      ['error saml-without-audience'],
    ],
    [
      'a provider, by tokens of others',
      trustingAllBut({ Federated: 'accounts.google.com' }, WEB),
      ['fatal oidc-without-subject'],
    ],
    ['everybody', trustingAllBut({ AWS: '*' }), []],
    ['everybody, by tokens', trustingAllBut('*', WEB), []],
    [
      'an account, of an organization',
      trustingAllBut(root(OWN), ASSUME, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      [],
    ],
  ])('%s', (_, trust, expected) => {
    expect(found(trust)).toEqual(expected);
  });
});

describe('a deny of everybody but some', () => {
  test.each([
    ['leaves the own account', trusting('*'), root(OWN), []],
    ['leaves another account', trusting('*'), root(OTHER), ['warning trust-in-other-account']],
    ['leaves everybody', trusting('*'), { AWS: '*' }, ['fatal trust-in-anyone']],
    ['stops another account', trusting(root(OTHER)), root(OWN), []],
    [
      'does not stop an account of which it leaves a role',
      trusting(root(OTHER)),
      { AWS: `arn:aws:iam::${OTHER}:role/x` },
      ['warning trust-in-other-account'],
    ],
    ['stops the users of a provider', trusting(GITHUB, WEB), root(OWN), []],
    ['leaves a provider', trusting(GITHUB, WEB), GITHUB, ['fatal oidc-without-subject']],
  ])('%s', (_, trust, excepted, expected) => {
    expect(found(trust, denyingAllBut(excepted))).toEqual(expected);
  });
});

describe('a trust in everybody under a condition on the account', () => {
  const ifAccount = (operator: string, accounts: unknown) =>
    trusting('*', ASSUME, { [operator]: { 'aws:PrincipalAccount': accounts } });
  const ifArn = (arn: string) => trusting('*', ASSUME, { ArnLike: { 'aws:PrincipalArn': arn } });
  const OTHERS = ['warning trust-in-other-account'];

  test.each([
    ['the own one', ifAccount('StringEquals', OWN), []],
    ['another one', ifAccount('StringEquals', OTHER), OTHERS],
    ['one of both', ifAccount('StringEquals', [OWN, OTHER]), OTHERS],
    ['all roles of another one', ifArn(`arn:aws:iam::${OTHER}:role/*`), OTHERS],
    ['one role of another one', ifArn(`arn:aws:iam::${OTHER}:role/x`), []],
  ])('%s', (_, trust, expected) => {
    expect(found(trust)).toEqual(expected);
  });

  test('is closed by an external id', () => {
    const condition = {
      StringEquals: { 'aws:PrincipalAccount': OTHER, 'sts:ExternalId': 'a1b2c3' },
    };
    expect(found(trusting('*', ASSUME, condition))).toEqual([]);
  });
});
