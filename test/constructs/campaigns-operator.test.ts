import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import actions from '../../catalogue/rendered/actions.json';
import consoleRows from '../../catalogue/rendered/use-cases.json';
import {
  CampaignsApi,
  CampaignsLevel,
  CampaignsOperator,
  CampaignsOperatorProps,
  ConnectCampaign,
  ConnectScope,
  ServiceLinkedRoleAccess,
  UnsupportedTagBehavior,
} from '../../src';
import { allowed } from '../support/simulator';
import {
  ACCOUNT,
  CAMPAIGN_ID,
  INSTANCE_ARN,
  INSTANCE_ID,
  managedPoliciesOf,
  newStack,
  sidsOf,
  statementOf,
  statementsOf,
} from '../support/template';

const { VIEWER, OPERATOR, ADMINISTRATOR } = CampaignsLevel;
const campaigns = (props: Partial<CampaignsOperatorProps> = {}, stack = newStack()) =>
  new CampaignsOperator(stack, 'Campaigns', { assumedBy: new AccountRootPrincipal(), ...props });
const granted = (props: Partial<CampaignsOperatorProps>): string[] =>
  statementsOf(campaigns(props)).flatMap((s) => s.Action);
const own = (all: string[]) =>
  all
    .filter((a) => a.startsWith('connect-campaigns:'))
    .map((a) => a.split(':')[1])
    .sort();
const onInstance = { connectScope: ConnectScope.instanceArn(INSTANCE_ARN) };
const facts: Record<string, { level: string; types?: string[]; optionalTypes?: string[] }> =
  actions['connect-campaigns'];
const EVERY_CAMPAIGN =
  'arn:${AWS::Partition}:connect-campaigns:${AWS::Region}:${AWS::AccountId}:campaign/*';

describe('levels', () => {
  test('a viewer has the reading actions and no other', () => {
    expect(own(granted({ level: VIEWER }))).toEqual(
      Object.keys(facts)
        .filter((a) => ['List', 'Read'].includes(facts[a].level))
        .sort(),
    );
  });

  test('an operator, the default, has also every action on campaigns but the one for services', () => {
    const onCampaigns = Object.keys(facts).filter(
      (a) => facts[a].types?.includes('campaign') && a !== 'PutProfileOutboundRequestBatch',
    );
    expect(own(granted({}))).toEqual(
      [...new Set([...own(granted({ level: VIEWER })), ...onCampaigns])].sort(),
    );
    expect(granted({})).toEqual(granted({ level: OPERATOR }));
  });

  test('an administrator has every action but the one for services', () => {
    expect(own(granted({ level: ADMINISTRATOR, ...onInstance }))).toEqual(
      Object.keys(facts)
        .filter((a) => a !== 'PutProfileOutboundRequestBatch')
        .sort(),
    );
  });

  test('an administrator has what the rows of the console page list, keys aside', () => {
    const rows = Object.values(consoleRows).filter((row) =>
      row.label.toLowerCase().includes('outbound campaigns'),
    );
    expect(rows).toHaveLength(4);
    const all = granted({ level: ADMINISTRATOR, ...onInstance });
    const missing = [...new Set(rows.flatMap((row) => row.actions))]
      .filter((action) => !all.includes(action))
      .sort();
    expect(missing).toEqual(['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant']);
    const stack = newStack();
    const withKey = campaigns(
      { level: ADMINISTRATOR, ...onInstance, encryptionKeys: [new Key(stack, 'Key')] },
      stack,
    );
    expect(statementsOf(withKey).flatMap((s) => s.Action)).toEqual(expect.arrayContaining(missing));
  });

  test('nobody has a managed policy: AWS ships none', () => {
    expect(managedPoliciesOf(campaigns())).toEqual([]);
  });
});

describe('APIs', () => {
  test('the first has 22 operations, the second 37; an administrator of one has those of one, less the one for services', () => {
    expect(
      own(granted({ level: ADMINISTRATOR, ...onInstance, apis: [CampaignsApi.V1] })),
    ).toHaveLength(22);
    expect(
      own(granted({ level: ADMINISTRATOR, ...onInstance, apis: [CampaignsApi.V2] })),
    ).toHaveLength(37 - 1);
  });

  test('of the first need no Customer Profiles and no agent assist', () => {
    const services = new Set(
      granted({ level: ADMINISTRATOR, ...onInstance, apis: [CampaignsApi.V1] }).map(
        (a) => a.split(':')[0],
      ),
    );
    expect([...services].sort()).toEqual([
      'connect',
      'connect-campaigns',
      'ds',
      'events',
      'iam',
      'kms',
    ]);
  });

  test.each([[[CampaignsApi.V1]], [[CampaignsApi.V2]]])(
    'no statement is left without actions for %j',
    (apis) => {
      for (const level of [VIEWER, OPERATOR, ADMINISTRATOR]) {
        expect(
          statementsOf(campaigns({ level, apis, ...onInstance })).filter(
            (s) => s.Action === undefined || s.Action.length === 0,
          ),
        ).toEqual([]);
      }
    },
  );
});

