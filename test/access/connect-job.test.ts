import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { jobs } from '../../catalogue/jobs.json';
import {
  CampaignsLevel,
  ConnectAccess,
  ConnectJob,
  ConnectScope,
  ConnectCondition,
  InstanceAttributeType,
  UnsupportedTagBehavior,
} from '../../src';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { conditionsOf, statement } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const statements = (job: ConnectJob, scope = one) =>
  compileAccess('Here', stack, ConnectAccess.jobs(job), scope).statements;
const resourcesOf = (job: ConnectJob, action: string) =>
  statements(job)
    .filter((s) => s.actions.includes(action))
    .flatMap((s) => s.resources);

test('are constants with a name and a sentence', () => {
  expect([
    ConnectJob.OUTBOUND_DIALER.id,
    ConnectJob.OUTBOUND_DIALER.label,
    ConnectJob.OUTBOUND_DIALER.does,
  ]).toEqual(['outbound-dialer', 'Outbound dialer', 'Places outbound calls.']);
  expect(ConnectJob.OUTBOUND_DIALER.actions).toEqual(['connect:StartOutboundVoiceContact']);
});

test('nothing is no job', () => {
  expect(() => ConnectAccess.jobs()).toThrow(
    'ConnectAccess.jobs: nothing is given: that is no access, and not all of it. Allowed: at least one ConnectJob.',
  );
});

test('a job is a statement named after it, with the reason of its actions', () => {
  expect(statements(ConnectJob.CONTACT_ATTRIBUTE_WRITER)).toEqual([
    statement({
      sid: 'ContactAttributeWriterContact',
      actions: ['connect:UpdateContactAttributes'],
      resources: [`${INSTANCE_ARN}/contact/*`],
      reason: 'Contact attribute writer: Writes attributes of contacts.',
    }),
  ]);
});

test('several jobs are named in the statements that they share, in the order of the catalogue', () => {
  const access = ConnectAccess.jobs(
    ConnectJob.OUTBOUND_DIALER,
    ConnectJob.CONTACT_ATTRIBUTE_WRITER,
  );
  expect(compileAccess('Here', stack, access, one).statements.map((s) => s.sid)).toEqual([
    'ContactAttributeWriterAndOutboundDialerContact',
  ]);
});

test('a job that starts something is limited to a flow by the scope', () => {
  const flow = `${INSTANCE_ARN}/contact-flow/aaaaaaaa-2222-3333-4444-555555555555`;
  expect(
    statements(ConnectJob.CHAT_STARTER, one.withResources('contact-flow', flow)).flatMap(
      (s) => s.resources,
    ),
  ).toEqual([flow, `${INSTANCE_ARN}/contact/*`]);
});

test('a job tags what it makes, and nothing else that takes tags', () => {
  expect(resourcesOf(ConnectJob.USER_ADMINISTRATION, 'connect:TagResource')).toEqual([
    `${INSTANCE_ARN}/agent/*`,
  ]);
  expect(resourcesOf(ConnectJob.FLOW_DEPLOYMENT, 'connect:UntagResource')).toEqual([
    `${INSTANCE_ARN}/contact-flow/*`,
    `${INSTANCE_ARN}/flow-module/*`,
  ]);
});

test(
  'an administrator by tag, a deployment and a migration tag what they make, and no security ' +
    'profile makes them administrators',
  () => {
    for (const job of [ConnectJob.TAGGED_ADMINISTRATOR, ConnectJob.DEPLOYMENT_APPLY]) {
      const places = resourcesOf(job, 'connect:TagResource');
      expect(places).toContain(`${INSTANCE_ARN}/queue/*`);
      expect(
        places.filter(
          (arn) => arn === INSTANCE_ARN || /security-profile|phone-number|traffic/.test(arn),
        ),
      ).toEqual([]);
    }
    expect(resourcesOf(ConnectJob.MIGRATION, 'connect:TagResource')).toContain(
      `${INSTANCE_ARN}/security-profile/*`,
    );
  },
);

