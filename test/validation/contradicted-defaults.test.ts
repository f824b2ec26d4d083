import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const GITHUB = 'token.actions.githubusercontent.com';
const ref = (Ref: string) => ({ Ref });
const sub = (text: string) => ({ 'Fn::Sub': text });
const isEmpty = (name: string) => ({ 'Fn::Equals': [ref(name), ''] });
const not = (condition: object) => ({ 'Fn::Not': [condition] });

/** What is found about the trust of a role, in a template with defaults and conditions. */
const found = (
  defaults: Readonly<Record<string, string>>,
  Conditions: object,
  ...statements: readonly unknown[]
) =>
  audit(
    defined(
      read('template.json', {
        Parameters: Object.fromEntries(
          Object.entries(defaults).map(([name, Default]) => [name, { Type: 'String', Default }]),
        ),
        Conditions,
        Resources: {
          Provider: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${GITHUB}` } },
          Role: roleWith('P', policy(REACHES_CONNECT), {
            AssumeRolePolicyDocument: policy(...(statements as object[])),
          }),
        },
      }),
    ),
  )
    .filter(({ id }) => /^(trust-in|oidc)/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);

const ofGitHub = (Federated: unknown) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRoleWithWebIdentity',
  Principal: { Federated },
  Condition: {
    StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${GITHUB}:sub`]: sub('repo:${Org}/app:*') },
  },
});
const trusting = (AWS: unknown) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS },
});

describe('a default that contradicts the condition under which a parameter is used', () => {
  const CREATE = { Create: isEmpty('Arn') };
  const provider = { 'Fn::If': ['Create', ref('Provider'), ref('Arn')] };

  test('is no provider', () => {
    expect(found({ Arn: '', Org: 'acme' }, CREATE, ofGitHub(provider))).toEqual([]);
  });

  test('leaves the other defaults of the statement', () => {
    expect(found({ Arn: '', Org: '*' }, CREATE, ofGitHub(provider))).toEqual([
      expect.stringMatching(/^error: .*by the default of Org, if the condition Create .* holds$/),
    ]);
  });

  test('is no account', () => {
    const HAS = { Has: not(isEmpty('Account')) };
    const inAccount = trusting(sub('arn:aws:iam::${Account}:root'));
    const optional = { 'Fn::If': ['Has', inAccount, ref('AWS::NoValue')] };
    expect(found({ Account: '' }, HAS, optional)).toEqual([
      'warning: everybody in the account ${Account} can assume the role Role, unless that is the own account, if the condition Has of the template holds',
    ]);
    expect(found({ Account: '444455556666' }, HAS, optional)).toEqual([
      expect.stringContaining('everybody in the account 444455556666 can assume the role Role'),
    ]);
  });

  test('counts where only another default contradicts the condition', () => {
    const BOTH = {
      Has: { 'Fn::And': [not(isEmpty('Who')), { 'Fn::Equals': [ref('Stage'), 'prod'] }] },
    };
    const optional = { 'Fn::If': ['Has', trusting(ref('Who')), ref('AWS::NoValue')] };
    expect(found({ Who: '*', Stage: 'dev' }, BOTH, optional)).toEqual([
      'error: anyone can assume the role Role, by the default of Who, if the condition Has of the template holds',
    ]);
  });
});

test('a default that is empty is no resource', () => {
  const passes = (Default: string) =>
    audit(
      defined(
        read('template.json', {
          Parameters: { Passed: { Type: 'String', Default } },
          Resources: {
            Role: roleWith(
              'P',
              connectHolder(
                allowing(['glue:CreateJob', 'glue:CreateTrigger']),
                allowing('iam:PassRole', ref('Passed')),
              ),
            ),
          },
        }),
      ),
    )
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity, what }) => `${severity}: ${what}`);
  expect(passes('')).toEqual([
    'warning: glue:CreateJob, glue:CreateTrigger, and iam:PassRole on ${Passed}, if ${Passed} takes in *: the holder runs code in a new Glue job with any role',
  ]);
  expect(passes('*')).toEqual([
    'error: glue:CreateJob, glue:CreateTrigger, and iam:PassRole on *: the holder runs code in a new Glue job with any role',
  ]);
});