describe('resources', () => {
  test('an action that takes a campaign is on campaigns, an action that takes none stands apart on *', () => {
    for (const s of statementsOf(campaigns())) {
      const takeCampaign = [s.Action]
        .flat()
        .map((a) => facts[a.split(':')[1]])
        .map((f) => [...(f.types ?? []), ...(f.optionalTypes ?? [])].includes('campaign'));
      expect(new Set(takeCampaign).size).toBe(1);
      expect(s.Resource).toBe(takeCampaign[0] ? EVERY_CAMPAIGN : '*');
    }
  });

  test('an instance narrows campaigns by the tag that names it, but for what cannot be limited by tag', () => {
    const role = campaigns(onInstance);
    const owned = { StringEquals: { 'aws:ResourceTag/owner': INSTANCE_ARN } };
    expect(statementsOf(role).map((s) => [s.Sid, s.Condition])).toEqual([
      ['ReadCampaigns', owned],
      ['ReadCampaignStates', undefined],
      ['ListCampaigns', undefined],
      ['OperateCampaigns', owned],
      ['TagCampaigns', { ...owned, 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'owner' } }],
      ['CreateCampaigns', { StringEquals: { 'aws:RequestTag/owner': INSTANCE_ARN } }],
    ]);
  });

  test('several instances are several owners', () => {
    const second = INSTANCE_ARN.replace(
      INSTANCE_ID,
      '22222222-2222-3333-4444-555555555555',
    ).replace('us-east-1', 'eu-west-2');
    const role = campaigns({
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN).plus(ConnectScope.instanceArn(second)),
    });
    expect(statementOf(role, 'ReadCampaigns')).toMatchObject({
      Resource: [
        `arn:\${AWS::Partition}:connect-campaigns:eu-west-2:${ACCOUNT}:campaign/*`,
        `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/*`,
      ],
      Condition: { StringEquals: { 'aws:ResourceTag/owner': [second, INSTANCE_ARN] } },
    });
  });

  test('named campaigns are the only ones, and none can be created', () => {
    const arn = `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`;
    const role = campaigns({ campaigns: [ConnectCampaign.fromCampaignArn(arn)] });
    expect(statementOf(role, 'OperateCampaigns').Resource).toBe(arn);
    expect(sidsOf(role)).toEqual([
      'ReadCampaigns',
      'ReadCampaignStates',
      'ListCampaigns',
      'OperateCampaigns',
      'TagCampaigns',
    ]);
  });

  test('a campaign by id is in the account and Region of the stack, or of its instance', () => {
    const named = { campaigns: [ConnectCampaign.fromCampaignId(CAMPAIGN_ID)] };
    expect(statementOf(campaigns(named), 'ReadCampaigns').Resource).toBe(
      EVERY_CAMPAIGN.replace('*', CAMPAIGN_ID),
    );
    expect(statementOf(campaigns({ ...named, ...onInstance }), 'ReadCampaigns').Resource).toBe(
      `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
    );
  });

  test('an operator of one instance starts its campaigns and not those of another', async () => {
    const statements = statementsOf(campaigns(onInstance));
    const start = (owner: string) =>
      allowed(
        {
          action: 'connect-campaigns:StartCampaign',
          resource: `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
          context: { 'aws:ResourceTag/owner': owner },
        },
        statements,
      );
    expect(await start(INSTANCE_ARN)).toBe(true);
    expect(
      await start(INSTANCE_ARN.replace(INSTANCE_ID, '99999999-2222-3333-4444-555555555555')),
    ).toBe(false);
  });
});

