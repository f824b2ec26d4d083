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
import { assignedAccounts, TargetEnvironment } from '../../src/input/target-environment';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { contextIn, resolvedIn } from '../support/compiled';
import { ACCOUNT, CAMPAIGN_ID, INSTANCE_ARN } from '../support/template';

const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: 'eu-west-2' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const run = (access: ConnectAccess, scope = one, from: TargetEnvironment = stack) =>
  documentedStatements(contextIn(from), access._documented, resolvedIn(from, scope));
const sids = (access: ConnectAccess, scope = one) => run(access, scope).allow.map(({ sid }) => sid);
const resourcesOf = (id: string, access: ConnectAccess, scope = one) =>
  run(access, scope)
    .allow.filter(({ sid }) => sid === id)
    .flatMap(({ resources }) => resources.map(toDisplayText));
const actionsOf = (id: string, access: ConnectAccess) =>
  run(access)
    .allow.filter(({ sid }) => sid === id)
    .flatMap(({ actions }) => actions);
const campaigns = (...apis: CampaignsApi[]) =>
  ConnectAccess.campaigns(CampaignsLevel.OPERATOR, ...apis);

test('a statement whose place nobody names is not there', () => {
  expect(sids(ConnectAccess.fullAccess())).toEqual(['AttachAnyPolicyToAmazonConnectRole']);
});

test('a statement whose place is named is there, on what is named', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
  const scope = one.withEncryptionKeys({ keyRef: { keyArn: key, keyId: 'k-1' } } as any);
  expect(sids(ConnectAccess.fullAccess(), scope)).toEqual([
    'AttachAnyPolicyToAmazonConnectRole',
    'LetConnectUseKeys',
    'RetireConnectKeyGrants',
  ]);
  expect(resourcesOf('LetConnectUseKeys', ConnectAccess.fullAccess(), scope)).toEqual([key]);
});

test('no service-linked role leaves its statement out', () => {
  expect(
    sids(ConnectAccess.voiceId(), one.withServiceLinkedRole(ServiceLinkedRoleAccess.none())),
  ).toEqual(['AssociateVoiceIdDomains', 'ManageConnectEventRules']);
});

test('denies stand apart from what is allowed', () => {
  const { allow, deny } = run(ConnectAccess.search().plus(ConnectAccess.denyFederation()));
  expect([allow.map(({ sid }) => sid), deny.map(({ sid }) => sid)]).toEqual([
    ['SearchConnect', 'SearchAvailablePhoneNumbers'],
    ['DenyConnectFederation'],
  ]);
});

test('instances that are named narrow, all of them do not', () => {
  expect(resourcesOf('AssociateVoiceIdDomains', ConnectAccess.voiceId())).toEqual([
    INSTANCE_ARN,
    `${INSTANCE_ARN}/integration-association/*`,
  ]);
  expect(
    resourcesOf('AssociateVoiceIdDomains', ConnectAccess.voiceId(), ConnectScope.allInstances()),
  ).toEqual(['*']);
});

test('campaigns are where the instances are, or where the stack is, or the named ones', () => {
  const resources = (scope?: ConnectScope) => resourcesOf('ReadCampaigns', campaigns(), scope);
  expect(resources()).toEqual([
    `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/*`,
  ]);
  expect(resources(ConnectScope.allInstances())).toEqual([
    `arn:\${AWS::Partition}:connect-campaigns:eu-west-2:${ACCOUNT}:campaign/*`,
  ]);
  expect(resources(one.withCampaigns(ConnectCampaign.fromCampaignId(CAMPAIGN_ID)))).toEqual([
    `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
  ]);
});

test('campaigns are anywhere for every account that a permission set is assigned to', () => {
  const { allow } = run(campaigns(), ConnectScope.allInstances(), assignedAccounts(stack));
  expect(allow[0].resources.map(toDisplayText)).toEqual([
    'arn:${AWS::Partition}:connect-campaigns:*:*:campaign/*',
  ]);
});

test('where campaigns are named none can be created', () => {
  expect(sids(campaigns())).toContain('CreateCampaigns');
  expect(
    sids(campaigns(), one.withCampaigns(ConnectCampaign.fromCampaignId(CAMPAIGN_ID))),
  ).not.toContain('CreateCampaigns');
});

test('each edition of the API has its own actions and its own statements', () => {
  const put = (api: CampaignsApi) =>
    actionsOf('OperateCampaigns', campaigns(api)).filter((a) => a.includes(':Put'));
  expect(put(CampaignsApi.V1)).toEqual(['connect-campaigns:PutDialRequestBatch']);
  expect(put(CampaignsApi.V2)).toEqual(['connect-campaigns:PutOutboundRequestBatch']);
  const administrator = (api: CampaignsApi) =>
    sids(ConnectAccess.campaigns(CampaignsLevel.ADMINISTRATOR, api));
  expect(administrator(CampaignsApi.V1)).not.toContain('IntegrateCampaigns');
  expect(administrator(CampaignsApi.V2)).toContain('IntegrateCampaigns');
});

test('a statement of another access keeps all of its actions beside one of campaigns', () => {
  expect(
    actionsOf('AssociateVoiceIdDomains', ConnectAccess.voiceId().plus(campaigns(CampaignsApi.V1))),
  ).toHaveLength(3);
});

test('statements that change instances are for named ones, and others for all of them too', () => {
  const administrator = ConnectAccess.campaigns(CampaignsLevel.ADMINISTRATOR);
  expect(() => run(administrator, ConnectScope.allInstances())).toThrow(
    'Here: the access changes instances, and none is named. Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
  );
  expect(sids(campaigns(), ConnectScope.allInstances())).toContain('OperateCampaigns');
});
