import {
  CampaignsLevel,
  ConnectAccess,
  ConnectCondition,
  ConnectJob,
  ConnectScope,
  ConnectServiceLinkedRoleType,
  ConsoleUseCase,
  InstanceAttributeType,
  LexBot,
  ServiceLinkedRolesLevel,
  UnsupportedTagBehavior,
} from '../../src';
import { deniedStatements } from '../../src/compiler/denied-statements';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { conditionsOf, contextIn, findingTexts, resolvedIn } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const all = ConnectScope.allInstances();
const WHOLE = [INSTANCE_ARN, `${INSTANCE_ARN}/*`];
const QUEUE = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
const inRegion = (rest: string) =>
  `arn:\${AWS::Partition}:${rest.replace('@', `us-east-1:${ACCOUNT}`)}`;

const denied = (access: ConnectAccess, scope = one) =>
  deniedStatements(contextIn(stack), access, resolvedIn(stack, scope));
/** The actions, resources and conditions of each deny. */
const deniesOf = (access: ConnectAccess, scope?: ConnectScope) =>
  denied(access, scope).statements.map((statement) => [
    statement.actions.join(' '),
    statement.resources.map(toDisplayText),
    conditionsOf(statement),
  ]);
const findingsOf = (access: ConnectAccess, scope?: ConnectScope) =>
  findingTexts(denied(access, scope).findings);
const { actions } = ConnectAccess;

test('an action is denied on the whole instance, since any resource of a request may be denied', () => {
  const [statement, ...more] = denied(actions('connect:DeleteUser')).statements;
  expect(more).toEqual([]);
  expect({ ...statement, resources: statement.resources.map(toDisplayText) }).toEqual({
    sid: 'DenyConnectInstance',
    effect: 'Deny',
    actions: ['connect:DeleteUser'],
    notAction: false,
    resources: WHOLE,
    notResource: false,
    conditions: [],
    reason: 'Denied: Asked for by name.',
  });
});

test('an action is denied on named resources alone, and others on the whole instance', () => {
  const access = actions('connect:DescribeQueue', 'connect:DeleteUser');
  expect(deniesOf(access, one.withResources('queue', QUEUE))).toEqual([
    ['connect:DeleteUser', WHOLE, undefined],
    ['connect:DescribeQueue', [QUEUE], undefined],
  ]);
  expect(deniesOf(access, all.withResources('queue', QUEUE))).toEqual([
    ['connect:DeleteUser', ['*'], undefined],
    ['connect:DescribeQueue', [QUEUE], undefined],
  ]);
});

test('an action that has named resources is denied on them alone, also where it takes others elsewhere', () => {
  const profile = `${INSTANCE_ARN}/security-profile/aaaaaaaa-2222-3333-4444-555555555555`;
  const access = actions('connect:AssociateSecurityProfiles', 'connect:ListEntitySecurityProfiles');
  expect(deniesOf(access, one.withResources('security-profile', profile))).toEqual([
    [
      'connect:ListEntitySecurityProfiles',
      [inRegion('wisdom:@:ai-agent/*/*')],
      { StringEquals: { 'connect:InstanceId': INSTANCE_ID } },
    ],
    ['connect:ListEntitySecurityProfiles', WHOLE, undefined],
    ['connect:AssociateSecurityProfiles', [profile], undefined],
  ]);
});

test('creating is denied on the whole instance where the scope names others of the type', () => {
  const numbers = [
    'connect:CreateQueue',
    [inRegion('connect:@:phone-number/*')],
    { StringEquals: { 'connect:InstanceId': INSTANCE_ID } },
  ];
  const access = actions('connect:CreateQueue', 'connect:DescribeQueue');
  const scope = one.withResources('queue', QUEUE);
  expect(deniesOf(access, scope)).toEqual([
    numbers,
    ['connect:CreateQueue', WHOLE, undefined],
    ['connect:DescribeQueue', [QUEUE], undefined],
  ]);
  expect(findingsOf(access, scope)).toEqual([]);
});

test('every instance is every resource, for Amazon Connect alone', () => {
  expect(deniesOf(actions('connect:DescribeQueue', 'connect:ListInstances'), all)).toEqual([
    ['connect:DescribeQueue connect:ListInstances', ['*'], undefined],
  ]);
  const [recordings] = deniesOf(
    ConnectAccess.consoleUseCases(ConsoleUseCase.DELETE_INSTANCE),
    all,
  ).filter(([name]) => String(name).startsWith('ds:DeleteDirectory'));
  expect(recordings).toEqual([
    'ds:DeleteDirectory ds:UnauthorizeApplication',
    ['arn:${AWS::Partition}:ds:*:111122223333:directory/*'],
    undefined,
  ]);
});

test('an action that carries no instance is left out, which is said', () => {
  const access = actions('connect:ListInstances', 'connect:DeleteUser');
  expect(deniesOf(access)).toEqual([['connect:DeleteUser', WHOLE, undefined]]);
  expect(findingsOf(access)).toEqual([
    'not-denied: not denied, because they carry no instance: connect:ListInstances',
  ]);
  expect(() => denied(actions('connect:ListInstances', 'connect:DescribePhoneNumber'))).toThrow(
    'Here: nothing of the access can be denied for one instance: ' +
      'connect:ListInstances, connect:DescribePhoneNumber. Deny it for all: ConnectScope.allInstances().',
  );
});