describe('tags', () => {
  const tagged = (
    fallback: UnsupportedTagBehavior,
    tags: Record<string, string> = { Team: 'North' },
  ) => ({
    connectScope: onInstance.connectScope.withTags(tags, fallback),
  });

  test('are asked for beside the tag that names the instance', () => {
    const role = campaigns(tagged(UnsupportedTagBehavior.OMIT));
    expect(statementOf(role, 'OperateCampaigns').Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/owner': INSTANCE_ARN, 'aws:ResourceTag/Team': 'North' },
    });
    expect(statementOf(role, 'ReadCampaigns').Condition).toEqual(
      statementOf(role, 'OperateCampaigns').Condition,
    );
    expect(sidsOf(role)).not.toContain('ListCampaigns');
    expect(statementOf(role, 'CreateCampaigns').Condition).toEqual({
      StringEquals: { 'aws:RequestTag/owner': INSTANCE_ARN, 'aws:RequestTag/Team': 'North' },
    });
    expect(
      ['TagCampaignsByRequestTagResourceTagTagKeys', 'TagCampaignsByResourceTagTagKeys'].map(
        (sid) => statementOf(role, sid).Action,
      ),
    ).toEqual(['connect-campaigns:TagResource', 'connect-campaigns:UntagResource']);
  });

  test('let nobody run the campaigns of another team', async () => {
    const statements = statementsOf(campaigns(tagged(UnsupportedTagBehavior.OMIT)));
    const start = (team: string) =>
      allowed(
        {
          action: 'connect-campaigns:StartCampaign',
          resource: `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
          context: { 'aws:ResourceTag/owner': INSTANCE_ARN, 'aws:ResourceTag/Team': team },
        },
        statements,
      );
    expect(await start('North')).toBe(true);
    expect(await start('South')).toBe(false);
  });

  test('are an error, or said, where an action cannot carry them', () => {
    expect(() => campaigns(tagged(UnsupportedTagBehavior.FAIL))).toThrow(
      /connect-campaigns:GetConnectInstanceConfig, .* cannot be limited by tags\. Leave them out/,
    );
    const role = campaigns(tagged(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS));
    Annotations.fromStack(Stack.of(role)).hasWarning(
      '*',
      Match.stringLikeRegexp(
        'granted without the tags.*connect-campaigns:GetConnectInstanceConfig',
      ),
    );
  });

  test('cannot be the one that names the instance', () => {
    expect(() =>
      campaigns(tagged(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS, { owner: 'North' })),
    ).toThrow(
      /the statement ReadCampaigns has a condition on the tag already, by which AWS tells what it is on\. Got 'aws:ResourceTag\/owner'/,
    );
  });
});

describe('an administrator does not escalate', () => {
  const ROLES =
    /^arn:\$\{AWS::Partition\}:iam::(\*|111122223333):role\/aws-service-role\/(connect|connect-campaigns|profile)\.amazonaws\.com\//;

  test('every IAM action is confined to the service-linked roles of the family', () => {
    const iam = statementsOf(campaigns({ level: ADMINISTRATOR, ...onInstance })).filter((s) =>
      [s.Action].flat().some((a) => a.startsWith('iam:')),
    );
    expect(iam.length).toBeGreaterThan(0);
    iam.forEach((s) => [s.Resource].flat().forEach((r) => expect(r).toMatch(ROLES)));
  });

  test('EventBridge rules are those that outbound campaigns manage', () => {
    expect(
      statementOf(campaigns({ level: ADMINISTRATOR, ...onInstance }), 'ManageCampaignsEventRules'),
    ).toMatchObject({
      Resource: `arn:\${AWS::Partition}:events:us-east-1:${ACCOUNT}:rule/ConnectCampaignsRule*`,
      Condition: { StringEquals: { 'events:ManagedBy': 'connect-campaigns.amazonaws.com' } },
    });
  });

  test('the service-linked role of the instance can be left alone', () => {
    const sids = sidsOf(
      campaigns({
        level: ADMINISTRATOR,
        ...onInstance,
        serviceLinkedRole: ServiceLinkedRoleAccess.none(),
      }),
    );
    expect(sids).not.toContain('AttachAnyPolicyToAmazonConnectRole');
    expect(sids).not.toContain('DetachPolicyFromAmazonConnectRole');
  });
});

describe('bad input', () => {
  test('an administrator without a named instance', () => {
    const message =
      /connectScope: an administrator of campaigns changes instances, and none is named\. Name them/;
    expect(() => campaigns({ level: ADMINISTRATOR })).toThrow(message);
    expect(() =>
      campaigns({ level: ADMINISTRATOR, connectScope: ConnectScope.allInstances() }),
    ).toThrow(message);
  });

  test('a viewer with the options of an administrator', () => {
    const stack = newStack();
    expect(() =>
      campaigns({ level: VIEWER, encryptionKeys: [new Key(stack, 'Key')] }, stack),
    ).toThrow(
      /encryptionKeys: the property is for administrators, the level is VIEWER\. Leave it out, or give level: CampaignsLevel\.ADMINISTRATOR/,
    );
    expect(() =>
      campaigns({ level: VIEWER, serviceLinkedRole: ServiceLinkedRoleAccess.any() }),
    ).toThrow(/serviceLinkedRole: the property is for administrators/);
  });

  test('a level or an API that there is not, as JavaScript can pass it', () => {
    expect(() => campaigns({ level: 'viewer' as any })).toThrow(
      /level: there is no such value\. Got 'viewer'\. Allowed: VIEWER, OPERATOR, ADMINISTRATOR/,
    );
    expect(() => campaigns({ apis: ['v3' as any] })).toThrow(
      /apis: there is no such value\. Got 'v3'\. Allowed: v1, v2/,
    );
  });

  test('a campaign that is not where its instance is', () => {
    const elsewhere = ConnectCampaign.fromCampaignArn(
      `arn:aws:connect-campaigns:eu-west-2:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
    );
    expect(() => campaigns({ ...onInstance, campaigns: [elsewhere] })).toThrow(
      /the campaign is not in the account and Region of an instance of the scope/,
    );
  });

  test('empty lists and things given twice', () => {
    expect(() => campaigns({ apis: [] })).toThrow(/apis: the list is empty/);
    expect(() => campaigns({ campaigns: [] })).toThrow(/campaigns: the list is empty/);
    expect(() => campaigns({ apis: [CampaignsApi.V1, CampaignsApi.V1] })).toThrow(
      /apis: the same API is given twice/,
    );
    const twice = ConnectCampaign.fromCampaignId(CAMPAIGN_ID);
    expect(() => campaigns({ campaigns: [twice, twice] })).toThrow(
      /campaigns: the same campaign is given twice/,
    );
  });
});
