import { App, Fn, Resource, Stack } from 'aws-cdk-lib';
import { IInstanceRef, InstanceReference } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CampaignsLevel,
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectCampaign,
  ConnectScope,
  ConsoleUseCase,
  LexBot,
} from '../../src';
import { instanceIn } from '../support/connect-instance';
import { findingsOf } from '../support/findings';
import {
  FIRST,
  FIRST_INSTANCE,
  inlineOf,
  MANAGEMENT,
  managementStack,
  permissionSet,
  propertiesOf,
  SECOND,
  SECOND_INSTANCE,
} from '../support/permission-set';
import { concrete, decide } from '../support/simulator';
import { CAMPAIGN_ID, INSTANCE_ID, newStack } from '../support/template';

const AT = "ConnectPermissionSet 'Stack/Set': connectScope: ";
const first = ConnectScope.instanceArn(FIRST_INSTANCE);
const both = first.plus(ConnectScope.instanceArn(SECOND_INSTANCE));
const recording = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING);
const everyAccount =
  'note every-account: applies in every account that the permission set is assigned to';

describe("two instances of two accounts, neither of which is the stack's", () => {
  const statements = () => inlineOf(permissionSet({ access: recording, connectScope: both }));

  test('are named, with what goes with each in its own account and Region', () => {
    const instances = [SECOND_INSTANCE, FIRST_INSTANCE];
    const keys = [
      `arn:\${AWS::Partition}:kms:eu-west-2:${SECOND}:key/*`,
      `arn:\${AWS::Partition}:kms:us-east-1:${FIRST}:key/*`,
    ];
    const role = 'role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';
    const byAlias = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/connect' } };
    expect(statements()).toEqual([
      {
        Sid: 'ConnectCustomerConsoleHomeAny',
        Effect: 'Allow',
        Action: ['connect:ListInstances', 'ds:DescribeDirectories'],
        Resource: '*',
      },
      {
        Sid: 'DescribeInstanceInstance',
        Effect: 'Allow',
        Action: [
          'connect:DescribeInstance',
          'connect:DescribeInstanceAttribute',
          'connect:DescribeInstanceStorageConfig',
          'connect:ListApprovedOrigins',
          'connect:ListInstanceStorageConfigs',
          'connect:ListLambdaFunctions',
          'connect:ListLexBots',
          'connect:ListSecurityKeys',
        ],
        Resource: instances,
      },
      {
        Sid: 'EditCallRecordingAny',
        Effect: 'Allow',
        Action: ['kms:ListAliases', 's3:ListAllMyBuckets'],
        Resource: '*',
      },
      {
        Sid: 'EditCallRecordingBucketByResourceAccount',
        Effect: 'Allow',
        Action: ['s3:CreateBucket', 's3:GetBucketAcl', 's3:GetBucketLocation'],
        Resource: 'arn:${AWS::Partition}:s3:::amazon-connect-*',
        Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
      },
      {
        Sid: 'EditCallRecordingInstanceByStorageResourceType',
        Effect: 'Allow',
        Action: [
          'connect:AssociateInstanceStorageConfig',
          'connect:DisassociateInstanceStorageConfig',
          'connect:UpdateInstanceStorageConfig',
        ],
        Resource: instances,
        Condition: { StringEquals: { 'connect:StorageResourceType': 'CALL_RECORDINGS' } },
      },
      {
        Sid: 'EditCallRecordingInstance',
        Effect: 'Allow',
        Action: 'connect:UpdateInstanceAttribute',
        Resource: instances,
      },
      {
        Sid: 'EditCallRecordingKeyByGrantIsForAWSResourceResourceAliases',
        Effect: 'Allow',
        Action: 'kms:CreateGrant',
        Resource: keys,
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' }, ...byAlias },
      },
      {
        Sid: 'EditCallRecordingKeyByResourceAliases',
        Effect: 'Allow',
        Action: ['kms:DescribeKey', 'kms:RetireGrant'],
        Resource: keys,
        Condition: byAlias,
      },
      {
        Sid: 'EditCallRecordingServiceLinkedRole',
        Effect: 'Allow',
        Action: 'iam:PutRolePolicy',
        Resource: [SECOND, FIRST].map(
          (account) => `arn:\${AWS::Partition}:iam::${account}:${role}`,
        ),
      },
    ]);
    expect(JSON.stringify(statements())).not.toMatch(
      new RegExp(`${MANAGEMENT}|AWS::AccountId|AWS::Region`),
    );
  });

  test('are allowed to people in their own account, and no third instance is', async () => {
    const policy = concrete(statements());
    const can = (account: string, resource: string) =>
      decide({ action: 'connect:UpdateInstanceAttribute', resource }, policy, account);
    expect(await can(FIRST, FIRST_INSTANCE)).toBe(true);
    expect(await can(SECOND, SECOND_INSTANCE)).toBe(true);
    expect(await can(FIRST, FIRST_INSTANCE.replace('11111111', '33333333'))).toBe(false);
    expect(await can(SECOND, FIRST_INSTANCE.replace(FIRST, SECOND))).toBe(false);
  });

  test('have the statements and findings that a role has beside one instance, in the same order', () => {
    const role = new ConnectAccessRole(newStack(), 'Role', {
      assumedBy: new AccountRootPrincipal(),
      access: recording,
      connectScope: first,
    });
    const set = permissionSet({ access: recording });
    expect(set.findings).toEqual(role.findings);
    expect(propertiesOf(set).InlinePolicy.Statement.map((s: any) => s.Sid)).toEqual(
      statements().map((s) => s.Sid),
    );
  });
});

