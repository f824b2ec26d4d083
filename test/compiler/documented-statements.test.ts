import { App, Stack } from 'aws-cdk-lib';
import {
  CampaignsApi,
  CampaignsLevel,
  ConnectAccess,
  ConnectCampaign,
  ConnectScope,
  ServiceLinkedRoleAccess,
} from '../../src';
import { documentedStatements } from '../../src/compiler/documented-statements';
import { PlaceholderValues } from '../../src/compiler/placeholders';
import { assignedAccounts } from '../../src/input/target-environment';
import { ACCOUNT, CAMPAIGN_ID, INSTANCE_ARN, INSTANCE_ID, readable } from '../support/template';

const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: 'eu-west-2' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const view: PlaceholderValues = {
  Partition: ['aws'],
  Region: ['us-east-1'],
  Account: [ACCOUNT],
  Instance: [INSTANCE_ARN],
  InstanceId: [INSTANCE_ID],
  InstanceRegion: ['us-east-1'],
  InstanceAccount: [ACCOUNT],
};
const run = (access: ConnectAccess, scope = one) =>
  readable(stack.resolve(documentedStatements('Here', stack, access, scope, [view])));
const ids = (access: ConnectAccess, scope = one): string[] =>
  run(access, scope).allow.map((s: any) => s.id);
const statement = (id: string, access: ConnectAccess, scope = one) =>
  run(access, scope).allow.find((s: any) => s.id === id);
const campaigns = (...apis: CampaignsApi[]) =>
  ConnectAccess.campaigns(CampaignsLevel.OPERATOR, ...apis);

test('a statement whose place nobody names is not there', () => {
  expect(ids(ConnectAccess.fullAccess())).toEqual(['AttachAnyPolicyToAmazonConnectRole']);
});

test('a statement whose place is named is there, on what is named', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
  const scope = one.withEncryptionKeys({ keyRef: { keyArn: key, keyId: 'k-1' } } as any);
  expect(ids(ConnectAccess.fullAccess(), scope)).toEqual([
    'AttachAnyPolicyToAmazonConnectRole',
    'LetConnectUseKeys',
    'RetireConnectKeyGrants',
  ]);
  expect(statement('LetConnectUseKeys', ConnectAccess.fullAccess(), scope).resources).toEqual([
    key,
  ]);
});

test('no service-linked role leaves its statement out', () => {
  expect(
    ids(ConnectAccess.voiceId(), one.withServiceLinkedRole(ServiceLinkedRoleAccess.none())),
  ).toEqual(['AssociateVoiceIdDomains', 'ManageConnectEventRules']);
});

test('denies stand apart from what is allowed', () => {
  const { allow, deny } = run(ConnectAccess.search().plus(ConnectAccess.denyFederation()));
  expect([allow.map((s: any) => s.id), deny.map((s: any) => s.id)]).toEqual([
    ['SearchConnect', 'SearchAvailablePhoneNumbers'],
    ['DenyConnectFederation'],
  ]);
});

test('instances that are named narrow, all of them do not', () => {
  expect(statement('AssociateVoiceIdDomains', ConnectAccess.voiceId()).resources).toEqual([
    INSTANCE_ARN,
    `${INSTANCE_ARN}/integration-association/*`,
  ]);
  expect(
    statement('AssociateVoiceIdDomains', ConnectAccess.voiceId(), ConnectScope.allInstances())
      .resources,
  ).toEqual(['*']);
});

test('campaigns are where the instances are, or where the stack is, or the named ones', () => {
  const resources = (scope?: ConnectScope) =>
    statement('ReadCampaigns', campaigns(), scope).resources;
  expect(resources()).toEqual([`arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/*`]);
  expect(resources(ConnectScope.allInstances())).toEqual([
    `arn:\${AWS::Partition}:connect-campaigns:eu-west-2:${ACCOUNT}:campaign/*`,
  ]);
  expect(resources(one.withCampaigns(ConnectCampaign.fromCampaignId(CAMPAIGN_ID)))).toEqual([
    `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
  ]);
});

test('campaigns are anywhere for every account that a permission set is assigned to', () => {
  const { allow } = readable(
    stack.resolve(
      documentedStatements(
        'Here',
        assignedAccounts(stack),
        campaigns(),
        ConnectScope.allInstances(),
        [],
      ),
    ),
  );
  expect(allow[0].resources).toEqual(['arn:${AWS::Partition}:connect-campaigns:*:*:campaign/*']);
});

test('where campaigns are named none can be created', () => {
  expect(ids(campaigns())).toContain('CreateCampaigns');
  expect(
    ids(campaigns(), one.withCampaigns(ConnectCampaign.fromCampaignId(CAMPAIGN_ID))),
  ).not.toContain('CreateCampaigns');
});

test('each edition of the API has its own actions and its own statements', () => {
  const put = (api: CampaignsApi) =>
    statement('OperateCampaigns', campaigns(api)).actions.filter((a: string) => a.includes(':Put'));
  expect(put(CampaignsApi.V1)).toEqual(['connect-campaigns:PutDialRequestBatch']);
  expect(put(CampaignsApi.V2)).toEqual(['connect-campaigns:PutOutboundRequestBatch']);
  const administrator = (api: CampaignsApi) =>
    ids(ConnectAccess.campaigns(CampaignsLevel.ADMINISTRATOR, api));
  expect(administrator(CampaignsApi.V1)).not.toContain('IntegrateCampaigns');
  expect(administrator(CampaignsApi.V2)).toContain('IntegrateCampaigns');
});

test('a statement of another access keeps all of its actions beside one of campaigns', () => {
  expect(
    statement('AssociateVoiceIdDomains', ConnectAccess.voiceId().plus(campaigns(CampaignsApi.V1)))
      .actions,
  ).toHaveLength(3);
});

test('statements that change instances are for named ones, and others for all of them too', () => {
  const administrator = ConnectAccess.campaigns(CampaignsLevel.ADMINISTRATOR);
  expect(() =>
    documentedStatements('Here', stack, administrator, ConnectScope.allInstances(), [view]),
  ).toThrow(
    'Here: the access changes instances, and none is named. Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
  );
  expect(
    documentedStatements('Here', stack, campaigns(), ConnectScope.allInstances(), [view]).allow.map(
      (s) => s.id,
    ),
  ).toContain('OperateCampaigns');
});
