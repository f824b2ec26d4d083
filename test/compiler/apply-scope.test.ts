import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConnectScope, LexBot, RoleCreation } from '../../src';
import { applyScope } from '../../src/compiler/apply-scope';
import { expandActions } from '../../src/compiler/expand-actions';
import { Grant } from '../../src/compiler/grant';
import { conditionsIn } from '../../src/policy/conditions';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { conditionsOf, contextIn, findingTexts, resolvedIn } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const anywhere = ConnectScope.instanceArn(INSTANCE_ARN);
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
const boundary = ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', BOUNDARY);
const lookup = LambdaFunction.fromFunctionArn(
  stack,
  'Lookup',
  `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`,
);
const why = 'the boundary is tested elsewhere';

const apply = (grants: Grant[], scope = anywhere) => {
  const { grants: located, findings } = applyScope(
    contextIn(stack),
    grants,
    resolvedIn(stack, scope),
  );
  return {
    grants: located,
    texts: findingTexts(findings),
    resources: located.flatMap((grant) => grant.resources.map(toDisplayText)),
  };
};
const run = (action: string, scope = anywhere, origin?: string) =>
  apply(expandActions([{ action, origin }]), scope);
const unfilled = (action: string, place: string): Grant => ({
  actions: [action],
  resources: [place],
  templates: [place],
  conditions: [],
  origins: [],
});

test('a place that is not named has its default and the conditions of the default', () => {
  const [grant] = run('kms:CreateGrant').grants;
  expect(grant.resources).toEqual(['arn:{Partition}:kms:{Region}:{Account}:key/*']);
  expect(conditionsOf(grant)).toEqual({
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/connect' },
  });
});

