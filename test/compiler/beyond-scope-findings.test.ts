import { Stack } from 'aws-cdk-lib';
import { ConnectAccess, ConnectScope, ConsoleUseCase } from '../../src';
import { beyondScopeFindings } from '../../src/compiler/beyond-scope-findings';
import { compile, CompiledAccess } from '../../src/compiler/compile';
import { conditionsOf, contextIn, findingTexts, resolvedIn, statement } from '../support/compiled';
import { withEverything } from '../support/full-scope';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const arn = (service: string, resource: string, account = ACCOUNT) =>
  `arn:aws:${service}:us-east-1:${account}:${resource}`;

const found = (action: string, resource: string, more: object = {}): string[] =>
  findingTexts(
    beyondScopeFindings([statement({ actions: [action], resources: [resource], ...more })]),
  );

test.each([
  ['ds:DeleteDirectory', arn('ds', 'directory/*')],
  ['appflow:StartFlow', arn('appflow', 'flow/*')],
  ['ses:CreateEmailIdentityPolicy', arn('ses', 'identity/*')],
  ['ds:DeleteDirectory', '*'],
])('%s on %s changes what is beyond the scope', (action, resource) => {
  expect(found(action, resource)).toEqual([
    `beyond-scope: apply to all such resources of the account: ${action}`,
  ]);
});

test('reading beyond the scope is for information', () => {
  const [finding] = beyondScopeFindings([
    statement({ actions: ['appflow:DescribeFlow'], resources: [arn('appflow', 'flow/*')] }),
  ]);
  expect([finding.id, finding.severity]).toEqual(['reads-beyond-scope', 'note']);
});

test.each([
  ['a named directory', 'ds:DeleteDirectory', arn('ds', 'directory/d-1234567890'), {}],
  ['a name with a prefix', 'events:DeleteRule', arn('events', 'rule/ConnectCampaignsRule*'), {}],
  ['the objects of a named bucket', 's3:GetObject', 'arn:aws:s3:::imports/*', {}],
  ['what takes no resource', 'ds:DescribeDirectories', '*', {}],
  ['Amazon Connect itself', 'profile:GetDomain', arn('profile', 'domains/*'), {}],
  ['a deny', 'ds:DeleteDirectory', '*', { effect: 'Deny' }],
  [
    'what a condition limits',
    'events:PutRule',
    arn('events', 'rule/*'),
    { conditions: { StringEquals: { 'events:ManagedBy': 'connect.amazonaws.com' } } },
  ],
])('%s is not beyond the scope', (_, action, resource, more) => {
  expect(found(action, resource, more)).toEqual([]);
});

test('resource policies that can name any account are said, named resources too', () => {
  expect(found('s3:PutBucketPolicy', 'arn:aws:s3:::imports')).toEqual([
    'opens-to-other-accounts: s3:PutBucketPolicy opens the named buckets to any account',
  ]);
  for (const action of ['lex:CreateResourcePolicy', 'lex:UpdateResourcePolicy'])
    expect(found(action, arn('lex', 'bot-alias/BOT/ALIAS'))).toEqual([
      `opens-to-other-accounts: ${action} opens the named bots to any account`,
    ]);
  expect(found('lambda:AddPermission', arn('lambda', 'function:lookup'))).toEqual([
    'opens-to-other-accounts: lambda:AddPermission lets the instances of any account call the named functions',
  ]);
});

describe('a console use case', () => {
  const compiled = (useCase: ConsoleUseCase, scope: ConnectScope): CompiledAccess => {
    const stack: Stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
    const connectScope = withEverything(stack, scope, ACCOUNT);
    return compile(
      contextIn(stack),
      ConnectAccess.consoleUseCases(useCase),
      resolvedIn(stack, connectScope),
    );
  };
  const one = ConnectScope.instanceArn(INSTANCE_ARN);

  test('that deletes instances deletes every directory of the account', () => {
    const { findings } = compiled(ConsoleUseCase.DELETE_INSTANCE, one);
    expect(findingTexts(findings)).toContain(
      'beyond-scope: apply to all such resources of the account: ds:DeleteDirectory, ds:UnauthorizeApplication',
    );
  });

  test.each([
    ['one instance', one, 'profile.us-east-1.amazonaws.com'],
    ['every instance', ConnectScope.allInstances(), 'profile.*.amazonaws.com'],
  ])(
    'of Customer Profiles decrypts through Customer Profiles alone, on %s',
    (_, scope, service) => {
      const { statements } = compiled(ConsoleUseCase.VIEW_CUSTOMER_PROFILES, scope);
      const decrypting = statements.filter(({ actions }) => actions.includes('kms:Decrypt'));
      expect(decrypting.map((one_) => [one_.actions, conditionsOf(one_)?.StringLike])).toEqual([
        [['kms:Decrypt', 'kms:GenerateDataKey'], { 'kms:ViaService': service }],
      ]);
    },
  );
});