test('what takes a resource that the scope does not name is left out, which is said', () => {
  const bot = LexBot.fromAliasArn(
    `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/ABCDE12345/ZYXWV98765`,
  );
  const access = ConnectAccess.jobs(ConnectJob.BOT_ASSOCIATION);
  expect(findingsOf(access, one.withLexBots(bot))).toEqual([
    'not-denied: not denied, because the scope names no resource for them: lex:GetBot',
  ]);
  expect(denied(access, one.withLexBots(bot)).findings[0].instead).toContain('withLexBots');
});

describe('statements that AWS documents', () => {
  const campaigns = ConnectAccess.campaigns(CampaignsLevel.VIEWER);
  const owner = { StringEquals: { 'aws:ResourceTag/owner': INSTANCE_ARN } };
  const CAMPAIGNS = [inRegion('connect-campaigns:@:campaign/*')];
  const named = (access: ConnectAccess, scope?: ConnectScope) =>
    denied(access, scope).statements.map(({ sid }) => sid);

  test('are denied where they are limited to the instance', () => {
    expect(named(campaigns)).toEqual(['DenyReadCampaigns', 'DenyReadCampaignStates']);
    expect(deniesOf(campaigns)[0].slice(1)).toEqual([CAMPAIGNS, owner]);
    expect(findingsOf(campaigns)).toEqual([
      'not-denied: not denied, because they carry no instance: ' +
        'connect-campaigns:GetConnectInstanceConfig, connect-campaigns:GetInstanceCommunicationLimits, ' +
        'connect-campaigns:GetInstanceOnboardingJobStatus, connect-campaigns:ListCampaigns, ' +
        'connect-campaigns:ListConnectInstanceIntegrations',
    ]);
  });

  test('are denied whole for every instance; those of Amazon Connect on every resource', () => {
    expect(named(campaigns, all)).toEqual([
      'DenyReadCampaigns',
      'DenyReadCampaignStates',
      'DenyListCampaigns',
    ]);
    expect(deniesOf(campaigns, all)[0].slice(1)).toEqual([CAMPAIGNS, undefined]);
    expect(deniesOf(ConnectAccess.search(), all).map(([, resources]) => resources)).toEqual([
      ['*'],
      ['*'],
    ]);
    expect(findingsOf(campaigns, all)).toEqual([]);
  });

  test('of the account are left out for one instance', () => {
    const roles = ConnectAccess.serviceLinkedRoles(
      ServiceLinkedRolesLevel.ADMINISTRATOR,
      ConnectServiceLinkedRoleType.INSTANCE,
    );
    expect(deniesOf(roles.plus(actions('connect:DeleteUser')))).toEqual([
      ['connect:DeleteUser', WHOLE, undefined],
    ]);
    expect(() => denied(roles)).toThrow(
      'nothing of the access can be denied for one instance: iam:GetRole',
    );
  });

  test('of all actions are denied on the instance and by its id', () => {
    expect(deniesOf(ConnectAccess.instanceAdministrator())).toEqual([
      ['connect:*', WHOLE, undefined],
      ['connect:*', ['*'], { StringEquals: { 'connect:InstanceId': INSTANCE_ID } }],
    ]);
    const [text] = findingsOf(ConnectAccess.instanceAdministrator());
    expect(text).toMatch(
      /^not-denied: not denied, because they carry no instance: connect:CreateInstance,/,
    );
  });
});

describe('a limit of the scope limits the deny', () => {
  test('by tags, of what is used and of what is created', () => {
    const access = actions('connect:CreateUser', 'connect:DeleteUser');
    expect(deniesOf(access, one.withTags({ Team: 'a' }))).toEqual([
      [
        'connect:CreateUser connect:DeleteUser',
        WHOLE,
        { StringEquals: { 'aws:ResourceTag/Team': 'a' } },
      ],
      ['connect:CreateUser', WHOLE, { StringEquals: { 'aws:RequestTag/Team': 'a' } }],
    ]);
  });

  test('where tags cannot, as the caller chose', () => {
    const access = actions('connect:StartOutboundVoiceContact', 'connect:DeleteUser');
    const omit = one.withTags({ Team: 'a' }, UnsupportedTagBehavior.OMIT);
    expect(findingsOf(access, omit)).toEqual([
      'tags-left-out: left out: connect:StartOutboundVoiceContact',
    ]);
  });

  test('by a condition, and one that no action carries is said', () => {
    const scope = one.withConditions(
      ConnectCondition.attributeTypes(InstanceAttributeType.CONTACT_LENS),
    );
    expect(deniesOf(actions('connect:UpdateInstanceAttribute'), scope)).toEqual([
      [
        'connect:UpdateInstanceAttribute',
        WHOLE,
        { StringEquals: { 'connect:AttributeType': 'CONTACT_LENS' } },
      ],
    ]);
    expect(findingsOf(actions('connect:DeleteUser'), scope)).toEqual([
      'unused-condition: no action of the access carries: connect:AttributeType',
    ]);
  });
});

test('the placeholders that denies use are told, so that what the scope names is not in vain', () => {
  const scope = one.withConditions(
    ConnectCondition.attributeTypes(InstanceAttributeType.CONTACT_LENS),
  );
  const access = actions('connect:UpdateInstanceAttribute').plus(
    ConnectAccess.campaigns(CampaignsLevel.VIEWER),
  );
  const { used } = denied(access, scope);
  expect(used).toEqual(expect.arrayContaining(['{Instance}', 'CONTACT_LENS', '{Campaign}']));
});
