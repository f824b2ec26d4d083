import { Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  ManagedPolicy,
  Policy,
  PolicyStatement,
  Role,
  SamlProvider,
} from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  CampaignsApi,
  CampaignsLevel,
  CampaignsOperator,
  ConnectAccess,
  ConnectAdminRole,
  ConnectCampaign,
  ConnectEmergencyAccess,
  ConnectEmergencyAccessRole,
  ConnectFederationForm,
  ConnectFederationRole,
  ConnectPermissionSet,
  ConnectReadOnlyRole,
  ConnectScope,
  LexBot,
  ServiceLinkedRoleAccess,
  StatementsIn,
  VoiceIdAdmin,
} from '../../src';
import { managedPolicyFacts, newestDocument, statementGroup } from '../../src/catalogue/catalogue';
import { PolicyDocument } from '../../src/catalogue/facts';
import { Given, documentedRules } from '../laws/documented';
import { Context, Rule } from '../laws/matcher';
import { ACCOUNT, GIVEN, Input, instanceArn } from '../laws/world';

/** A construct, and what it should allow, by the number of a run. */
export interface Drawn {
  readonly build: (stack: Stack, run: number) => void;
  readonly rules: (run: number) => readonly Rule[];
  /** What requests carry beside the keys of the rules. */
  readonly around?: readonly Context[];
  /** The AWS managed policies that it has. */
  readonly managed?: readonly string[];
  /** The AWS managed policies that it has a copy of. */
  readonly copied?: readonly string[];
  /** What references in the template are once they are deployed. */
  readonly deployed?: Readonly<Record<string, string>>;
}

const assumedBy = new AccountRootPrincipal();
const INSTANCES = [[1], [2], [1, 2], [1, 2, 3]];

/** A scope of instances alone. */
export const inputOf = (run: number): Input => ({
  useCases: [],
  actions: [],
  instances: INSTANCES[run % INSTANCES.length],
  companions: false,
});
const instancesOf = (run: number): ConnectScope =>
  inputOf(run)
    .instances.map((n) => ConnectScope.instanceArn(instanceArn(n)))
    .reduce((a, b) => a.plus(b));
const documented = (ids: readonly string[], run: number, given?: Given) =>
  documentedRules(
    ids.map((id) => ({ id })),
    inputOf(run),
    given,
  );

const statementsIn = (run: number) =>
  run % 2 === 0 ? StatementsIn.ROLE : StatementsIn.MANAGED_POLICIES;

const federation = (form: ConnectFederationForm, sid: string): Drawn => ({
  build: (stack, run) => {
    const samlProvider = SamlProvider.fromSamlProviderArn(
      stack,
      'Provider',
      `arn:aws:iam::${ACCOUNT}:saml-provider/acme`,
    );
    new ConnectFederationRole(stack, 'Role', {
      samlProvider,
      connectScope: instancesOf(run),
      form,
      statementsIn: statementsIn(run),
    });
  },
  rules: (run) => documented([sid], run),
});

