import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { defined } from '../support/defined';
import { allow, policy, roleWith } from '../support/documents';

const ARN = 'arn:aws:iam::111122223333:saml-provider/people';
const provider = (Name?: string) => ({
  Type: 'AWS::IAM::SAMLProvider',
  Properties: { SamlMetadataDocument: 'x', ...(Name && { Name }) },
});
const REFERENCES: readonly (readonly [string, unknown])[] = [
  ['Ref', { Ref: 'Provider' }],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['Provider', 'Arn'] }],
  ['Fn::Sub with a reference', { 'Fn::Sub': '${Provider}' }],
];
const TEXTS: readonly (readonly [string, unknown])[] = [
  ['an ARN', ARN],
  [
    'an ARN with pseudo parameters',
    { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/people' },
  ],
];
const WAYS = [['iam:UpdateSAMLProvider'], ['iam:DeleteSAMLProvider', 'iam:CreateSAMLProvider']];

const people = (Federated: unknown) =>
  roleWith('P', policy(allow('connect:CreateUser')), {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Federated },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    }),
  });
const holder = (actions: readonly string[], resource: unknown) =>
  roleWith('P', policy(allow(actions, resource)));

const chainsIn = (world: ReturnType<typeof read>) =>
  audit(defined(world)).filter(({ id }) => id === 'limited-escalation').length;
const chains = (
  trusted: unknown,
  resource: unknown,
  Provider: object,
  actions: readonly string[] = WAYS[0],
) =>
  chainsIn(
    read('template.json', {
      Resources: { Provider, People: people(trusted), Holder: holder(actions, resource) },
    }),
  );

describe.each(WAYS.map((actions) => ({ actions })))('$actions on a provider', ({ actions }) => {
  const forms = [...REFERENCES, ...TEXTS];
  const pairs = forms.flatMap(([trusts, trusted]) =>
    forms.map(([names, resource]) => ({ trusts, trusted, names, resource })),
  );

  test.each(pairs)('by $names, where the role trusts it by $trusts', ({ trusted, resource }) => {
    expect(chains(trusted, resource, provider('people'), actions)).toBe(1);
  });

  test.each(forms)('of another name is none that a role trusts by %s', (_, trusted) => {
    const other = 'arn:aws:iam::111122223333:saml-provider/other';
    expect(chains(trusted, other, provider('people'), actions)).toBe(0);
  });
});

test.each(REFERENCES)('a provider without a name is its references, also %s', (_, trusted) => {
  for (const [, resource] of REFERENCES) expect(chains(trusted, resource, provider())).toBe(1);
  for (const [, resource] of TEXTS) expect(chains(trusted, resource, provider())).toBe(0);
});

test('a provider of another template is known by what it exports', () => {
  const world = readTogether([
    {
      file: 'providers.json',
      content: {
        Resources: { Provider: provider('people'), People: people({ Ref: 'Provider' }) },
        Outputs: { Arn: { Value: { Ref: 'Provider' }, Export: { Name: 'people' } } },
      },
    },
    {
      file: 'holders.json',
      content: { Resources: { Holder: holder(WAYS[0], { 'Fn::ImportValue': 'people' }) } },
    },
  ]);
  expect(chainsIn(world)).toBe(1);
});
