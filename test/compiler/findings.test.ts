import { catalogueEdition, newestDocument } from '../../src/catalogue/catalogue';
import {
  anySecurityProfileFindings,
  beyondInstanceFindings,
  everyAccountFinding,
  managedPolicyFindings,
  accountWideFindings,
  everyInstanceFindings,
  notDeniedFindings,
  starResourceFindings,
  uncataloguedFindings,
  withoutInstance,
  withoutInstanceFindings,
} from '../../src/compiler/findings';
import { Grant } from '../../src/compiler/grant';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { conditionsIn } from '../../src/policy/conditions';
import { findingTexts, statement as compiled, StatementParts } from '../support/compiled';
import { INSTANCE_ARN } from '../support/template';

const statement = (actions: string[], resources: string[], more: StatementParts = {}) =>
  compiled({ sid: 'S', actions, resources, ...more });
const grant = (
  actions: string[],
  resources: string[],
  conditions?: StatementParts['conditions'],
): Grant => ({
  actions,
  resources,
  templates: resources,
  conditions: conditionsIn(conditions),
  origins: [],
});
const CAMPAIGNS = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

test('what stands on * is said, once and in order', () => {
  const statements = [
    statement(['b:B', 'a:A'], ['*']),
    statement(['a:A'], ['*']),
    statement(['c:C'], ['arn:x']),
  ];
  expect(findingTexts(starResourceFindings(statements))).toEqual([
    'star-only: granted on *, because they take no resource: a:A, b:B',
  ]);
});

describe('that any security profile may be given', () => {
  const onProfiles = (profiles: string, conditions?: StatementParts['conditions']) =>
    statement(
      ['connect:CreateUser', 'connect:DescribeUser'],
      [`${INSTANCE_ARN}/agent/*`, profiles],
      {
        conditions,
      },
    );
  const ANY = `${INSTANCE_ARN}/security-profile/*`;
  const texts = (...all: CompiledStatement[]) => findingTexts(anySecurityProfileFindings(all));
  const FOUND =
    'any-security-profile: may give any security profile, including that of administrators: connect:CreateUser';

  test('is reported, with the actions that give them', () => {
    expect(texts(onProfiles(ANY))).toEqual([FOUND]);
  });

  test('is not reported where profiles are named, or limited by a tag', () => {
    const named = onProfiles(`${INSTANCE_ARN}/security-profile/one`);
    const tagged = onProfiles(ANY, { StringEquals: { 'aws:ResourceTag/Level': 'agent' } });
    expect(texts(named, tagged)).toEqual([]);
  });

  test('is reported where only profiles that have the tag must have its value', () => {
    const untagged = { StringEqualsIfExists: { 'aws:ResourceTag/Level': 'agent' } };
    expect(texts(onProfiles(ANY, untagged))).toEqual([FOUND]);
  });

  test.each(['connect:UpdateUserSecurityProfiles', 'connect:AssociateSecurityProfiles'])(
    'is reported of %s, and not where profiles are named',
    (action) => {
      expect(texts(statement([action], [ANY]))).toEqual([
        FOUND.replace('connect:CreateUser', action),
      ]);
      expect(texts(statement([action], [`${INSTANCE_ARN}/security-profile/one`]))).toEqual([]);
    },
  );

  test('is reported beside other resources', () => {
    const both = statement(['connect:CreateUser'], [ANY, `${INSTANCE_ARN}/security-profile/one`]);
    expect(texts(both)).toEqual([FOUND]);
  });

  test('is not reported of a deny', () => {
    expect(texts({ ...onProfiles(ANY), effect: 'Deny' })).toEqual([]);
  });
});

describe('that a managed policy holds for every instance', () => {
  const textsOf = (...names: string[]) =>
    findingTexts(managedPolicyFindings(names, names.map(newestDocument)));

  test('is a warning where it changes something', () => {
    expect(textsOf('AmazonConnect_FullAccess')).toEqual([
      'managed-policy-beyond-instance: apply to every instance, regardless of the scope: AmazonConnect_FullAccess',
    ]);
  });

  test('is a note where it reads', () => {
    expect(textsOf('AmazonConnectReadOnlyAccess')).toEqual([
      'managed-policy-reads-every-instance: read every instance, regardless of the scope: AmazonConnectReadOnlyAccess',
    ]);
  });

  test('names all that do, in order, and none of those whose resources are in no instance', () => {
    const [full, read] = ['AmazonConnect_FullAccess', 'AmazonConnectReadOnlyAccess'];
    expect(textsOf(full, 'AmazonConnectVoiceIDFullAccess', read)).toEqual([
      `managed-policy-beyond-instance: apply to every instance, regardless of the scope: ${read}, ${full}`,
    ]);
    expect(textsOf('AmazonConnectVoiceIDFullAccess')).toEqual([]);
  });

  test('is a note where the scope is every instance anyway', () => {
    const names = ['AmazonConnectVoiceIDFullAccess', 'AmazonConnect_FullAccess'];
    expect(findingTexts(everyInstanceFindings(names, names.map(newestDocument)))).toEqual([
      'every-instance: apply to every instance of the account: AmazonConnect_FullAccess',
    ]);
  });
});

