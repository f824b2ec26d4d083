import managedPolicies from '../../catalogue/rendered/managed-policies.json';
import { ConnectServiceLinkedRoleType, ServiceLinkedRoleSuffix } from '../../src';

const {
  INSTANCE,
  OUTBOUND_CAMPAIGNS,
  MANAGED_SYNCHRONIZATION,
  CUSTOMER_PROFILES,
  APP_INTEGRATIONS,
} = ConnectServiceLinkedRoleType;

test.each([
  [
    INSTANCE,
    'AWSServiceRoleForAmazonConnect',
    'connect.amazonaws.com',
    'AmazonConnectServiceLinkedRolePolicy',
    ServiceLinkedRoleSuffix.CALLER,
  ],
  [
    OUTBOUND_CAMPAIGNS,
    'AWSServiceRoleForConnectCampaigns',
    'connect-campaigns.amazonaws.com',
    'AmazonConnectCampaignsServiceLinkedRolePolicy',
    ServiceLinkedRoleSuffix.SERVICE,
  ],
  [
    MANAGED_SYNCHRONIZATION,
    'AWSServiceRoleForAmazonConnectSynchronization_',
    'synchronization.connect.amazonaws.com',
    'AmazonConnectSynchronizationServiceRolePolicy',
    ServiceLinkedRoleSuffix.SERVICE,
  ],
  [
    CUSTOMER_PROFILES,
    'AWSServiceRoleForProfile_',
    'profile.amazonaws.com',
    'CustomerProfilesServiceLinkedRolePolicy',
    ServiceLinkedRoleSuffix.SERVICE,
  ],
  [
    APP_INTEGRATIONS,
    'AWSServiceRoleForAppIntegrations',
    'app-integrations.amazonaws.com',
    'AppIntegrationsServiceLinkedRolePolicy',
    ServiceLinkedRoleSuffix.NONE,
  ],
])(
  '%#: name, path, principal, managed policy and suffix',
  (type, namePrefix, principal, managedPolicyName, suffix) => {
    expect(type).toMatchObject({
      namePrefix,
      principal,
      path: `/aws-service-role/${principal}/`,
      managedPolicyName,
      suffix,
    });
    expect(type.acceptsSuffix).toBe(type === INSTANCE);
    expect(Object.keys(managedPolicies)).toContain(managedPolicyName);
  },
);

test('all of them are five, each with a feature of its own', () => {
  expect(new Set(ConnectServiceLinkedRoleType.all().map((type) => type.feature)).size).toBe(5);
});

test('features add inline policies to the role of an instance and to no other', () => {
  expect(
    ConnectServiceLinkedRoleType.all().filter((type) => type.inlinePolicies.length > 0),
  ).toEqual([INSTANCE]);
  expect(INSTANCE.inlinePolicies.map((policy) => policy.feature)).toEqual([
    'Data streaming to Firehose',
    'Data streaming to Kinesis',
    'Lex bots',
    'Voice ID',
    'Voice ID events',
    'Outbound campaigns',
  ]);
  expect(INSTANCE.inlinePolicies[1]).toEqual({
    feature: 'Data streaming to Kinesis',
    actions: ['kinesis:DescribeStream', 'kinesis:PutRecord', 'kinesis:PutRecords'],
    on: 'the stream that is set for agent events and contact records',
  });
});

test('what is handed out can be changed without changing the catalogue', () => {
  INSTANCE.inlinePolicies[0].actions.push('iam:CreateUser');
  expect(INSTANCE.inlinePolicies[0].actions).toEqual([
    'firehose:DescribeDeliveryStream',
    'firehose:PutRecord',
    'firehose:PutRecordBatch',
  ]);
});
