import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConnectScope, LexBot, RoleCreation } from '../../src';
import { applyScope } from '../../src/compiler/apply-scope';
import { expand } from '../../src/compiler/expand-actions';
import { Finding } from '../../src/compiler/grant';
import { ACCOUNT, INSTANCE_ARN, newStack, readable } from '../support/template';

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

function run(action: string, scope = anywhere, row?: string) {
  const findings: Finding[] = [];
  const grants = applyScope('Here', stack, expand([{ action, row }]), scope, findings);
  return {
    grants,
    findings,
    resources: readable(stack.resolve(grants.flatMap((g) => g.resources))) as string[],
  };
}

test('a place that is not named has its default and the conditions of the default', () => {
  const [grant] = run('kms:CreateGrant').grants;
  expect(grant.resources).toEqual(['arn:{Partition}:kms:{Region}:{Account}:key/*']);
  expect(grant.conditions).toEqual({
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
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ]);
});

test('a grant without conditions does not get an empty one', () => {
  expect(run('s3:GetBucketAcl').grants).toEqual([
    expect.not.objectContaining({ conditions: expect.anything() }),
  ]);
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
  expect(run('lex:GetBot').findings).toEqual([
    {
      id: 'LeftOut',
      message: 'left out: lex:GetBot, for which connectScope.withLexBots(...) names nothing',
      warning: false,
    },
  ]);
  expect(
    run('lex:GetBot', anywhere.withLexBots(LexBot.fromV1Name('OrderFlowers'))).findings,
  ).toEqual([]);
  expect(
    run('lex:GetBot', anywhere.withLexBots(LexBot.fromV1Name('OrderFlowers'))).grants,
  ).toHaveLength(1);
});

test('all places that must be named are one error that says how', () => {
  const grants = expand([{ action: 'lambda:AddPermission' }, { action: 'lex:DescribeBotAlias' }]);
  expect(() => applyScope('Here', stack, grants, anywhere, [])).toThrow(
    'Here: the access cannot be confined, because the scope does not say to what. ' +
      'Name it: connectScope.withLambdaFunctions(...): Permissions are written into the policies of functions. ' +
      'connectScope.withLexBots(...): Resource policies of bots are written.',
  );
});

test('roles are created under the path of the scope and with its boundary', () => {
  const { grants, resources, findings } = run(
    'iam:CreateRole',
    anywhere.withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, '/connect/')),
    'edit-customer-profiles',
  );
  expect(resources[0].replace('${AWS::Partition}', '{Partition}')).toBe(
    'arn:{Partition}:iam::{Account}:role/connect/*',
  );
  expect(grants[0].conditions).toEqual({ StringEquals: { 'iam:PermissionsBoundary': BOUNDARY } });
  expect(findings).toEqual([]);
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
  const { grants, findings } = run(
    'iam:CreateRole',
    anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    'edit-customer-profiles',
  );
  expect(grants).toEqual([expect.not.objectContaining({ conditions: expect.anything() })]);
  expect(findings).toEqual([
    {
      id: 'UnboundedRoleCreation',
      message: `roles can be created and given any permission; acknowledged: ${why}`,
      warning: true,
    },
  ]);
});

test('nobody is warned of roles that the access does not create', () => {
  expect(
    run(
      'connect:ListInstances',
      anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    ).findings,
  ).toEqual([]);
});

test('other conditions stay where roles are created without a boundary', () => {
  const scope = anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why));
  expect(
    run('lambda:AddPermission', scope.withLambdaFunctions(lookup)).grants[0].conditions,
  ).toEqual({
    StringEquals: { 'lambda:Principal': 'connect.amazonaws.com' },
  });
});

test('without a boundary a grant keeps its other conditions', () => {
  const grant = {
    action: 'iam:CreateRole',
    resources: ['{CreatedRole}'],
    templates: ['{CreatedRole}'],
    rows: [],
  };
  const conditions = {
    StringEquals: { 'iam:PermissionsBoundary': '{Boundary}', 'aws:RequestTag/Team': 'red' },
    Bool: { 'aws:SecureTransport': 'true' },
  };
  const [located] = applyScope(
    'Here',
    stack,
    [{ ...grant, conditions }],
    anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    [],
  );
  expect(located.conditions).toEqual({
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
  expect(run('connect:DescribeUser', scope).findings).toEqual([
    {
      id: 'NamedInVain',
      message:
        'limits nothing, because no action of the access is on such resources: ' +
        'arn:{Partition}:connect:{Region}:{Account}:phone-number/*, {Instance}/contact-flow/*',
      warning: true,
    },
  ]);
  expect(
    run('connect:StartChatContact', anywhere.withResources('contact-flow', FLOW)).findings,
  ).toEqual([]);
});

test('what one of several grants is on is not named in vain', () => {
  const findings: Finding[] = [];
  const grants = expand([
    { action: 'connect:DescribeUser' },
    { action: 'connect:StartChatContact' },
  ]);
  applyScope('Here', stack, grants, anywhere.withResources('contact-flow', FLOW), findings);
  expect(findings).toEqual([]);
});

test('a warning of roles that can be created is there when one of several grants creates them', () => {
  const findings: Finding[] = [];
  const grants = expand([
    { action: 'connect:DescribeUser' },
    { action: 'iam:CreateRole', row: 'edit-customer-profiles' },
  ]);
  applyScope(
    'Here',
    stack,
    grants,
    anywhere.withRoleCreation(RoleCreation.withoutPermissionsBoundary(why)),
    findings,
  );
  expect(findings.map((f) => f.id)).toEqual(['UnboundedRoleCreation']);
});

test('what is left out is listed in order', () => {
  const findings: Finding[] = [];
  const grant = (action: string) => ({
    action,
    resources: ['{LexV1Bot}'],
    templates: ['{LexV1Bot}'],
    rows: [],
  });
  applyScope('Here', stack, [grant('lex:B'), grant('lex:A')], anywhere, findings);
  expect(findings.map((f) => f.message)).toEqual([
    'left out: lex:A, for which connectScope.withLexBots(...) names nothing; lex:B, for which connectScope.withLexBots(...) names nothing',
  ]);
});

test('what lists all of a type is not narrowed to those that are named, and that is said', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const findings: Finding[] = [];
  const grants = expand([{ action: 'connect:ListQueues' }, { action: 'connect:DescribeQueue' }]);
  const located = applyScope(
    'Here',
    stack,
    grants,
    anywhere.withResources('queue', queue),
    findings,
  );
  expect(located.map((g) => g.resources)).toEqual([['{Instance}/queue/*'], [queue]]);
  expect(findings).toEqual([
    {
      id: 'ListsAll',
      message:
        'list every one, because they cannot be limited to those that are named: connect:ListQueues',
      warning: false,
    },
  ]);
  expect(run('connect:ListQueues').findings).toEqual([]);
});
