import { newestDocument } from '../../src/catalogue/load';
import { sayAnySecurityProfile, sayBeyond, sayEveryAccount, sayManagedPolicies, sayOfAccount, sayStars } from '../../src/private/findings';
import { Finding } from '../../src/private/grant';
import { Merged } from '../../src/private/merge';
import { Statement } from '../../src/private/statement';

const said = (say: (findings: Finding[]) => void) => {
  const findings: Finding[] = [];
  say(findings);
  return findings;
};
const statement = (actions: string[], resources: string[]): Statement => ({ id: 'S', effect: 'Allow', actions, resources, why: 'test' });
const merged = (actions: string[], resources: string[], conditions?: Merged['conditions']): Merged =>
  ({ actions, resources, templates: resources, rows: [], ...(conditions && { conditions }) });
const CAMPAIGNS = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

test('what stands on * is said, once and in order', () => {
  const statements = [statement(['b:B', 'a:A'], ['*']), statement(['a:A'], ['*']), statement(['c:C'], ['arn:x'])];
  expect(said((findings) => sayStars(statements, findings))).toEqual([
    { id: 'StarOnly', message: 'granted on *, because they take no resource: a:A, b:B', warning: false },
  ]);
});

test('that any security profile may be given is said, of the actions that give them, unless profiles are named or limited by a tag', () => {
  const onProfiles = (profiles: string, conditions?: Statement['conditions']) => ({ ...statement(['connect:CreateUser', 'connect:DescribeUser'], ['arn:x/agent/*', profiles]), conditions });
  expect(said((findings) => sayAnySecurityProfile([onProfiles('arn:x/security-profile/*')], findings))).toEqual([{
    id: 'AnySecurityProfile',
    message: 'may give any security profile, that of administrators too, because the scope names none with withResources(\'security-profile\', ...): connect:CreateUser',
    warning: false,
  }]);
  const limited = onProfiles('arn:x/security-profile/*', { StringEquals: { 'aws:ResourceTag/Level': 'agent' } });
  expect(said((findings) => sayAnySecurityProfile([onProfiles('arn:x/security-profile/one'), limited], findings))).toEqual([]);
});

describe('that a managed policy holds for every instance', () => {
  const saidOf = (...names: string[]) => said((findings) => sayManagedPolicies(names, names.map(newestDocument), findings));

  test('is a warning where it changes something', () => {
    expect(saidOf('AmazonConnect_FullAccess')).toEqual([{
      id: 'ManagedPolicyBeyondInstance',
      message: 'hold for every instance, whichever the scope names, because no scope limits a managed policy of AWS: AmazonConnect_FullAccess',
      warning: true,
    }]);
  });

  test('is said where it reads', () => {
    expect(saidOf('AmazonConnectReadOnlyAccess').map(({ id, warning }) => [id, warning])).toEqual([['ManagedPolicyBeyondInstance', false]]);
  });

  test('is not said of one whose resources are in no instance', () => {
    expect(saidOf('AmazonConnectVoiceIDFullAccess')).toEqual([]);
  });
});

test('that every account is meant is said', () => {
  expect(said(sayEveryAccount)).toEqual([{
    id: 'EveryAccount', message: 'hold in every account that the permission set is assigned to, because the scope names no instance', warning: false,
  }]);
});

test('nothing is said where nothing stands on *', () => {
  expect(said((findings) => sayStars([statement(['c:C'], ['arn:x*'])], findings))).toEqual([]);
});

test('actions of the family on a pattern that names no instance are said', () => {
  expect(said((findings) => sayBeyond([merged(['connect-campaigns:StopCampaign', 'connect-campaigns:PauseCampaign'], [CAMPAIGNS])], findings))).toEqual([{
    id: 'BeyondInstance',
    warning: false,
    message: 'reach beyond the instances of the scope, in their accounts and Regions, because their resources do not name one: '
      + 'connect-campaigns:PauseCampaign, connect-campaigns:StopCampaign',
  }]);
});

test.each<[string, Merged]>([
  ['in the instance', merged(['connect:DescribeUser'], ['{Instance}/agent/*'])],
  ['that are named', merged(['connect-campaigns:StopCampaign'], [CAMPAIGNS.replace('*', 'x')])],
  ['of another service', merged(['kms:DescribeKey'], ['arn:{Partition}:kms:{Region}:{Account}:key/*'])],
  ['tied to the instance', merged(['connect:ClaimPhoneNumber'], [CAMPAIGNS], { StringEquals: { 'connect:InstanceId': '{InstanceId}' } })],
  ['given as a pattern of somebody', merged(['connect:DescribeUser'], ['${Token[TOKEN.1]}*'])],
])('nothing is said of resources %s', (_, one) => {
  expect(said((findings) => sayBeyond([one], findings))).toEqual([]);
});

test('service-linked roles are said to be those of the account, and nothing else is', () => {
  const linked = { ...statement(['iam:UpdateRoleDescription'], ['arn:x*']), id: 'EditServiceLinkedRoleOfConnect' };
  const other = { ...statement(['iam:PutRolePolicy'], ['arn:x*']), id: 'AttachAnyPolicyToAmazonConnectRole' };
  expect(said((findings) => sayOfAccount([linked, other], findings))).toEqual([{
    id: 'OfAccount',
    warning: false,
    message: 'hold for every instance of the accounts in scope, because service-linked roles are the account\'s: iam:UpdateRoleDescription',
  }]);
  expect(said((findings) => sayOfAccount([other], findings))).toEqual([]);
});
