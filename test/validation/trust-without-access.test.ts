import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ANYONE = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
const GITHUB = {
  Effect: 'Allow',
  Principal: {
    Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
  },
};
const deny = (Action: unknown, Condition?: object) => ({
  ...allow(Action, '*', Condition),
  Effect: 'Deny',
});

/** What is found about a trust in strangers, of a role with some statements and a boundary. */
const found = (trust: object, statements: readonly object[], boundary?: string) =>
  audit(
    read('template.json', {
      Resources: {
        Role: roleWith('P', connectHolder(...statements), {
          AssumeRolePolicyDocument: policy(trust),
          ...(boundary && { PermissionsBoundary: `arn:aws:iam::aws:policy/${boundary}` }),
        }),
      },
    })!,
  )
    .filter(({ id }) => id === 'trust-in-anyone' || id === 'oidc-without-subject')
    .map(({ severity, what }) => `${severity}: ${what}`);

describe.each([
  ['anyone', ANYONE, 'fatal: anyone can assume the role Role'],
  [
    'a provider of everybody',
    GITHUB,
    'fatal: everybody with an account at arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com can assume the role Role',
  ],
])('trust in %s gives no access that the role does not have', (_, trust, isOpen) => {
  test('a deny or a boundary leaves nothing in Amazon Connect', () => {
    expect(found(trust, [deny('*')])).toEqual([]);
    expect(found(trust, [deny('connect:*')])).toEqual([]);
    expect(found(trust, [], 'AmazonS3FullAccess')).toEqual([]);
  });

  test('they leave something', () => {
    expect(found(trust, [deny('connect:UpdateUser*')])).toEqual([isOpen]);
    expect(found(trust, [deny('connect:*', { Bool: { 'aws:SecureTransport': 'false' } })])).toEqual(
      [isOpen],
    );
    expect(found(trust, [], 'AmazonConnect_FullAccess')).toEqual([isOpen]);
    const revoked = { DateLessThan: { 'aws:TokenIssueTime': '2024-01-01T00:00:00Z' } };
    expect(found(trust, [deny('*', revoked)])).toEqual([isOpen]);
  });

  test('the role gets to Amazon Connect by what is left to it', () => {
    expect(found(trust, [deny('connect:*'), allow('iam:PutRolePolicy')])).toEqual([
      `${isOpen}. It has no access to Amazon Connect, and can take every permission in the account by iam:PutRolePolicy`,
    ]);
  });
});
