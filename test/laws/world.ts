import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { Limit } from './limits';
import { Rule } from './matcher';
import {
  ConnectAccess,
  ConnectAction,
  ConnectCondition,
  ConnectJob,
  ConnectScope,
  ConsoleUseCase,
  LexBot,
  RoleCreation,
  TagValue,
  UnsupportedTagBehavior,
} from '../../src';
import { CompiledAccess } from '../../src/compiler/compile';
import { nestedConditions } from '../../src/compiler/condition-list';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { substitute } from '../../src/policy/substitute';
import { runs } from '../support/sample';

export const ACCOUNT = '111122223333';
export const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
export const stack = new Stack(new App(), 'Laws', {
  env: { account: ACCOUNT, region: 'us-east-1' },
});

export const instanceArn = (n: number) =>
  `arn:aws:connect:us-east-1:${ACCOUNT}:instance/${n}0000000-2222-3333-4444-555555555555`;
export const USE_CASES = Object.values(ConsoleUseCase).filter(
  (value) => value instanceof ConsoleUseCase,
) as ConsoleUseCase[];
/**
 * Those of outbound campaigns are documented statements, which have laws of their own in
 * together.test.ts and never-wider.test.ts.
 */
export const JOBS = Object.values(ConnectJob).filter(
  (value): value is ConnectJob => value instanceof ConnectJob && !value.id.startsWith('campaign-'),
);
export const ACTIONS = Object.values(ConnectAction);

const NAMED = {
  bucket: s3.Bucket.fromBucketName(stack, 'Own', 'own'),
  imports: s3.Bucket.fromBucketName(stack, 'Imports', 'imports'),
  key: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`),
  stream: kinesis.Stream.fromStreamArn(
    stack,
    'Stream',
    `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/own`,
  ),
  delivery: firehose.DeliveryStream.fromDeliveryStreamArn(
    stack,
    'Delivery',
    `arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/own`,
  ),
  logs: logs.LogGroup.fromLogGroupName(stack, 'Logs', 'own'),
  passed: iam.Role.fromRoleArn(stack, 'Passed', `arn:aws:iam::${ACCOUNT}:role/passed`),
  lookup: lambda.Function.fromFunctionArn(
    stack,
    'Lookup',
    `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`,
  ),
  boundary: iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', BOUNDARY),
};

/** What the reference fills the places with that the scopes of the laws name. */
export const GIVEN = {
  Function: [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`],
  LexBotAlias: [`arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/ABCDE12345/ZYXWV98765`],
  ImportBucket: ['arn:aws:s3:::imports'],
  PassedRole: [`arn:aws:iam::${ACCOUNT}:role/passed`],
  CreatedRole: [`arn:aws:iam::${ACCOUNT}:role/*`],
  CreatedPolicy: [`arn:aws:iam::${ACCOUNT}:policy/*`],
};
export const COMPANIONS = {
  Bucket: ['arn:aws:s3:::own'],
  KinesisStream: [`arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/own`],
  Key: [`arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`],
  ProfileDomain: [`arn:aws:profile:us-east-1:${ACCOUNT}:domains/own`],
  DeliveryStream: [`arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/own`],
  LogGroup: [`arn:aws:logs:us-east-1:${ACCOUNT}:log-group:own`],
  VoiceIdDomain: [`arn:aws:voiceid:us-east-1:${ACCOUNT}:domain/own0000000000000000000`],
  CreatedRole: [`arn:aws:iam::${ACCOUNT}:role/connect/*`],
  CreatedPolicy: [`arn:aws:iam::${ACCOUNT}:policy/connect/*`],
};

export interface Input {
  readonly useCases: readonly ConsoleUseCase[];
  readonly jobs?: readonly ConnectJob[];
  readonly actions: readonly ConnectAction[];
  /** Actions of any service of the family, by name. */
  readonly names?: readonly string[];
  /** Instances by number; none are all. */
  readonly instances: readonly number[];
  /** Whether the scope names what places have defaults for. */
  readonly companions: boolean;
  /** A value such as `${aws:username}` comes from the principal. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The types that have the tags; absent where all have. */
  readonly taggedTypes?: readonly string[];
  readonly limits?: readonly Limit[];
  /** ARNs of single resources, by type. */
  readonly named?: Readonly<Record<string, readonly string[]>>;
  /** ARNs of what contains others, by type. */
  readonly parents?: Readonly<Record<string, readonly string[]>>;
}

export const accessOf = ({ useCases, jobs = [], actions, names = [] }: Input): ConnectAccess => {
  const some = [
    ...(useCases.length > 0 ? [ConnectAccess.consoleUseCases(...useCases)] : []),
    ...(jobs.length > 0 ? [ConnectAccess.jobs(...jobs)] : []),
    ...(actions.length > 0 ? [ConnectAccess.connectActions(...actions)] : []),
    ...(names.length > 0 ? [ConnectAccess.actions(...names)] : []),
  ];
  return some.reduce((a, b) => a.plus(b));
};

/** Jobs read only buckets and streams that a scope names. */
export const namesCompanions = ({ companions, jobs = [] }: Input): boolean =>
  companions || jobs.some(({ id }) => /^(recordings-reader|contact-record-consumer)$/.test(id));

