import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import statements from '../../catalogue/rendered/statements.json';
import { everyRole } from '../support/every-role';
import { ACCOUNT, newStack, readable, resourceOf, statementsOf } from '../support/template';

const REGIONS = {
  aws: 'eu-central-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'not known': undefined,
};

/** What the library writes into a role; the rest of a template is the CDK's. */
const written = (role: Role) =>
  JSON.stringify([
    resourceOf(role).Properties.Policies,
    resourceOf(role).Properties.ManagedPolicyArns,
  ]);

describe.each(Object.entries(REGIONS))('in the partition %s', (_, region) => {
  const rolesWith = (flag: boolean) => {
    const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': flag } });
    return everyRole(new Stack(app, 'Stack', region ? { env: { account: ACCOUNT, region } } : {}));
  };

  test('no ARN names a partition', () => {
    for (const [name, role] of Object.entries(rolesWith(false))) {
      expect([name, /arn:aws[\w-]*:/.exec(written(role))]).toEqual([name, null]);
    }
  });

  test('not even where a feature flag has the CDK write it out, given resources aside', () => {
    const { AdminWithAll: _given, ...roles } = rolesWith(true);
    for (const [name, role] of Object.entries(roles))
      expect([name, /arn:aws[\w-]*:/.exec(written(role))]).toEqual([name, null]);
  });
});

test('feature flags that merge statements do not change what is written', () => {
  const with_ = everyRole(
    new Stack(new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } }), 'Stack'),
  );
  const without = everyRole(
    new Stack(new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': false } }), 'Stack'),
  );
  for (const name of Object.keys(with_)) expect(written(with_[name])).toBe(written(without[name]));
});

test('every documented statement has a Sid of the catalogue, once in its role', () => {
  const { UsersOfTeam: _compiled, ...documented } = everyRole(newStack());
  for (const role of Object.values(documented)) {
    const sids = statementsOf(role).map((s) => s.Sid);
    expect(new Set(sids).size).toBe(sids.length);
    sids.forEach((sid) => expect(Object.keys(statements)).toContain(sid));
  }
});

test('every statement of the catalogue is written by some role, or subtracted as granted already', () => {
  const sids = new Set(
    Object.values(everyRole(newStack())).flatMap((role) => statementsOf(role).map((s) => s.Sid)),
  );
  // Those of keys stand in key policies, see connect-key-grants.test.ts; the streams are covered by AmazonConnect_FullAccess; bots of Lex V2
  // have tests of their own; the denies of emergency access to others stand in service control policies.
  const elsewhere = [
    'UseVoiceIdKey',
    'UseProfilesKey',
    'ManageProfilesKey',
    'DescribeProfilesKey',
    'LetProfilesUseKey',
    'UseKinesisStreams',
    'UseDeliveryStreams',
    'AssociateLexBots',
    'DenyConnectEmergencyAccessByOthers',
    'DenyConnectEmergencyAccessElsewhere',
    // See instance-administrator.test.ts.
    'AdministerByInstanceId',
    'AdministerInstance',
    'DenyOtherInstancesByArn',
    'DenyOtherInstancesById',
    'DenyTranscriptSearch',
    'ListAllInstances',
    'ViewNumbersOfAccount',
  ];
  expect(
    Object.keys(statements)
      .filter((id) => !sids.has(id))
      .sort(),
  ).toEqual(elsewhere.sort());
});

test('only what takes no resource is on *, or what AWS documents to be limited by a condition', () => {
  const everywhere = Object.values(everyRole(newStack()))
    .flatMap((role) => statementsOf(role))
    .filter((s) => s.Effect === 'Allow' && s.Resource === '*');
  expect([...new Set(everywhere.map((s) => s.Sid))].sort()).toEqual([
    'AssociateVoiceIdDomains',
    'FederateToInstances',
    'ListCampaigns',
    'ListInstancesForEmergencyAccess',
    'ManageConnectEventRules',
    'OnboardCampaigns',
    'ViewAccountForCampaignIntegrations',
    'ViewAccountForCampaigns',
  ]);
});

test('roles of another account and of any principal can take them on', () => {
  // An identity provider takes on those for federation, which have tests of their own.
  const {
    Federation: _,
    FederationById: __,
    ...roles
  } = everyRole(newStack(), new AccountPrincipal('444455556666'));
  for (const role of Object.values(roles)) {
    expect(readable(resourceOf(role).Properties.AssumeRolePolicyDocument.Statement)).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
      },
    ]);
  }
});

test('logical ids and the name of the inline policy are part of the contract', () => {
  const stack = newStack();
  everyRole(stack);
  const roles = Template.fromStack(stack).findResources('AWS::IAM::Role');
  expect(
    Object.entries(roles).map(([id, r]) => [
      id,
      r.Properties.Policies?.map((p: any) => p.PolicyName).join(),
    ]),
  ).toMatchInlineSnapshot(`
   [
     [
       "AdminC75D2A91",
       "ConnectAccess",
     ],
     [
       "AdminWithAllE39647C2",
       "ConnectAccess",
     ],
     [
       "AuditorB9A7BEA8",
       undefined,
     ],
     [
       "AuditorOfOneEDA752BE",
       "ConnectAccess",
     ],
     [
       "AuditorOfAll7DACFF1D",
       "ConnectAccess",
     ],
     [
       "VoiceId8B98E32A",
       "ConnectAccess",
     ],
     [
       "VoiceIdOfOne9A6049B5",
       "ConnectAccess",
     ],
     [
       "CampaignsViewerDEFD4BC0",
       "ConnectAccess",
     ],
     [
       "CampaignsOperatorC25BB454",
       "ConnectAccess",
     ],
     [
       "CampaignsAdministrator91FB2E09",
       "ConnectAccess",
     ],
     [
       "LinkedRoles48E09132",
       "ConnectAccess",
     ],
     [
       "UsersOfTeam0D14D393",
       "ConnectAccess",
     ],
     [
       "Federation9746E648",
       "ConnectAccess",
     ],
     [
       "FederationById3F21E110",
       "ConnectAccess",
     ],
     [
       "Emergency2BC30C13",
       "ConnectAccess",
     ],
   ]
  `);
});

test('the template as users keep it in snapshots', () => {
  const stack = newStack();
  everyRole(stack);
  const roles = readable(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  expect(withoutSearches(roles)).toMatchSnapshot();
});

/** Which searches there are is AWS's, and connect-read-only-role.test.ts has all of them. */
function withoutSearches(value: any): any {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, withoutSearches(part)]);
  if (!Array.isArray(value)) return Object.fromEntries(entries);
  const searches = (part: unknown) => /^connect:Search/.test(String(part));
  const rest = value.filter((part) => !searches(part)).map(withoutSearches);
  return rest.length < value.length ? [...rest, 'connect:Search...'] : rest;
}