test('a place that is named has what it is named, and no condition of the default', () => {
  const key = Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`);
  const { grants } = run('kms:CreateGrant', anywhere.withEncryptionKeys(key));
  expect(grants).toEqual([
    expect.objectContaining({
      resources: [key.keyArn],
      conditions: conditionsIn({ Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
    }),
  ]);
});

test('a grant without conditions does not get an empty one', () => {
  const named = anywhere.withStorageBuckets(
    Bucket.fromBucketArn(stack, 'Named', 'arn:aws:s3:::one'),
  );
  expect(run('s3:GetBucketAcl', named).grants).toEqual([
    expect.objectContaining({ conditions: [] }),
  ]);
  // A default bucket is limited to the account.
  expect(run('s3:GetBucketAcl').grants.map(({ conditions }) => conditions.length)).toEqual([1]);
});

test('what is in a place follows what the place is named', () => {
  const scope = anywhere.withImportBuckets(
    Bucket.fromBucketArn(stack, 'A', 'arn:aws:s3:::one'),
    Bucket.fromBucketArn(stack, 'B', 'arn:aws:s3:::two'),
  );
  expect(run('s3:GetObject', scope, 'edit-customer-profiles').resources).toEqual([
    'arn:aws:s3:::one/*',
    'arn:aws:s3:::two/*',
  ]);
});

test('a place that may be without is left out', () => {
  expect(run('lex:GetBot').grants).toEqual([]);
  expect(run('lex:GetBot').texts).toEqual(['left-out: left out: lex:GetBot']);
  expect(run('lex:GetBot', anywhere.withLexBots(LexBot.fromV1Name('OrderFlowers'))).texts).toEqual(
    [],
  );
  expect(
    run('lex:GetBot', anywhere.withLexBots(LexBot.fromV1Name('OrderFlowers'))).grants,
  ).toHaveLength(1);
});

test('all places that must be named are one error that says how', () => {
  const grants = expandActions([
    { action: 'lambda:AddPermission' },
    { action: 'lex:DescribeBotAlias' },
  ]);
  expect(() => apply(grants)).toThrow(
    'Here: the access cannot be confined, because the scope does not say to what. ' +
      'Name it: connectScope.withLambdaFunctions(...): Permissions are written into the policies of functions. ' +
      'connectScope.withLexBots(...): Resource policies of bots are written.',
  );
});

test('roles are created under the path of the scope and with its boundary', () => {
  const { grants, resources, texts } = run(
    'iam:CreateRole',
    anywhere.withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, '/connect/')),
    'edit-customer-profiles',
  );
  expect(resources[0].replace('${AWS::Partition}', '{Partition}')).toBe(
    'arn:{Partition}:iam::{Account}:role/connect/*',
  );
  expect(conditionsOf(grants[0])).toEqual({
    StringEquals: { 'iam:PermissionsBoundary': BOUNDARY },
  });
  expect(texts).toEqual([]);
});

test('policies are created under the path of the scope', () => {
  const { resources } = run(
    'iam:CreatePolicy',
    anywhere.withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, '/connect/')),
    'edit-customer-profiles',
  );
  expect(resources[0].replace('${AWS::Partition}', '{Partition}')).toBe(
    'arn:{Partition}:iam::{Account}:policy/connect/*',
  );
});

test('without a boundary the condition goes and a warning stays', () => {
  const { grants, texts } = run(
    'iam:CreateRole',
    anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    'edit-customer-profiles',
  );
  expect(grants).toEqual([expect.objectContaining({ conditions: [] })]);
  expect(texts).toEqual([
    `unbounded-role-creation: roles can be created with any permission; acknowledged: ${why}`,
  ]);
});

test('nobody is warned of roles that the access does not create', () => {
  expect(
    run(
      'connect:ListInstances',
      anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    ).texts,
  ).toEqual([
    'unused-resource-name: no action of the access is on such resources: withRoleCreation',
  ]);
});

test('other conditions stay where roles are created without a boundary', () => {
  const scope = anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why));
  expect(
    conditionsOf(run('lambda:AddPermission', scope.withLambdaFunctions(lookup)).grants[0]),
  ).toEqual({
    StringEquals: { 'lambda:Principal': 'connect.amazonaws.com' },
  });
});

test('without a boundary a grant keeps its other conditions', () => {
  const conditions = conditionsIn({
    StringEquals: { 'iam:PermissionsBoundary': '{Boundary}', 'aws:RequestTag/Team': 'red' },
    Bool: { 'aws:SecureTransport': 'true' },
  });
  const { grants } = apply(
    [{ ...unfilled('iam:CreateRole', '{CreatedRole}'), conditions }],
    anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
  );
  expect(conditionsOf(grants[0])).toEqual({
    StringEquals: { 'aws:RequestTag/Team': 'red' },
    Bool: { 'aws:SecureTransport': 'true' },
  });
});

const FLOW = `${INSTANCE_ARN}/contact-flow/aaaaaaaa-2222-3333-4444-555555555555`;
const NUMBER = `arn:aws:connect:us-east-1:${ACCOUNT}:phone-number/aaaaaaaa-2222-3333-4444-555555555555`;

test('resources that are named stand instead of all of their type, and other types stay', () => {
  expect(
    run('connect:StartChatContact', anywhere.withResources('contact-flow', FLOW)).resources,
  ).toEqual([FLOW, '{Instance}/contact/*']);
});

test('what is named in vain is a warning that names all of it, in order', () => {
  const scope = anywhere
    .withResources('contact-flow', FLOW)
    .withResources('phone-number', NUMBER)
    .withLambdaFunctions(lookup);
  expect(run('connect:DescribeUser', scope).texts).toEqual([
    'unused-resource-name: no action of the access is on such resources: ' +
      'withLambdaFunctions, withResources(contact-flow), withResources(phone-number)',
  ]);
  expect(
    run('connect:StartChatContact', anywhere.withResources('contact-flow', FLOW)).texts,
  ).toEqual([]);
});

test('versions and qualifiers go with what is named', () => {
  const view = `${INSTANCE_ARN}/view/aaaaaaaa-2222-3333-4444-555555555555`;
  const metric = `${INSTANCE_ARN}/metric/aaaaaaaa-2222-3333-4444-555555555555`;
  const views = anywhere.withResources('customer-managed-view', view);
  const metrics = anywhere.withResources('metric', metric);
  expect(run('connect:DeleteViewVersion', views).resources).toEqual([`${view}:*`]);
  expect(run('connect:UpdateViewContent', views).resources).toEqual([view]);
  expect(run('connect:DescribeMetric', metrics).resources).toEqual([metric, `${metric}:*`]);
});

test('a version that is named is the only one', () => {
  const version = `${INSTANCE_ARN}/view/aaaaaaaa-2222-3333-4444-555555555555:1`;
  const scope = anywhere.withResources('customer-managed-view-version', version);
  expect(run('connect:DeleteViewVersion', scope).resources).toEqual([version]);
  expect(() => run('connect:UpdateViewContent', scope)).toThrow(
    'IAM cannot limit these actions to named resources: ' +
      'connect:UpdateViewContent to a customer-managed-view or customer-managed-view-version.',
  );
});

test('an action on all phone numbers cannot be narrowed to one', () => {
  expect(() =>
    run('connect:DisassociateFlow', anywhere.withResources('phone-number', NUMBER)),
  ).toThrow(
    'IAM cannot limit these actions to named resources: connect:DisassociateFlow to a phone-number.',
  );
});

test('what creates is left out where the scope names resources of the type', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const { grants, texts } = run('connect:CreateQueue', anywhere.withResources('queue', queue));
  expect(grants).toEqual([]);
  expect(texts).toEqual([
    'left-out: left out, because a new resource is not one of the named ones: connect:CreateQueue',
  ]);
});

test('tagging is on the kinds that are named, and on no other', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const named = anywhere.withResources('queue', queue).withResources('contact-flow', FLOW);
  expect(run('connect:TagResource', named).resources).toEqual([FLOW, queue]);
  expect(run('connect:TagResource', anywhere.withLambdaFunctions(lookup)).resources.length).toBe(
    25,
  );
});

test('what one of several grants is on is not named in vain', () => {
  const grants = expandActions([
    { action: 'connect:DescribeUser' },
    { action: 'connect:StartChatContact' },
  ]);
  expect(apply(grants, anywhere.withResources('contact-flow', FLOW)).texts).toEqual([]);
});

test('a warning of roles that can be created is there when one of several grants creates them', () => {
  const grants = expandActions([
    { action: 'connect:DescribeUser' },
    { action: 'iam:CreateRole', origin: 'edit-customer-profiles' },
  ]);
  const scope = anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why));
  expect(apply(grants, scope).texts).toEqual([
    `unbounded-role-creation: roles can be created with any permission; acknowledged: ${why}`,
  ]);
});

test('what is left out is listed once and in order', () => {
  const grants = [
    unfilled('lex:B', '{LexV1Bot}'),
    unfilled('lex:A', '{LexV1Bot}'),
    unfilled('lex:A', '{PassedRole}'),
  ];
  expect(apply(grants).texts).toEqual(['left-out: left out: lex:A, lex:B']);
});

test('what creates is listed in order', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const profile = `${INSTANCE_ARN}/security-profile/aaaaaaaa-2222-3333-4444-555555555555`;
  const grants = expandActions([
    { action: 'connect:CreateSecurityProfile' },
    { action: 'connect:CreateQueue' },
  ]);
  const scope = anywhere.withResources('security-profile', profile).withResources('queue', queue);
  expect(apply(grants, scope).texts).toEqual([
    'left-out: left out, because a new resource is not one of the named ones: ' +
      'connect:CreateQueue, connect:CreateSecurityProfile',
  ]);
});

test('what a guide has on named resources, and the reference on none, is said', () => {
  const assistant = `arn:aws:wisdom:us-east-1:${ACCOUNT}:assistant/aaaaaaaa-2222-3333-4444-555555555555`;
  const create = expandActions([{ action: 'wisdom:CreateSession' }]);
  expect(apply(create, anywhere.withAssistants(assistant)).texts).toEqual([
    'unlisted-resource: granted on the named resources, which the reference does not list: wisdom:CreateSession',
  ]);
  expect(apply(create).texts).toEqual([]);
});

test('what lists all of a type is not narrowed to those that are named, and that is reported', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const grants = expandActions([
    { action: 'connect:ListQueues' },
    { action: 'connect:DescribeQueue' },
  ]);
  const located = apply(grants, anywhere.withResources('queue', queue));
  expect(located.grants.map((g) => g.resources)).toEqual([['{Instance}/queue/*'], [queue]]);
  expect(located.texts).toEqual([
    'lists-all: list all resources of their type, not only the named ones: connect:ListQueues',
  ]);
  expect(run('connect:ListQueues').texts).toEqual([]);
});
