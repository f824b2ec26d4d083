import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CfnCampaign as CfnCampaignV1 } from 'aws-cdk-lib/aws-connectcampaigns';
import { CfnCampaign } from 'aws-cdk-lib/aws-connectcampaignsv2';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { CfnBotAlias } from 'aws-cdk-lib/aws-lex';
import {
  CampaignsOperator,
  ConnectAdminRole,
  ConnectCampaign,
  LexBot,
  ServiceLinkedRoleAccess,
} from '../../src';
import { ACCOUNT, CAMPAIGN_ID, INSTANCE_ARN, newStack, statementOf } from '../support/template';

const assumedBy = new AccountRootPrincipal();

describe('ConnectCampaign', () => {
  test('takes campaigns of both APIs by reference', () => {
    const stack = newStack();
    const v2 = new CfnCampaign(stack, 'V2', {
      connectInstanceId: 'i',
      name: 'n',
      channelSubtypeConfig: {},
    });
    const v1 = new CfnCampaignV1(stack, 'V1', {
      connectInstanceArn: INSTANCE_ARN,
      name: 'n',
      dialerConfig: {},
      outboundCallConfig: { connectContactFlowArn: 'f' },
    });
    const role = new CampaignsOperator(stack, 'Role', {
      assumedBy,
      campaigns: [ConnectCampaign.fromCampaign(v2), ConnectCampaign.fromCampaignV1(v1)],
    });
    expect(statementOf(role, 'ReadCampaigns').Resource).toEqual(['${V1}', '${V2}']);
  });

  test.each<[string, () => ConnectCampaign, RegExp]>([
    [
      'an unknown form of id',
      () => ConnectCampaign.fromCampaignId('spring-sale'),
      /not the form of an id of an outbound campaign/,
    ],
    [
      'an ARN as id',
      () =>
        ConnectCampaign.fromCampaignId(`arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/x`),
      /Use ConnectCampaign\.fromCampaignArn/,
    ],
    [
      'an id as ARN',
      () => ConnectCampaign.fromCampaignArn(CAMPAIGN_ID),
      /an id stands where an ARN belongs/,
    ],
    [
      'an instance',
      () => ConnectCampaign.fromCampaignArn(INSTANCE_ARN),
      /this is an ARN of connect, not of connect-campaigns/,
    ],
    [
      'a pattern',
      () =>
        ConnectCampaign.fromCampaignArn(
          `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/*`,
        ),
      /a wildcard or policy variable/,
    ],
  ])('refuses %s', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

describe('LexBot', () => {
  test('takes an alias by reference', () => {
    const stack = newStack();
    const alias = new CfnBotAlias(stack, 'Alias', { botAliasName: 'live', botId: 'ABCDE12345' });
    const role = new ConnectAdminRole(stack, 'Role', {
      assumedBy,
      lexBots: [LexBot.fromAlias(alias)],
    });
    expect(statementOf(role, 'AssociateLexBots').Resource).toBe('${Alias.Arn}');
  });

  test.each<[string, () => LexBot, RegExp]>([
    [
      'a bot instead of an alias',
      () => LexBot.fromAliasArn(`arn:aws:lex:us-east-1:${ACCOUNT}:bot/ABCDE12345`),
      /'bot\/ABCDE12345' is not a Lex V2 bot alias/,
    ],
    [
      'a pattern',
      () => LexBot.fromAliasArn(`arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/*/*`),
      /a wildcard or policy variable/,
    ],
    [
      'an ARN as V1 name',
      () => LexBot.fromV1Name('arn:aws:lex:us-east-1:1:bot:x'),
      /an ARN stands where a name belongs.*For a Lex V2 bot use/,
    ],
    [
      'a pattern beside a token as V1 name',
      () => LexBot.fromV1Name(`${Fn.ref('Bot')}*`),
      /not the name of a Lex V1 bot/,
    ],
    [
      'a pattern as V1 name',
      () => LexBot.fromV1Name('*'),
      /not the name of a Lex V1 bot\. Got '\*'\. Allowed: 2 to 50 letters and underscores/,
    ],
  ])('refuses %s', (_, build, message) => {
    expect(build).toThrow(message);
  });

  test.each(['*', 'Order:Flowers', ''])('refuses the V1 name that is lazily %p', (text) => {
    const bot = LexBot.fromV1Name(Lazy.string({ produce: () => text }));
    expect(
      () => new ConnectAdminRole(new Stack(new App(), 'S'), 'Role', { assumedBy, lexBots: [bot] }),
    ).toThrow(
      text === '*' ? /would widen the policy/ : /LexBot\.fromV1Name: this is not the name of a Lex/,
    );
  });

  test('given twice is an error', () => {
    const twice = LexBot.fromV1Name('OrderFlowers');
    expect(
      () =>
        new ConnectAdminRole(new Stack(new App(), 'S'), 'Role', {
          assumedBy,
          lexBots: [twice, twice],
        }),
    ).toThrow(/lexBots: the same bot is given twice/);
  });
});

describe('ServiceLinkedRoleAccess', () => {
  test.each<[string, string, RegExp]>([
    [
      'another role',
      `arn:aws:iam::${ACCOUNT}:role/Admin`,
      /'role\/Admin' is not a service-linked role of Amazon Connect/,
    ],
    [
      'a role with a look-alike name outside the path',
      `arn:aws:iam::${ACCOUNT}:role/AWSServiceRoleForAmazonConnect_x`,
      /is not a service-linked role/,
    ],
    [
      'the service-linked role of another service',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots`,
      /is not a service-linked role/,
    ],
    [
      'a path that is one but for a dot',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect-amazonaws.com/AWSServiceRoleForAmazonConnect`,
      /is not a service-linked role/,
    ],
    [
      'a pattern',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/*`,
      /a wildcard or policy variable/,
    ],
    ['an instance', INSTANCE_ARN, /this is an ARN of connect, not of iam/],
    ['a name', 'AWSServiceRoleForAmazonConnect_x', /this is not an ARN/],
  ])('refuses %s', (_, arn, message) => {
    expect(() => ServiceLinkedRoleAccess.roleArn(arn)).toThrow(message);
  });

  test('refuses a role of the app: it is no service-linked one, and writing its policies would be the account', () => {
    const stack = newStack();
    const deployer = new Role(stack, 'Deployer', { assumedBy });
    expect(() => ServiceLinkedRoleAccess.role(deployer)).toThrow(
      /this is the Arn of an AWS::IAM::Role, not a service-linked role of Amazon Connect/,
    );
    expect(() => ServiceLinkedRoleAccess.roleArn(deployer.roleArn)).toThrow(
      /this is the Arn of an AWS::IAM::Role/,
    );
    expect(() =>
      ServiceLinkedRoleAccess.roleArn(`arn:aws:iam::${ACCOUNT}:role/Admin-${Aws.REGION}`),
    ).toThrow(/'role\/Admin-\.\.\.' is not a service-linked role/);
  });

  test('refuses another attribute of an instance', () => {
    const instance = new CfnInstance(newStack(), 'I', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    expect(() => ServiceLinkedRoleAccess.roleArn(instance.attrArn)).toThrow(
      /this is the Arn of an instance, not a service-linked role/,
    );
  });

  test('refuses the role of another account, which nobody here can change', () => {
    const stack = newStack({ env: { account: '999988887777', region: 'us-east-1' } });
    const foreign = ServiceLinkedRoleAccess.roleArn(
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_x`,
    );
    expect(
      () => new ConnectAdminRole(stack, 'Role', { assumedBy, serviceLinkedRole: foreign }),
    ).toThrow(/ConnectAdminRole 'Stack\/Role': the service-linked role is of account 111122223333/);
  });
});