const EMERGENCY = ['GetEmergencyAccess', 'ListInstancesForEmergencyAccess'];
const ADDRESSES: Context[] = [{ 'aws:SourceIp': ['192.0.2.7'] }, { 'aws:SourceIp': ['8.8.8.8'] }];
const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/other`;
const TESTED = `arn:aws:iam::${ACCOUNT}:role/tested`;

/** The simulator asks one principal. Whether it is an exception is what differs. */
const emergencyElsewhere = (role: string): Drawn => ({
  build: (stack, run) => {
    const roles = [Role.fromRoleArn(stack, 'Exception', role)];
    const connectScope = instancesOf(run);
    new ManagedPolicy(stack, 'Guard', {
      document: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope, roles }),
    });
    const all = new PolicyStatement({ actions: ['connect:*'], resources: ['*'] });
    new Policy(stack, 'All', {
      statements: [all],
      roles: [Role.fromRoleArn(stack, 'Role', TESTED)],
    });
  },
  rules: (run) => [
    { sid: 'All', effect: 'Allow', actions: ['connect:*'], resources: ['*'], conditions: {} },
    ...documented(
      ['DenyConnectEmergencyAccessElsewhere', 'DenyConnectEmergencyAccessByOthers'],
      run,
      { EmergencyRole: [role] },
    ),
  ],
  around: [{ 'aws:PrincipalArn': [TESTED] }],
});

const LEVELS = Object.values(CampaignsLevel);
const CAMPAIGN = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const CAMPAIGN_ARN = `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN}`;

const apisOf = (run: number): CampaignsApi[] => [[], [CampaignsApi.V1], [CampaignsApi.V2]][run % 3];

/** Campaigns of a level and of editions: all, and those that are named. */
const campaigns = (isNamed: boolean): Drawn => {
  const levelOf = (run: number) => (isNamed ? LEVELS.slice(0, 2)[run % 2] : LEVELS[run % 3]);
  return {
    build: (stack, run) => {
      const level = levelOf(run);
      const isAdministrator = level === CampaignsLevel.ADMINISTRATOR;
      new CampaignsOperator(stack, 'Role', {
        assumedBy,
        statementsIn: statementsIn(run),
        level,
        apis: apisOf(run).length > 0 ? apisOf(run) : undefined,
        ...(isNamed
          ? { campaigns: [ConnectCampaign.fromCampaignId(CAMPAIGN)] }
          : { connectScope: instancesOf(run) }),
        ...(isAdministrator && {
          encryptionKeys: [Key.fromKeyArn(stack, 'Key', KEY)],
          serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(LINKED),
        }),
      });
    },
    rules: (run) =>
      documentedRules(
        ConnectAccess.campaigns(levelOf(run), ...apisOf(run))._documented,
        isNamed ? { instances: [], companions: false } : inputOf(run),
        isNamed ? { Campaign: [CAMPAIGN_ARN] } : { Key: [KEY], ServiceLinkedRole: [LINKED] },
      ),
  };
};

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
const LINKED =
  `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/` +
  'AWSServiceRoleForAmazonConnect_a';
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

const { USER_ARN, INSTANCE_ID } = ConnectFederationForm;

/** Each construct beside those of any access. */
export const DRAWN: Readonly<Record<string, Drawn>> = {
  'ConnectFederationRole by user': federation(USER_ARN, 'FederateAsOwnUser'),
  'ConnectFederationRole by instance': federation(INSTANCE_ID, 'FederateToInstances'),
  ConnectEmergencyAccessRole: {
    build: (stack, run) => {
      new ConnectEmergencyAccessRole(stack, 'Role', {
        assumedBy,
        statementsIn: statementsIn(run),
        connectScope: instancesOf(run),
        requireMfa: true,
      });
    },
    rules: (run) => documented(EMERGENCY, run),
  },
  'ConnectEmergencyAccessRole from addresses': {
    build: (stack, run) => {
      new ConnectEmergencyAccessRole(stack, 'Role', {
        assumedBy,
        connectScope: instancesOf(run),
        sourceIps: ['192.0.2.0/24'],
      });
    },
    rules: (run) =>
      documented([...EMERGENCY, 'DenyEmergencyAccessFromOtherAddresses'], run, {
        SourceIp: ['192.0.2.0/24'],
      }),
    around: ADDRESSES,
  },
  'ConnectEmergencyAccess of the role': emergencyElsewhere(TESTED),
  'ConnectEmergencyAccess of another role': emergencyElsewhere(OTHER_ROLE),
  CampaignsOperator: campaigns(false),
  'CampaignsOperator of named campaigns': campaigns(true),
  ConnectAdminRole: admin.served,
  'ConnectAdminRole with a copy': admin.copied,
  ConnectReadOnlyRole: reader.served,
  'ConnectReadOnlyRole with a copy': reader.copied,
  VoiceIdAdmin: voiceId.served,
  'VoiceIdAdmin with a copy': voiceId.copied,
  'ConnectPermissionSet with managed policies': set,
};