export function scopeOf(
  input: Input,
  fallback = UnsupportedTagBehavior.GRANT_WITHOUT_TAGS,
): ConnectScope {
  const { instances } = input;
  const some = instances.map((n) => ConnectScope.instanceArn(instanceArn(n)));
  const base = (some.length > 0 ? some.reduce((a, b) => a.plus(b)) : ConnectScope.allInstances())
    .withLambdaFunctions(NAMED.lookup)
    .withLexBots(LexBot.fromAliasArn(GIVEN.LexBotAlias[0]))
    .withImportBuckets(NAMED.imports)
    .withPassedRoles(NAMED.passed)
    .withRoleCreation(
      RoleCreation.withPermissionsBoundary(
        NAMED.boundary,
        input.companions ? '/connect/' : undefined,
      ),
    );
  const named = namesCompanions(input)
    ? base
        .withStorageBuckets(NAMED.bucket)
        .withKinesisStreams(NAMED.stream)
        .withEncryptionKeys(NAMED.key)
        .withProfileDomains(...COMPANIONS.ProfileDomain)
        .withDeliveryStreams(NAMED.delivery)
        .withLogGroups(NAMED.logs)
        .withVoiceIdDomains(...COMPANIONS.VoiceIdDomain)
    : base;
  return limited(tagged(named, input, fallback), input);
}

const PRINCIPAL_VALUES: Record<string, TagValue> = {
  '${aws:PrincipalTag/Team}': TagValue.principalTag('Team'),
  '${aws:username}': TagValue.userName(),
  '${aws:userid}': TagValue.userId(),
};

function tagged(
  scope: ConnectScope,
  { tags, taggedTypes }: Input,
  fallback: UnsupportedTagBehavior,
): ConnectScope {
  if (!tags) return scope;
  const values = Object.entries(tags).map(([key, value]): [string, TagValue] => [
    key,
    PRINCIPAL_VALUES[value] ?? TagValue.text(value),
  ]);
  const isLiteral = Object.values(tags).every((value) => !(value in PRINCIPAL_VALUES));
  const limits = isLiteral
    ? scope.withTags({ ...tags }, fallback)
    : scope.withTagValues(Object.fromEntries(values), fallback);
  return taggedTypes ? limits.withTaggedTypes(...taggedTypes) : limits;
}

const PARENTS: Record<string, (scope: ConnectScope, arns: readonly string[]) => ConnectScope> = {
  'wisdom:Assistant': (scope, arns) => scope.withAssistants(...arns),
  'wisdom:KnowledgeBase': (scope, arns) => scope.withKnowledgeBases(...arns),
  'cases:Domain': (scope, arns) => scope.withCasesDomains(...arns),
  'app-integrations:application': (scope, arns) => scope.withApplications(...arns),
};

const limited = (
  scope: ConnectScope,
  { limits = [], named = {}, parents = {} }: Input,
): ConnectScope => {
  const all = Object.entries(parents).reduce(
    (some, [type, arns]) => PARENTS[type](some, arns),
    scope,
  );
  const single = Object.entries(named).reduce(
    (some, [type, arns]) => some.withResources(type, ...arns),
    all,
  );
  return limits.length > 0 ? single.withConditions(...limits.map(conditionOf)) : single;
};

const conditionOf = ({ method, values, name }: Limit): ConnectCondition =>
  name === undefined
    ? (ConnectCondition[method] as (...some: readonly string[]) => ConnectCondition)(...values)
    : ConnectCondition.primaryAttribute(name, ...values);

export const compiled = (input: Input, fallback?: UnsupportedTagBehavior): CompiledAccess =>
  compileAccess('Laws', stack, accessOf(input), scopeOf(input, fallback));

/** Statements with their partition filled in, as rules of the matcher. */
export function rulesOf(statements: readonly CompiledStatement[], partition = 'aws'): Rule[] {
  const fill = (text: string) => substitute(text, { 'AWS::Partition': partition });
  return statements.map(({ sid = '', effect, actions, resources, conditions }) => ({
    sid,
    effect,
    actions,
    resources: resources.map(fill),
    conditions:
      nestedConditions(
        conditions.map((condition) => ({ ...condition, values: condition.values.map(fill) })),
      ) ?? {},
  }));
}

const TAGS: Record<string, string>[] = [{ Team: 'red' }, { Team: 'red', Stage: 'test' }];
const instances = fc.oneof(
  { weight: 5, arbitrary: fc.subarray([1, 2, 3], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<number[]>([]) },
);

export const anInput = (parts: Partial<{ tags: boolean }> = {}): fc.Arbitrary<Input> =>
  fc.record({
    useCases: fc.subarray(USE_CASES, { maxLength: 8 }),
    jobs: fc.subarray(JOBS, { maxLength: 3 }),
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 8 }),
    instances,
    companions: fc.boolean(),
    ...(parts.tags !== false && {
      tags: fc.option(fc.constantFrom(...TAGS), { nil: undefined, freq: 2 }),
    }),
  });

/** Everything at once: what a random subset may miss. */
export const ALL: Input = {
  useCases: USE_CASES,
  actions: [ACTIONS[0]],
  instances: [1, 2],
  companions: false,
};

export const RUNS = Number(process.env.LAWS_RUNS ?? runs(60, 10));
export const SETTINGS = { seed: 20260921, numRuns: RUNS, examples: [[ALL]] as [Input][] };