test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso'])(
  'in the partition %s every ARN is of the partition, given ones as given',
  (partition) => {
    const connectScope = ConnectScope.instanceArn(
      FIRST_INSTANCE.replace('arn:aws:', `arn:${partition}:`),
    );
    const identityCenterInstanceArn = `arn:${partition}:sso:::instance/ssoins-1234567890abcdef`;
    const properties = propertiesOf(
      permissionSet({
        access: recording.plus(ConnectAccess.readOnly()),
        connectScope,
        identityCenterInstanceArn,
      }),
    );
    const partitions = [...JSON.stringify(properties).matchAll(/"arn:([^:]+):/g)].map(
      ([, found]) => found,
    );
    expect([...new Set(partitions)].sort()).toEqual(['${AWS', partition].sort());
  },
);

describe('every instance is every instance of each account that the set is assigned to', () => {
  test("which is said, and not of the stack's account or Region", () => {
    const access = recording
      .plus(ConnectAccess.search())
      .plus(ConnectAccess.campaigns(CampaignsLevel.OPERATOR));
    const set = permissionSet({ access, connectScope: ConnectScope.allInstances() });
    expect([...new Set(inlineOf(set).flatMap((s) => s.Resource))].sort()).toEqual([
      '*',
      'arn:${AWS::Partition}:connect-campaigns:*:*:campaign/*',
      'arn:${AWS::Partition}:connect:*:*:instance/*',
      'arn:${AWS::Partition}:connect:*:*:phone-number/*',
      'arn:${AWS::Partition}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
      'arn:${AWS::Partition}:kms:*:*:key/*',
      'arn:${AWS::Partition}:s3:::amazon-connect-*',
    ]);
    expect(findingsOf(set)).toContain(everyAccount);
  });

  test('also where a managed policy is all there is', () => {
    const set = permissionSet({
      access: ConnectAccess.readOnly(),
      connectScope: ConnectScope.allInstances(),
    });
    expect(findingsOf(set)).toEqual([
      everyAccount,
      'note sign-in-as-any-user: signs in to the instances as the user that the session names: connect:GetFederationToken',
    ]);
  });

  test('and not said of instances that are named', () => {
    expect(permissionSet({ connectScope: both }).findings).toEqual([]);
  });

  test('and a role means its own account as before', () => {
    const stack = managementStack();
    const role = new ConnectAccessRole(stack, 'Role', {
      assumedBy: new AccountRootPrincipal(),
      access: recording,
      connectScope: ConnectScope.allInstances(),
    });
    expect(role.findings.map((finding) => finding.id)).toEqual(['star-only']);
  });
});

describe('what says no account', () => {
  test('an instance by its id is refused', () => {
    expect(() => permissionSet({ connectScope: ConnectScope.instanceId(INSTANCE_ID) })).toThrow(
      `${AT}the instance is given by its id, which says no account, and a permission set is for other accounts than that of its stack. ` +
        `Got '${INSTANCE_ID}'. Give its ARN: ConnectScope.instanceArn(...).`,
    );
    expect(() =>
      permissionSet({ connectScope: ConnectScope.instanceId(Fn.importValue('Id')) }),
    ).toThrow(/which says no account.*\(a token\)/);
  });

  test('an id beside an ARN is refused too', () => {
    expect(() =>
      permissionSet({
        connectScope: first.plus(ConnectScope.instanceId('22222222-2222-3333-4444-555555555555')),
      }),
    ).toThrow(/the instance is given by its id/);
  });

  test('a campaign by its id is with its instances, or refused', () => {
    const set = (connectScope: ConnectScope) =>
      permissionSet({
        access: ConnectAccess.campaigns(CampaignsLevel.VIEWER),
        connectScope: connectScope.withCampaigns(ConnectCampaign.fromCampaignId(CAMPAIGN_ID)),
      });
    expect(inlineOf(set(first))[0].Resource).toBe(
      `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${FIRST}:campaign/${CAMPAIGN_ID}`,
    );
    expect(() => set(ConnectScope.allInstances())).toThrow(
      `${AT}the campaign is given by its id, which says no account`,
    );
  });

  test('a Lex V1 bot is with the instances, each once', () => {
    const access = ConnectAccess.fullAccess();
    const bots = (connectScope: ConnectScope) =>
      inlineOf(
        permissionSet({
          access,
          connectScope: connectScope.withLexBots(LexBot.fromV1Name('OrderFlowers')),
        }),
      ).find((s) => s.Sid === 'AssociateLexV1Bots')?.Resource;
    expect(bots(both)).toEqual([
      `arn:\${AWS::Partition}:lex:eu-west-2:${SECOND}:bot:OrderFlowers:*`,
      `arn:\${AWS::Partition}:lex:us-east-1:${FIRST}:bot:OrderFlowers:*`,
    ]);
    const neighbour = ConnectScope.instanceArn(FIRST_INSTANCE.replace('11111111', '33333333'));
    expect(bots(first.plus(neighbour))).toBe(
      `arn:\${AWS::Partition}:lex:us-east-1:${FIRST}:bot:OrderFlowers:*`,
    );
    expect(bots(ConnectScope.allInstances())).toBe(
      'arn:${AWS::Partition}:lex:*:*:bot:OrderFlowers:*',
    );
  });
});