test('a supervisor listens and does not barge in', () => {
  expect(
    statements(ConnectJob.SUPERVISOR)
      .filter((s) => s.actions.includes('connect:MonitorContact'))
      .map(conditionsOf),
  ).toEqual([{ 'ForAllValues:StringEquals': { 'connect:MonitorCapabilities': 'SILENT_MONITOR' } }]);
});

test('onboarding of campaigns says that it holds for every instance of the account', () => {
  const { findings } = compileAccess(
    'Here',
    stack,
    ConnectAccess.jobs(ConnectJob.CAMPAIGN_ONBOARDER),
    one,
  );
  expect(findings.find((f) => f.id === 'star-only')?.subject).toMatch(
    /connect-campaigns:StartInstanceOnboardingJob/,
  );
});

test('a supervisor finds contacts, but not by words of their transcripts', () => {
  expect(
    statements(ConnectJob.SUPERVISOR).filter((s) => s.actions.includes('connect:SearchContacts')),
  ).toEqual([
    statement({
      sid: 'SupervisorInstanceBySearchContactsByContactAnalysis',
      actions: ['connect:SearchContacts'],
      resources: [INSTANCE_ARN],
      conditions: {
        'ForAllValues:StringNotEquals': { 'connect:SearchContactsByContactAnalysis': 'Transcript' },
      },
      reason: 'Supervisor: Finds contacts. Not by words of their transcripts.',
    }),
  ]);
});

test('a job brings the jobs and the use cases that it takes in', () => {
  const rows = (job: ConnectJob) => [
    ...new Set(ConnectAccess.jobs(job)._wants.map((want) => want.origin)),
  ];
  expect(rows(ConnectJob.MIGRATION)).toEqual([
    'migration',
    'deployment-apply',
    'auditor',
    'flow-deployment',
    'user-administration',
  ]);
  expect(rows(ConnectJob.INSTANCE_CREATION)).toEqual(
    expect.arrayContaining(['create-instance', 'list-instance']),
  );
});

test('nobody who deploys becomes an administrator of the instance: users and security profiles are left out', () => {
  const changes = ConnectAccess.jobs(ConnectJob.DEPLOYMENT_APPLY).actionNames.filter((name) =>
    /:(Create|Update|Delete|Associate).*(User|SecurityProfile|Instance)/.test(name),
  );
  expect(changes).toEqual([
    'connect:CreateUserHierarchyGroup',
    'connect:DeleteUserHierarchyGroup',
    'connect:UpdateUserHierarchyGroupName',
    'connect:UpdateUserHierarchyStructure',
  ]);
});

test('an auditor reads no contacts', () => {
  const { actionNames } = ConnectAccess.jobs(ConnectJob.AUDITOR);
  expect(actionNames.filter((name) => /Contact(?!Flow)|Notification|Token/.test(name))).toEqual([]);
  expect(actionNames.filter((name) => !/:(List|Describe|Search)/.test(name))).toEqual([
    'connect:BatchGetFlowAssociation',
    'connect:GetCrossRegionRouting',
    'connect:GetEffectiveHoursOfOperations',
    'connect:GetFlowAssociation',
    'connect:GetTaskTemplate',
    'connect:GetTrafficDistribution',
  ]);
});

test('every action of an administrator by tag can be limited by tags', () => {
  const access = ConnectAccess.jobs(ConnectJob.TAGGED_ADMINISTRATOR);
  const { statements: tagged } = compileAccess(
    'Here',
    stack,
    access,
    one.withTags({ Team: 'red' }, UnsupportedTagBehavior.FAIL),
  );
  expect(tagged.filter((s) => !s.conditions.some(({ key }) => key.endsWith('/Team')))).toEqual([]);
});

test('the campaign operator is the level of the campaigns', () => {
  const [job, level] = [
    ConnectAccess.jobs(ConnectJob.CAMPAIGN_OPERATOR),
    ConnectAccess.campaigns(CampaignsLevel.OPERATOR),
  ];
  expect(compileAccess('Here', stack, job, one)).toEqual(compileAccess('Here', stack, level, one));
});