test('that every account is meant is reported', () => {
  expect(findingTexts([everyAccountFinding()])).toEqual([
    'every-account: applies in every account that the permission set is assigned to',
  ]);
  expect(everyAccountFinding().subject).toBe('allInstances');
});

test('types and operations that the catalogue does not have are told apart', () => {
  const { handlers, operations } = catalogueEdition();
  const names = ['AWS::Connect::Room', 'connect:DescribeRoom'];
  expect(findingTexts(uncataloguedFindings(names))).toEqual([
    `uncatalogued-type: CloudFormation did not have them on ${handlers.date}, and nothing is granted for them: AWS::Connect::Room`,
    `uncatalogued-operation: the APIs did not have them on ${operations.date}, and nothing is granted for them: connect:DescribeRoom`,
  ]);
  expect(uncataloguedFindings([])).toEqual([]);
});

describe('all actions on named instances', () => {
  const all = statement(['connect:*'], ['{Instance}']);

  test('do not have the actions that carry no instance', () => {
    const outside = withoutInstance([all]);
    expect(outside).toEqual(
      expect.arrayContaining(['connect:ListInstances', 'connect:DescribePhoneNumber']),
    );
    // On the instance, or on another resource under the condition of the instance.
    for (const action of [
      'connect:DescribeUser',
      'connect:ClaimPhoneNumber',
      'connect:CreateQueue',
    ])
      expect(outside).not.toContain(action);
    expect(findingTexts(withoutInstanceFindings([all]))).toEqual([
      `without-instance: not granted outside the instances, because they carry no instance: ${outside.join(', ')}`,
    ]);
  });

  test('have those that another statement names', () => {
    const outside = withoutInstance([all]);
    expect(withoutInstance([all, statement(['connect:ListInstances'], ['*'])])).toEqual(
      outside.filter((action) => action !== 'connect:ListInstances'),
    );
  });

  test('are not each action by name', () => {
    expect(withoutInstance([statement(['connect:ListInstances'], ['*'])])).toEqual([]);
    expect(withoutInstanceFindings([statement(['connect:DescribePhoneNumber'], ['*'])])).toEqual(
      [],
    );
  });
});

test('what a deny leaves out is reported', () => {
  expect(findingTexts(notDeniedFindings(['connect:ListInstances']))).toEqual([
    'not-denied: not denied, because they carry no instance: connect:ListInstances',
  ]);
});

test('nothing is reported where nothing is on *', () => {
  expect(starResourceFindings([statement(['c:C'], ['arn:x*'])])).toEqual([]);
});

test('actions of the family on a pattern that names no instance are reported', () => {
  const stop = grant(
    ['connect-campaigns:StopCampaign', 'connect-campaigns:PauseCampaign'],
    [CAMPAIGNS],
  );
  expect(findingTexts(beyondInstanceFindings([stop]))).toEqual([
    'beyond-instance: reach all such resources in the accounts and Regions of the instances: ' +
      'connect-campaigns:PauseCampaign, connect-campaigns:StopCampaign',
  ]);
});

test('an action is reported when one of its resources is such a pattern', () => {
  const stop = grant(['connect-campaigns:StopCampaign'], ['{Instance}', CAMPAIGNS]);
  expect(beyondInstanceFindings([stop]).map(({ subject }) => subject)).toEqual([
    'connect-campaigns:StopCampaign',
  ]);
});

test.each<[string, Grant]>([
  ['in the instance', grant(['connect:DescribeUser'], ['{Instance}/agent/*'])],
  ['that are named', grant(['connect-campaigns:StopCampaign'], [CAMPAIGNS.replace('*', 'x')])],
  [
    'of another service',
    grant(['kms:DescribeKey'], ['arn:{Partition}:kms:{Region}:{Account}:key/*']),
  ],
  [
    'tied to the instance',
    grant(['connect:ClaimPhoneNumber'], [CAMPAIGNS], {
      StringEquals: { 'connect:InstanceId': '{InstanceId}' },
    }),
  ],
  ['given as a pattern of somebody', grant(['connect:DescribeUser'], ['${Token[TOKEN.1]}*'])],
])('nothing is reported of resources %s', (_, one) => {
  expect(beyondInstanceFindings([one])).toEqual([]);
});

test('service-linked roles are reported as those of the account, and nothing else is', () => {
  const linked = statement(['iam:UpdateRoleDescription'], ['arn:x*'], {
    sid: 'EditServiceLinkedRoleOfConnect',
  });
  const other = statement(['iam:PutRolePolicy'], ['arn:x*'], {
    sid: 'AttachAnyPolicyToAmazonConnectRole',
  });
  expect(findingTexts(accountWideFindings([linked, other]))).toEqual([
    'account-wide: cover all instances of the accounts in scope: iam:UpdateRoleDescription',
  ]);
  expect(accountWideFindings([other])).toEqual([]);
});