test('an ARN with a token in it is of the account that it says', () => {
  const arn = (account: string) =>
    `arn:aws:connect:us-east-1:${account}:instance/${Fn.importValue('Id')}`;
  const keys = (account: string) =>
    inlineOf(
      permissionSet({ access: recording, connectScope: ConnectScope.instanceArn(arn(account)) }),
    ).find((s) => s.Sid === 'EditCallRecordingKeyByResourceAliases')?.Resource;
  expect(keys(FIRST)).toBe(`arn:\${AWS::Partition}:kms:us-east-1:${FIRST}:key/*`);
  expect(keys(Fn.importValue('Account'))).toBe(
    'arn:${AWS::Partition}:kms:us-east-1:${Import Account}:key/*',
  );
});

describe('instances as constructs', () => {
  test('of the stack itself are where the stack is', () => {
    const stack = newStack();
    const set = permissionSet(
      { access: recording, connectScope: ConnectScope.instances(instanceIn(stack)) },
      stack,
    );
    const key = inlineOf(set).find((s) => s.Sid === 'EditCallRecordingKeyByResourceAliases');
    expect(key?.Resource).toBe('arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*');
  });

  test('of another stack of the account are referred to', () => {
    const app = new App();
    const instance = instanceIn(new Stack(app, 'Instances'));
    const set = permissionSet(
      { connectScope: ConnectScope.instances(instance) },
      new Stack(app, 'Stack'),
    );
    expect(inlineOf(set)[0].Resource).toMatch(/^\$\{Import Instances:.*\}\/agent\/\*$/);
  });

  test('of a stack of another account cannot be referred to', () => {
    const instance = (account?: string) =>
      instanceIn(
        new Stack(new App(), 'Instances', account ? { env: { account, region: 'us-east-1' } } : {}),
      );
    expect(() => permissionSet({ connectScope: ConnectScope.instances(instance(FIRST)) })).toThrow(
      `${AT}the instance is a construct in a stack of account ${FIRST}, this is a stack of account ${MANAGEMENT}, ` +
        "and templates cannot refer to each other across accounts. Got 'Instances/Instance'. Give the ARN of the instance: ConnectScope.instanceArn(...).",
    );
    expect(() => permissionSet({ connectScope: ConnectScope.instances(instance()) })).toThrow(
      /a stack of an account that is not known, this is a stack of account 999988887777/,
    );
  });

  test('that hold an ARN from elsewhere are where the ARN says, and not where the stack is', () => {
    class Imported extends Resource implements IInstanceRef {
      public readonly instanceRef: InstanceReference = {
        instanceArn: Fn.importValue('InstanceArn'),
      };
    }
    const stack = managementStack();
    const set = permissionSet(
      { access: recording, connectScope: ConnectScope.instances(new Imported(stack, 'Imported')) },
      stack,
    );
    expect(
      inlineOf(set).find((s) => s.Sid === 'EditCallRecordingKeyByResourceAliases')?.Resource,
    ).toBe(
      'arn:${AWS::Partition}:kms:${Select 3 of ${Import InstanceArn}}:${Select 4 of ${Import InstanceArn}}:key/*',
    );
  });
});

test('an instance of another account is an error for a role, as before', () => {
  const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER);
  expect(
    () =>
      new ConnectAccessRole(managementStack(), 'Role', {
        assumedBy: new AccountRootPrincipal(),
        access,
        connectScope: first,
      }),
  ).toThrow(
    `ConnectAccessRole 'Stack/Role': connectScope: the instance is of account ${FIRST}, the principal of account ${MANAGEMENT}`,
  );
});
