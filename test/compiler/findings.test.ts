import { newestDocument } from '../../src/catalogue/catalogue';
import {
  anySecurityProfileFinding,
  beyondInstanceFinding,
  everyAccountFinding,
  managedPolicyFinding,
  accountWideFinding,
  starResourceFinding,
} from '../../src/compiler/findings';
import { Finding } from '../../src/compiler/grant';
import { MergedGrant } from '../../src/compiler/merge-statements';
import { Statement } from '../../src/compiler/statement';

const said = (say: (findings: Finding[]) => void) => {
  const findings: Finding[] = [];
  say(findings);
  return findings;
};
const statement = (actions: string[], resources: string[]): Statement => ({
  id: 'S',
  effect: 'Allow',
  actions,
  resources,
  why: 'test',
});
const merged = (
  actions: string[],
  resources: string[],
  conditions?: MergedGrant['conditions'],
): MergedGrant => ({
  actions,
  resources,
  templates: resources,
  rows: [],
  ...(conditions && { conditions }),
});
const CAMPAIGNS = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

test('what stands on * is said, once and in order', () => {
  const statements = [
    statement(['b:B', 'a:A'], ['*']),
    statement(['a:A'], ['*']),
    statement(['c:C'], ['arn:x']),
  ];
  expect(said((findings) => starResourceFinding(statements, findings))).toEqual([
    {
      id: 'StarOnly',
      message: 'granted on *, because they take no resource: a:A, b:B',
      warning: false,
    },
  ]);
});

test('that any security profile may be given is said, of the actions that give them, unless profiles are named or limited by a tag', () => {
  const onProfiles = (profiles: string, conditions?: Statement['conditions']) => ({
    ...statement(['connect:CreateUser', 'connect:DescribeUser'], ['arn:x/agent/*', profiles]),
    conditions,
  });
  expect(
    said((findings) =>
      anySecurityProfileFinding([onProfiles('arn:x/security-profile/*')], findings),
    ),
  ).toEqual([
    {
      id: 'AnySecurityProfile',
      message:
        "may give any security profile, that of administrators too, because the scope names none with withResources('security-profile', ...): connect:CreateUser",
      warning: false,
    },
  ]);
  const limited = onProfiles('arn:x/security-profile/*', {
    StringEquals: { 'aws:ResourceTag/Level': 'agent' },
  });
  expect(
    said((findings) =>
      anySecurityProfileFinding([onProfiles('arn:x/security-profile/one'), limited], findings),
    ),
  ).toEqual([]);
});

describe('that a managed policy holds for every instance', () => {
  const saidOf = (...names: string[]) =>
    said((findings) => managedPolicyFinding(names, names.map(newestDocument), findings));

  test('is a warning where it changes something', () => {
    expect(saidOf('AmazonConnect_FullAccess')).toEqual([
      {
        id: 'ManagedPolicyBeyondInstance',
        message:
          'hold for every instance, whichever the scope names, because no scope limits a managed policy of AWS: AmazonConnect_FullAccess',
        warning: true,
      },
    ]);
  });

  test('is said where it reads', () => {
    expect(saidOf('AmazonConnectReadOnlyAccess').map(({ id, warning }) => [id, warning])).toEqual([
      ['ManagedPolicyBeyondInstance', false],
    ]);
  });

  test('is not said of one whose resources are in no instance', () => {
    expect(saidOf('AmazonConnectVoiceIDFullAccess')).toEqual([]);
  });
});

test('that every account is meant is said', () => {
  expect(said(everyAccountFinding)).toEqual([
    {
      id: 'EveryAccount',
      message:
        'hold in every account that the permission set is assigned to, because the scope names no instance',
      warning: false,
    },
  ]);
});

test('nothing is said where nothing stands on *', () => {
  expect(
    said((findings) => starResourceFinding([statement(['c:C'], ['arn:x*'])], findings)),
  ).toEqual([]);
});

test('actions of the family on a pattern that names no instance are said', () => {
  expect(
    said((findings) =>
      beyondInstanceFinding(
        [
          merged(
            ['connect-campaigns:StopCampaign', 'connect-campaigns:PauseCampaign'],
            [CAMPAIGNS],
          ),
        ],
        findings,
      ),
    ),
  ).toEqual([
    {
      id: 'BeyondInstance',
      warning: false,
      message:
        'reach beyond the instances of the scope, in their accounts and Regions, because their resources do not name one: ' +
        'connect-campaigns:PauseCampaign, connect-campaigns:StopCampaign',
    },
  ]);
});

test.each<[string, MergedGrant]>([
  ['in the instance', merged(['connect:DescribeUser'], ['{Instance}/agent/*'])],
  ['that are named', merged(['connect-campaigns:StopCampaign'], [CAMPAIGNS.replace('*', 'x')])],
  [
    'of another service',
    merged(['kms:DescribeKey'], ['arn:{Partition}:kms:{Region}:{Account}:key/*']),
  ],
  [
    'tied to the instance',
    merged(['connect:ClaimPhoneNumber'], [CAMPAIGNS], {
      StringEquals: { 'connect:InstanceId': '{InstanceId}' },
    }),
  ],
  ['given as a pattern of somebody', merged(['connect:DescribeUser'], ['${Token[TOKEN.1]}*'])],
])('nothing is said of resources %s', (_, one) => {
  expect(said((findings) => beyondInstanceFinding([one], findings))).toEqual([]);
});

test('service-linked roles are said to be those of the account, and nothing else is', () => {
  const linked = {
    ...statement(['iam:UpdateRoleDescription'], ['arn:x*']),
    id: 'EditServiceLinkedRoleOfConnect',
  };
  const other = {
    ...statement(['iam:PutRolePolicy'], ['arn:x*']),
    id: 'AttachAnyPolicyToAmazonConnectRole',
  };
  expect(said((findings) => accountWideFinding([linked, other], findings))).toEqual([
    {
      id: 'OfAccount',
      warning: false,
      message:
        "hold for every instance of the accounts in scope, because service-linked roles are the account's: iam:UpdateRoleDescription",
    },
  ]);
  expect(said((findings) => accountWideFinding([other], findings))).toEqual([]);
});
