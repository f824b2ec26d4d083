import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { IManagedPolicy, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ConnectAccess,
  ConnectAction,
  ConnectScope,
  ConsoleUseCase,
  LexBot,
  RoleCreation,
  ServiceLinkedRoleAccess,
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
  SECOND,
  SECOND_INSTANCE,
} from '../support/permission-set';
import { newStack } from '../support/template';

const AT = "ConnectPermissionSet 'Stack/Set': connectScope: ";
const first = ConnectScope.instanceArn(FIRST_INSTANCE);
const both = first.plus(ConnectScope.instanceArn(SECOND_INSTANCE));

describe('roles and policies, which are used in their own account alone', () => {
  const roleOf = (account: string) =>
    `arn:aws:iam::${account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc`;
  const withRole = (arn: string, connectScope = first) =>
    permissionSet({
      access: ConnectAccess.fullAccess(),
      connectScope: connectScope.withServiceLinkedRole(ServiceLinkedRoleAccess.roleArn(arn)),
    });
  const bounded = (
    boundary: (stack: Stack) => IManagedPolicy,
    connectScope = first,
    stack = managementStack(),
  ) =>
    permissionSet(
      {
        access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES),
        connectScope: connectScope
          .withImportBuckets(Bucket.fromBucketName(stack, 'B', 'imports'))
          .withRoleCreation(RoleCreation.withPermissionsBoundary(boundary(stack), '/connect/')),
      },
      stack,
    );
  const boundaryOf = (account: string) => (stack: Stack) =>
    ManagedPolicy.fromManagedPolicyArn(
      stack,
      'Boundary',
      `arn:aws:iam::${account}:policy/boundary`,
    );

  test('are those beside an instance', () => {
    expect(inlineOf(withRole(roleOf(FIRST)))[0].Resource).toBe(roleOf(FIRST));
    expect(inlineOf(withRole(roleOf(SECOND), both))[0].Resource).toBe(roleOf(SECOND));
    const created = inlineOf(bounded(boundaryOf(FIRST))).filter(
      (s) => s.Condition?.StringEquals?.['iam:PermissionsBoundary'],
    );
    expect(created.map((s) => [s.Resource, s.Condition])).toEqual([
      [
        `arn:\${AWS::Partition}:iam::${FIRST}:role/connect/*`,
        { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${FIRST}:policy/boundary` } },
      ],
    ]);
  });

  test('of another account are refused', () => {
    expect(() => withRole(roleOf(SECOND))).toThrow(
      `${AT}the service-linked role is of account ${SECOND}, and the permission set is for ${FIRST}: it can be used in its own account alone. ` +
        `Got '${roleOf(SECOND)}'. Give the ARN of the one beside the instance: ServiceLinkedRoleAccess.roleArn(...).`,
    );
    expect(() => bounded(boundaryOf(MANAGEMENT))).toThrow(
      `${AT}the permissions boundary is of the account of the stack, and the permission set is for ${FIRST}: `,
    );
  });

  test('of the stack are of its account, whatever it is', () => {
    const made = (stack: Stack) =>
      new ManagedPolicy(stack, 'Boundary', {
        statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })],
      });
    const byName = (stack: Stack) =>
      ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary');
    const refused =
      'the permissions boundary is of the account of the stack, and the permission set is for ';
    expect(() => bounded(made)).toThrow(refused + FIRST);
    expect(() => bounded(made, ConnectScope.allInstances())).toThrow(
      `${refused}those that it is assigned to: it can be used in its own account alone`,
    );
    expect(() => bounded(byName, first, newStack())).toThrow(refused + FIRST);
    expect(() => bounded(byName, ConnectScope.allInstances())).toThrow(refused);
    const stack = newStack();
    expect(inlineOf(bounded(made, ConnectScope.instances(instanceIn(stack)), stack))).not.toEqual(
      [],
    );
  });

  test('are taken as they are where every instance is meant, or nobody can know', () => {
    const ofAws = (stack: Stack) =>
      ManagedPolicy.fromManagedPolicyArn(
        stack,
        'Boundary',
        `arn:${Aws.PARTITION}:iam::aws:policy/PowerUserAccess`,
      );
    const taken = [
      withRole(roleOf(FIRST), ConnectScope.allInstances()),
      withRole(Fn.importValue('Role')),
      withRole(roleOf(FIRST), ConnectScope.instanceArn(Fn.importValue('Instance'))),
      bounded(boundaryOf(FIRST), ConnectScope.allInstances()),
      bounded(ofAws),
      bounded((stack) =>
        ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', Fn.importValue('Boundary')),
      ),
    ];
    expect(taken.map((set) => inlineOf(set).length > 0)).toEqual(taken.map(() => true));
  });
});

describe('what can be shared among accounts', () => {
  const set = (named: (stack: Stack) => ConnectScope, stack = managementStack()) =>
    findingsOf(
      permissionSet({ access: ConnectAccess.fullAccess(), connectScope: named(stack) }, stack),
    ).filter(
      (text) =>
        !/managed-policy-beyond-instance|sign-in-as-any-user|opens-to-other-accounts/.test(text),
    );
  const byName = (stack: Stack) => LambdaFunction.fromFunctionName(stack, 'Function', 'lookup');
  const ofTheStack = (names: string) =>
    `warning stack-account-resource: resources of the account of the stack, where the scope has no instance: ${names}`;

  test('may be of the account of the stack, and is warned of', () => {
    const stack = managementStack();
    const connectScope = first
      .withLambdaFunctions(byName(stack))
      .withEncryptionKeys(new Key(stack, 'Key'))
      .withStorageBuckets(new Bucket(stack, 'Bucket'));
    expect(set(() => connectScope, stack)).toEqual([
      ofTheStack('withEncryptionKeys, withLambdaFunctions, withStorageBuckets'),
    ]);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Set',
      Match.stringLikeRegexp('resources of the account of the stack'),
    );
  });

  test('is warned of in a stack without an environment, and for every instance', () => {
    expect(set((stack) => first.withLambdaFunctions(byName(stack)), newStack())).toEqual([
      ofTheStack('withLambdaFunctions'),
    ]);
    expect(
      set((stack) => ConnectScope.allInstances().withLambdaFunctions(byName(stack))),
    ).toContainEqual(ofTheStack('withLambdaFunctions'));
  });

  test('is warned of in an instance that is elsewhere', () => {
    const connectScope = first.withResources(
      'queue',
      FIRST_INSTANCE.replace(FIRST, MANAGEMENT) + '/queue/q',
    );
    const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
    expect(findingsOf(permissionSet({ access, connectScope }))).toEqual([
      ofTheStack('withResources'),
    ]);
  });

  test.each<[string, (stack: Stack) => ConnectScope]>([
    [
      'of another account',
      (stack) =>
        first.withLambdaFunctions(
          LambdaFunction.fromFunctionArn(
            stack,
            'F',
            `arn:aws:lambda:us-east-1:${SECOND}:function:lookup`,
          ),
        ),
    ],
    [
      'without an account',
      (stack) => first.withStorageBuckets(Bucket.fromBucketName(stack, 'B', 'acme-calls')),
    ],
    [
      'hidden by a token',
      (stack) =>
        first.withLambdaFunctions(
          LambdaFunction.fromFunctionArn(stack, 'F', Fn.importValue('Function')),
        ),
    ],
    ['beside instances', () => both.withLexBots(LexBot.fromV1Name('OrderFlowers'))],
    [
      'beside an instance that a token hides',
      (stack) =>
        ConnectScope.instanceArn(Fn.importValue('Instance')).withLambdaFunctions(byName(stack)),
    ],
    [
      'beside an instance of the stack',
      (stack) => ConnectScope.instances(instanceIn(stack)).withLambdaFunctions(byName(stack)),
    ],
  ])('%s is ordinary input', (_, named) => {
    expect(set(named)).toEqual([]);
  });
});
