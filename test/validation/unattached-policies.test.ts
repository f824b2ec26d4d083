import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails } from '../support/accounts';
import { REACHES_CONNECT } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

/* Whoever has a policy that nobody has yet has that managed policy. */

const ACTION = 'iam:CreatePolicyVersion';
const OWN = 'arn:aws:iam::111122223333:policy/Own';
const OF_OTHERS = `error: ${ACTION} on *: the holder rewrites a managed policy of others`;
const ITS_OWN = `fatal: ${ACTION} on *: the holder rewrites a managed policy that it has`;

const found = (content: object) =>
  audit(read('file.json', content)!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);

const ofDetails = (...statements: readonly object[]) =>
  found({
    UserDetailList: [],
    RoleDetailList: [],
    GroupDetailList: [],
    Policies: [policyDetails('Own', [REACHES_CONNECT, ...statements])],
  });

const ofTemplate = (...statements: readonly object[]) =>
  found({
    Resources: {
      Own: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Own',
          PolicyDocument: policy(REACHES_CONNECT, ...statements),
        },
      },
    },
  });

describe.each([
  ['details', ofDetails],
  ['a template', ofTemplate],
])('an unattached policy of %s', (_, of) => {
  test.each<[string, readonly object[]]>([
    ['by its name', [allow(ACTION), deny(ACTION, OWN)]],
    ['by a pattern', [allow(ACTION), deny(ACTION, 'arn:aws:iam::*:policy/Ow*')]],
  ])('that denies to rewrite itself %s rewrites others', (__, statements) => {
    expect(of(...statements)).toEqual([OF_OTHERS]);
  });

  test.each<[string, readonly object[]]>([
    ['no policy', [allow(ACTION)]],
    ['another policy', [allow(ACTION), deny(ACTION, `${OWN}Other`)]],
  ])('that denies to rewrite %s rewrites itself', (__, statements) => {
    expect(of(...statements)).toEqual([ITS_OWN]);
  });
});

test('a document without a name rewrites the policy that it becomes', () => {
  expect(found(policy(REACHES_CONNECT, allow(ACTION), deny(ACTION, OWN)))).toEqual([ITS_OWN]);
});