test('the campaign onboarder enables campaigns and runs none', () => {
  const actions = statements(ConnectJob.CAMPAIGN_ONBOARDER).flatMap((s) => s.actions);
  expect(actions).toEqual(
    expect.arrayContaining([
      'connect-campaigns:StartInstanceOnboardingJob',
      'connect:UpdateInstanceAttribute',
    ]),
  );
  expect(
    actions.filter((name) =>
      /campaigns:(Start|Create|Update|Delete|Pause|Put)\w*Campaign/.test(name),
    ),
  ).toEqual([]);
});

test('the campaign onboarder is for named instances', () => {
  expect(() => statements(ConnectJob.CAMPAIGN_ONBOARDER, ConnectScope.allInstances())).toThrow(
    'Here: the access changes instances, and none is named. Name them: ' +
      'ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
  );
});

test('an association needs to know what is associated', () => {
  expect(() => statements(ConnectJob.FUNCTION_ASSOCIATION)).toThrow(
    'connectScope.withLambdaFunctions(...)',
  );
  expect(() => statements(ConnectJob.BOT_ASSOCIATION)).toThrow('connectScope.withLexBots(...)');
});

test('who reads recordings reads the bucket and its key, and no other', () => {
  const scope = one
    .withStorageBuckets(Bucket.fromBucketName(stack, 'Recordings', 'acme-recordings'))
    .withEncryptionKeys(Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`));
  const bucket = 'arn:\u0001AWS::Partition\u0002:s3:::acme-recordings';
  expect(statements(ConnectJob.RECORDINGS_READER, scope)).toMatchObject([
    { actions: ['s3:GetObject'], resources: [`${bucket}/*`] },
    { actions: ['s3:ListBucket'], resources: [bucket] },
    { actions: ['kms:Decrypt'], resources: [`arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`] },
  ]);
  expect(() => statements(ConnectJob.RECORDINGS_READER)).toThrow(
    'connectScope.withStorageBuckets(...)',
  );
});

test('who consumes contact records reads the stream that is named, and its key when it has one', () => {
  const streamArn = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/records`;
  const scope = one.withKinesisStreams(Stream.fromStreamArn(stack, 'Records', streamArn));
  expect(statements(ConnectJob.CONTACT_RECORD_CONSUMER, scope)).toMatchObject([
    {
      actions: [
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
      ],
      resources: [streamArn],
    },
  ]);
  expect(() => statements(ConnectJob.CONTACT_RECORD_CONSUMER)).toThrow(
    'connectScope.withKinesisStreams(...)',
  );
});

test('features of an instance are switched one by one', () => {
  const scope = one.withConditions(
    ConnectCondition.attributeTypes(InstanceAttributeType.CONTACT_LENS),
  );
  expect(
    statements(ConnectJob.INSTANCE_FEATURES, scope)
      .filter(({ actions }) => actions.includes('connect:UpdateInstanceAttribute'))
      .map(conditionsOf),
  ).toEqual([{ StringEquals: { 'connect:AttributeType': 'CONTACT_LENS' } }]);
});

test('a deployment has what the handlers of its resource types name', () => {
  const apply = ConnectAccess.jobs(ConnectJob.DEPLOYMENT_APPLY).actionNames;
  const { types } = jobs.find(({ id }) => id === 'deployment-apply')?.deploys ?? { types: [] };
  expect(types).toHaveLength(18);
  expect(
    ConnectAccess.deploys(...types).actionNames.filter((action) => !apply.includes(action)),
  ).toEqual([]);
});

test('the actions of a job are listed, those of documented statements too', () => {
  const names = (job: ConnectJob) => ConnectAccess.jobs(job).actionNames;
  expect(names(ConnectJob.CAMPAIGN_OPERATOR)).toContain('connect-campaigns:CreateCampaign');
  expect(names(ConnectJob.CAMPAIGN_ONBOARDER)).toContain(
    'connect-campaigns:StartInstanceOnboardingJob',
  );
  expect(ConnectAccess.instanceAdministrator().actionNames).toContain('connect:*');
});
