import { Stack } from 'aws-cdk-lib';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { assumedBy, documented, Drawn, instancesOf, KEY, LINKED, statementsIn } from './drawn';
import {
  ConnectAccess,
  ConnectAdminRole,
  ConnectPermissionSet,
  ConnectReadOnlyRole,
  LexBot,
  ServiceLinkedRoleAccess,
  VoiceIdAdmin,
} from '../../src';
import { managedPolicyFacts, newestDocument, statementGroup } from '../../src/catalogue/catalogue';
import { PolicyDocument } from '../../src/catalogue/policy-facts';
import { Given } from '../laws/documented';
import { Rule } from '../laws/matcher';
import { ACCOUNT, GIVEN } from '../laws/world';

const ATTACHED: Given = {
  Bucket: ['arn:aws:s3:::calls'],
  Key: [KEY],
  Function: GIVEN.Function,
  LexBotAlias: GIVEN.LexBotAlias,
  KinesisStream: [`arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/own`],
  DeliveryStream: [`arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/own`],
  ServiceLinkedRole: [LINKED],
};

const FULL_ACCESS = 'AmazonConnect_FullAccess';
const READ_ONLY = 'AmazonConnectReadOnlyAccess';
const VOICE_ID = 'AmazonConnectVoiceIDFullAccess';

/** Managed policies as rules of the matcher. */
export const managedRules = (names: readonly string[]): Rule[] =>
  names.flatMap((name) =>
    newestDocument(name).Statement.map(
      ({ Effect, Action, Resource, Condition }: PolicyDocument['Statement'][number]): Rule => ({
        sid: name,
        effect: Effect,
        actions: [Action].flat(),
        resources: [Resource].flat(),
        conditions: Condition ?? {},
      }),
    ),
  );

/** The version of a managed policy that a run pins: the newest one, or none. */
const newestOf = (name: string): string =>
  Object.keys(managedPolicyFacts(name).versions).at(-1) ?? '';

/** A role with a managed policy, as AWS serves it and as a copy of its newest version. */
const withPolicy = (
  policy: string,
  build: (stack: Stack, run: number, managedPolicyVersion?: string) => void,
  rules: Drawn['rules'],
): Record<'served' | 'copied', Drawn> => ({
  served: { managed: [policy], build, rules },
  copied: {
    copied: [policy],
    build: (stack, run) => build(stack, run, newestOf(policy)),
    rules,
  },
});

const admin = withPolicy(
  FULL_ACCESS,
  (stack, run, managedPolicyVersion) => {
    const {
      Bucket: [bucket],
      Function: [lookup],
      KinesisStream: [data],
      DeliveryStream: [delivery],
    } = ATTACHED;
    new ConnectAdminRole(stack, 'Role', {
      assumedBy,
      managedPolicyVersion,
      statementsIn: statementsIn(run),
      denyEmergencyAccess: run % 2 === 0,
      serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(LINKED),
      storageBuckets: [Bucket.fromBucketArn(stack, 'Calls', bucket)],
      encryptionKeys: [Key.fromKeyArn(stack, 'Key', KEY)],
      lambdaFunctions: [LambdaFunction.fromFunctionArn(stack, 'Function', lookup)],
      lexBots: [LexBot.fromAliasArn(GIVEN.LexBotAlias[0])],
      kinesisStreams: [Stream.fromStreamArn(stack, 'Stream', data)],
      deliveryStreams: [DeliveryStream.fromDeliveryStreamArn(stack, 'Delivery', delivery)],
    });
  },
  (run) =>
    documented(
      [...statementGroup('full-access'), ...(run % 2 === 0 ? ['DenyConnectEmergencyAccess'] : [])],
      run,
      ATTACHED,
    ),
);

const reader = withPolicy(
  READ_ONLY,
  (stack, run, managedPolicyVersion) => {
    new ConnectReadOnlyRole(stack, 'Role', {
      assumedBy,
      managedPolicyVersion,
      statementsIn: statementsIn(run),
      searchScope: instancesOf(run),
      denyFederation: run % 2 === 0,
    });
  },
  (run) =>
    documented(
      [...statementGroup('search'), ...(run % 2 === 0 ? ['DenyConnectFederation'] : [])],
      run,
    ),
);

const voiceId = withPolicy(
  VOICE_ID,
  (stack, run, managedPolicyVersion) => {
    new VoiceIdAdmin(stack, 'Role', {
      assumedBy,
      managedPolicyVersion,
      statementsIn: statementsIn(run),
      connectScope: instancesOf(run),
      encryptionKey: new Key(stack, 'Key'),
      serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(LINKED),
    });
  },
  (run) => documented(statementGroup('voice-id'), run, { ServiceLinkedRole: [LINKED] }),
);

/** A permission set with a managed policy beside, which nothing repeats. */
const set: Drawn = {
  managed: [READ_ONLY],
  build: (stack, run) => {
    new ConnectPermissionSet(stack, 'Set', {
      access: ConnectAccess.readOnly().plus(ConnectAccess.search()),
      connectScope: instancesOf(run),
      identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
      permissionSetName: 'connect',
      awsManagedPolicies: ['job-function/ViewOnlyAccess'],
      customerManagedPolicies: [{ policyName: 'reports' }],
    });
  },
  rules: (run) => documented(statementGroup('search'), run),
};

/** Each construct with a managed policy. */
export const WITH_MANAGED_POLICIES: Readonly<Record<string, Drawn>> = {
  ConnectAdminRole: admin.served,
  'ConnectAdminRole with a copy': admin.copied,
  ConnectReadOnlyRole: reader.served,
  'ConnectReadOnlyRole with a copy': reader.copied,
  VoiceIdAdmin: voiceId.served,
  'VoiceIdAdmin with a copy': voiceId.copied,
  'ConnectPermissionSet with managed policies': set,
};
