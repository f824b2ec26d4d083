import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ConnectJob, ConnectScope, ConsoleUseCase, LexBot, RoleCreation } from '../../src';

export const ALL_USE_CASES = Object.values(ConsoleUseCase).filter(
  (value): value is ConsoleUseCase => value instanceof ConsoleUseCase,
);

export const ALL_JOBS = Object.values(ConnectJob).filter(
  (value): value is ConnectJob => value instanceof ConnectJob,
);

export const instanceArn = (
  account: string,
  id = '11111111-2222-3333-4444-555555555555',
  region = 'us-east-1',
  partition = 'aws',
) => `arn:${partition}:connect:${region}:${account}:instance/${id}`;

/** Where the resources are. @default us-east-1 of the partition aws */
type Where = readonly [account: string, region?: string, partition?: string];

/** The ARNs of resources there. */
const arnsIn =
  (...[account, region = 'us-east-1', partition = 'aws']: Where) =>
  (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** The scope with a bucket, a stream and a key, which jobs that read them ask it to name. */
export function withStorage(stack: Stack, scope: ConnectScope, ...where: Where): ConnectScope {
  const named = new Construct(stack, `Storage${stack.node.children.length}`);
  const arn = arnsIn(...where);
  return scope
    .withStorageBuckets(Bucket.fromBucketName(named, 'Bucket', 'amazon-connect-0123456789ab'))
    .withKinesisStreams(Stream.fromStreamArn(named, 'Stream', arn('kinesis', 'stream/s')))
    .withEncryptionKeys(Key.fromKeyArn(named, 'Key', arn('kms', 'key/k-1')));
}

/** The scope with all that a row may ask it to name. */
export function withEverything(stack: Stack, scope: ConnectScope, ...where: Where): ConnectScope {
  const imports = new Construct(stack, `Imports${stack.node.children.length}`);
  const arn = arnsIn(...where);
  const [account, , partition = 'aws'] = where;
  return scope
    .withLambdaFunctions(
      LambdaFunction.fromFunctionArn(imports, 'Function', arn('lambda', 'function:lookup')),
    )
    .withLexBots(LexBot.fromAliasArn(arn('lex', 'bot-alias/ABCDE12345/ZYXWV98765')))
    .withPassedRoles(
      Role.fromRoleArn(imports, 'Passed', `arn:${partition}:iam::${account}:role/passed`),
    )
    .withImportBuckets(Bucket.fromBucketArn(imports, 'Bucket', `arn:${partition}:s3:::imports`))
    .withRoleCreation(
      RoleCreation.withPermissionsBoundary(
        ManagedPolicy.fromManagedPolicyArn(
          imports,
          'Boundary',
          `arn:${partition}:iam::${account}:policy/boundary`,
        ),
      ),
    );
}
