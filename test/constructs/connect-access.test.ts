import { Lazy, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  AccountRootPrincipal,
  Group,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  User,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  CampaignsAction,
  CampaignsLevel,
  CampaignsOperator,
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAccessRoleProps,
  ConnectAction,
  ConnectAdminRole,
  ConnectCampaign,
  ConnectInlinePolicy,
  ConnectJob,
  ConnectReadOnlyRole,
  ConnectScope,
  ConsolePage,
  ConsoleUseCase,
  RoleCreation,
  StatementsIn,
  VoiceIdAdmin,
} from '../../src';
import { findingsOf } from '../support/findings';
import { ALL_USE_CASES, withEverything } from '../support/full-scope';
import {
  ACCOUNT,
  CAMPAIGN_ID,
  INSTANCE_ARN,
  managedPoliciesOf,
  newStack,
  readable,
  resourceOf,
  StatementJson,
  statementOf,
  statementsOf,
} from '../support/template';

const assumedBy = new AccountRootPrincipal();
const here = ConnectScope.instanceArn(INSTANCE_ARN);
const everything = ConnectAccess.consoleUseCases(...ALL_USE_CASES);
const placed = () => newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const role = (props: Partial<ConnectAccessRoleProps>, stack = placed()) =>
  new ConnectAccessRole(stack, 'Role', {
    assumedBy,
    access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING),
    connectScope: here,
    ...props,
  });

describe('a role for one use case', () => {
  test('has what the row and its rows need, in the order of the table, each statement named for what it serves', () => {
    expect(statementsOf(role({})).map((s) => s.Sid)).toEqual([
      'ConnectCustomerConsoleHomeAny',
      'DescribeInstanceInstance',
      'EditCallRecordingAny',
      'EditCallRecordingBucketByResourceAccount',
      'EditCallRecordingInstanceByStorageResourceType',
      'EditCallRecordingInstance',
      'EditCallRecordingKeyByGrantIsForAWSResourceResourceAliases',
      'EditCallRecordingKeyByResourceAliases',
      'EditCallRecordingServiceLinkedRole',
    ]);
    expect(bySid(statementsOf(role({})))).toEqual(
      bySid([
        {
          Sid: 'ConnectCustomerConsoleHomeAny',
          Effect: 'Allow',
          Action: ['connect:ListInstances', 'ds:DescribeDirectories'],
          Resource: '*',
        },
        {
          Sid: 'DescribeInstanceInstance',
          Effect: 'Allow',
          Action: [
            'connect:DescribeInstance',
            'connect:DescribeInstanceAttribute',
            'connect:DescribeInstanceStorageConfig',
            'connect:ListApprovedOrigins',
            'connect:ListInstanceStorageConfigs',
            'connect:ListLambdaFunctions',
            'connect:ListLexBots',
            'connect:ListSecurityKeys',
          ],
          Resource: INSTANCE_ARN,
        },
        {
          Sid: 'EditCallRecordingAny',
          Effect: 'Allow',
          Action: ['kms:ListAliases', 's3:ListAllMyBuckets'],
          Resource: '*',
        },
        {
          Sid: 'EditCallRecordingServiceLinkedRole',
          Effect: 'Allow',
          Action: 'iam:PutRolePolicy',
          Resource: `arn:\${AWS::Partition}:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*`,
        },
        {
          Sid: 'EditCallRecordingKeyByGrantIsForAWSResourceResourceAliases',
          Effect: 'Allow',
          Action: 'kms:CreateGrant',
          Resource: `arn:\${AWS::Partition}:kms:us-east-1:${ACCOUNT}:key/*`,
          Condition: {
            Bool: { 'kms:GrantIsForAWSResource': 'true' },
            'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/connect' },
          },
        },
        {
          Sid: 'EditCallRecordingKeyByResourceAliases',
          Effect: 'Allow',
          Action: ['kms:DescribeKey', 'kms:RetireGrant'],
          Resource: `arn:\${AWS::Partition}:kms:us-east-1:${ACCOUNT}:key/*`,
          Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/connect' } },
        },
        {
          Sid: 'EditCallRecordingBucketByResourceAccount',
          Effect: 'Allow',
          Action: ['s3:CreateBucket', 's3:GetBucketAcl', 's3:GetBucketLocation'],
          Resource: 'arn:${AWS::Partition}:s3:::amazon-connect-*',
          Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
        },
        {
          Sid: 'EditCallRecordingInstanceByStorageResourceType',
          Effect: 'Allow',
          Action: [
            'connect:AssociateInstanceStorageConfig',
            'connect:DisassociateInstanceStorageConfig',
            'connect:UpdateInstanceStorageConfig',
          ],
          Resource: INSTANCE_ARN,
          Condition: { StringEquals: { 'connect:StorageResourceType': 'CALL_RECORDINGS' } },
        },
        {
          Sid: 'EditCallRecordingInstance',
          Effect: 'Allow',
          Action: 'connect:UpdateInstanceAttribute',
          Resource: INSTANCE_ARN,
        },
      ]),
    );
  });

  const bySid = (statements: StatementJson[]) =>
    Object.fromEntries(statements.map((s) => [s.Sid, s]));

  test('names the buckets and keys of the scope instead of the defaults', () => {
    const stack = placed();
    const connectScope = here
      .withStorageBuckets(Bucket.fromBucketName(stack, 'B', 'acme-calls'))
      .withEncryptionKeys(new Key(stack, 'Key'));
    const named = role({ connectScope }, stack);
    expect(statementOf(named, 'EditCallRecordingBucket').Resource).toBe(
      'arn:${AWS::Partition}:s3:::acme-calls',
    );
    expect(statementOf(named, 'EditCallRecordingKey')).toMatchObject({
      Action: ['kms:DescribeKey', 'kms:RetireGrant'],
      Resource: expect.stringMatching(/^\$\{Key\w+\.Arn\}$/),
    });
    expect(statementOf(named, 'EditCallRecordingKeyByGrantIsForAWSResource').Condition).toEqual({
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    });
  });

  test('says what is left out, because nothing is named for it', () => {
    const stack = placed();
    const access = ConnectAccess.consoleUseCases(ConsoleUseCase.ADD_REMOVE_LEX_BOTS);
    const made = role({ access, connectScope: withEverything(stack, here, ACCOUNT) }, stack);
    expect(findingsOf(made)).toContain('note left-out: left out: lex:GetBot');
  });

  test('says what stands on *', () => {
    expect(findingsOf(role({}))).toEqual([
      'note star-only: granted on *, because they take no resource: ' +
        'connect:ListInstances, ds:DescribeDirectories, kms:ListAliases, s3:ListAllMyBuckets',
    ]);
  });
});

test('storage that is edited on several pages is one statement that lists its types, and no other type', () => {
  const both = role({
    access: ConnectAccess.consoleUseCases(
      ConsoleUseCase.EDIT_CALL_RECORDING,
      ConsoleUseCase.EDIT_EXPORTED_REPORTS,
    ),
  });
  expect(statementOf(both, 'DataStorageInstanceByStorageResourceType').Condition).toEqual({
    StringEquals: { 'connect:StorageResourceType': ['CALL_RECORDINGS', 'SCHEDULED_REPORTS'] },
  });
});

describe('what cannot be confined is refused, with everything that is to be named', () => {
  test('functions and bots', () => {
    expect(() => role({ access: ConnectAccess.consolePages(ConsolePage.FLOWS) })).toThrow(
      /ConnectAccessRole 'Stack\/Role': connectScope: the access cannot be confined, because the scope does not say to what\. Name it: connectScope\.withLexBots\(\.\.\.\): .* connectScope\.withLambdaFunctions\(\.\.\.\)/,
    );
  });

  test('the creation of roles of any name', () => {
    const access = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES);
    expect(() => role({ access })).toThrow(
      /connectScope\.withRoleCreation\(\.\.\.\): No confinement is documented/,
    );
  });

  test('unless a boundary caps them', () => {
    const stack = placed();
    const boundary = new ManagedPolicy(stack, 'Boundary', {
      statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })],
    });
    const connectScope = here
      .withImportBuckets(Bucket.fromBucketName(stack, 'B', 'imports'))
      .withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, '/connect/'));
    const capped = role(
      {
        access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES),
        connectScope,
      },
      stack,
    );
    expect(
      statementOf(capped, 'EditCustomerProfilesCreatedRoleByPermissionsBoundary'),
    ).toMatchObject({
      Action: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePolicy'],
      Resource: `arn:\${AWS::Partition}:iam::${ACCOUNT}:role/connect/*`,
      Condition: {
        StringEquals: { 'iam:PermissionsBoundary': expect.stringMatching(/^\$\{Boundary\w+\}$/) },
      },
    });
  });

  test('or somebody says in words that the account is handed over', () => {
    const stack = placed();
    const scope = (words: string) =>
      here
        .withImportBuckets(Bucket.fromBucketName(stack, words, 'imports'))
        .withRoleCreation(RoleCreation.withoutPermissionsBoundary(words));
    expect(() => scope('yes')).toThrow(
      /creating roles without a boundary hands over the account, and that is not acknowledged/,
    );
    const free = role(
      {
        access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES),
        connectScope: scope('these people administer the account anyway'),
      },
      stack,
    );
    expect(statementOf(free, 'EditCustomerProfilesCreatedRole').Condition).toBeUndefined();
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp(
        'roles can be created with any permission; acknowledged: these people',
      ),
    );
  });

  test.each(['*', 'connect', '/connect', '/con*/'])('%s is no path of roles', (path) => {
    expect(() =>
      RoleCreation.withoutPermissionsBoundary('these people administer the account anyway', path),
    ).toThrow(/this is not the path of roles/);
  });
});

test('federation is allowed in the form that AWS documents: each session as the user of its own name', () => {
  const agents = role({ access: ConnectAccess.consoleUseCases(ConsoleUseCase.SAML_FEDERATION) });
  expect(statementsOf(agents)).toEqual([
    {
      Sid: 'SamlFederationUser',
      Effect: 'Allow',
      Action: 'connect:GetFederationToken',
      Resource: `${INSTANCE_ARN}/user/\${aws:userid}`,
    },
  ]);
});

describe('what a scope does not limit is said', () => {
  test('actions whose resources do not name the instance', () => {
    const made = role({ access: ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN) });
    expect(findingsOf(made)).toEqual([
      'note beyond-instance: reach all such resources in the accounts and Regions of the instances: ' +
        'connect-campaigns:DeleteCampaign',
    ]);
  });

  test('and is not said when they are named', () => {
    const campaign = ConnectCampaign.fromCampaignId(CAMPAIGN_ID);
    const made = role({
      access: ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN),
      connectScope: here.withCampaigns(campaign),
    });
    expect(made.findings).toEqual([]);
    expect(statementsOf(made)[0].Resource).toBe(
      `arn:\${AWS::Partition}:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN_ID}`,
    );
  });

  test('resources that no action is on', () => {
    const stack = placed();
    const connectScope = here.withResources('contact-flow', `${INSTANCE_ARN}/contact-flow/f`);
    const made = role(
      {
        access: ConnectAccess.connectActions(ConnectAction.START_OUTBOUND_VOICE_CONTACT),
        connectScope,
      },
      stack,
    );
    expect(findingsOf(made)).toEqual([
      'warning unused-resource-name: no action of the access is on such resources: withResources(contact-flow)',
    ]);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp('no action of the access'),
    );
  });
});

test('a managed policy that a scope of one instance cannot limit is a warning at synthesis', () => {
  const stack = placed();
  role({ access: ConnectAccess.readOnly() }, stack);
  Annotations.fromStack(stack).hasWarning(
    '/Stack/Role',
    Match.stringLikeRegexp(
      'AmazonConnectReadOnlyAccess.*\\[ack: .*cdk-amazon-connect-iam:managed-policy-reads-every-instance\\]',
    ),
  );
});

describe('quotas', () => {
  const resources = (stack: Stack, type: string) =>
    Object.values<any>(Template.fromStack(stack).findResources(type));

  test('what has no room in a role goes into managed policies, none too large', () => {
    const stack = placed();
    const big = role(
      { access: everything, connectScope: withEverything(stack, here, ACCOUNT) },
      stack,
    );
    const policies = resources(stack, 'AWS::IAM::ManagedPolicy');
    const { Policies, ManagedPolicyArns } = resourceOf(big).Properties;
    const size = (document: unknown) =>
      JSON.stringify(readable(document)).replaceAll('${AWS::Partition}', 'aws-us-gov').length;
    expect(size(Policies[0].PolicyDocument)).toBeLessThanOrEqual(10_240);
    expect(policies.map((p) => size(p.Properties.PolicyDocument) <= 6144)).toEqual([
      true,
      true,
      true,
    ]);
    expect(policies.map((p) => p.Properties.Description)).toEqual([
      'Amazon Connect access, part 1',
      'Amazon Connect access, part 2',
      'Amazon Connect access, part 3',
    ]);
    expect(ManagedPolicyArns).toHaveLength(3);
  });

  test('denies are the first in the role, whatever the size', () => {
    const stack = placed();
    const access = everything.plus(ConnectAccess.denyEmergencyAccess());
    const big = role({ access, connectScope: withEverything(stack, here, ACCOUNT) }, stack);
    const sids = statementsOf(big).map((s) => s.Sid);
    expect(sids[sids.length - 1]).toBe('DenyConnectEmergencyAccess');
  });

  test('a statement that grows out of the role makes room for another, and the rest stays', () => {
    const of = (instances: number) => {
      const stack = placed();
      const scopes = Array.from({ length: instances }, (_, i) =>
        ConnectScope.instanceId(`${11111111 + i}-2222-3333-4444-555555555555`),
      );
      const connectScope = scopes.reduce((all, one) => all.plus(one));
      const made = role({ access: ConnectAccess.jobs(ConnectJob.MIGRATION), connectScope }, stack);
      return statementsOf(made).map((s) => s.Sid);
    };
    const [one, two] = [of(1), of(2)];
    const onlyIn = (some: readonly string[], others: readonly string[]) =>
      some.filter((sid) => !others.includes(sid));
    expect(onlyIn(one, two)).toEqual(['MigrationSeveral']);
    expect(onlyIn(two, one)).toHaveLength(1);
  });

  test('a role that grows keeps its statements, and refers to the policies of the rest', () => {
    const access = ConnectAccess.jobs(ConnectJob.SUPERVISOR);
    const of = (instances: number) => {
      const stack = placed();
      const scopes = Array.from({ length: instances }, (_, i) =>
        ConnectScope.instanceId(`${11111111 + i}-2222-3333-4444-555555555555`),
      );
      const made = role(
        { access, connectScope: scopes.reduce((all, one) => all.plus(one)) },
        stack,
      );
      const policies = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
      const references = Object.keys(policies).map((id) => ({ Ref: id }));
      expect(resourceOf(made).Properties.ManagedPolicyArns ?? []).toEqual(references);
      // CloudFormation would make a policy that names the role after the role lost the statements.
      expect(JSON.stringify(policies)).not.toContain('"Roles"');
      return [statementsOf(made).length, references.length];
    };
    expect([1, 3, 4, 5, 6, 12, 20].map(of)).toEqual([
      [3, 0],
      [3, 0],
      [3, 0],
      [3, 0],
      [3, 0],
      [3, 0],
      [2, 1],
    ]);
  });

  test('inline policies of the caller take room too', () => {
    const stack = placed();
    const other = new PolicyDocument({
      statements: [
        new PolicyStatement({
          actions: ['s3:GetObject'],
          resources: Array.from({ length: 60 }, (_, i) => `arn:aws:s3:::bucket-${i}/*`),
        }),
      ],
    });
    const made = role(
      {
        access: ConnectAccess.jobs(ConnectJob.MIGRATION),
        connectScope: here,
        inlinePolicies: { Other: other },
      },
      stack,
    );
    const { Policies, ManagedPolicyArns } = resourceOf(made).Properties;
    expect(Policies.map((p: any) => p.PolicyName)).toEqual(['ConnectAccess', 'Other']);
    expect(ManagedPolicyArns.length).toBeGreaterThan(0);
    expect(JSON.stringify(Policies.map((p: any) => p.PolicyDocument)).length).toBeLessThan(10_240);
  });

  test('all statements are in managed policies on demand', () => {
    const stack = placed();
    const made = role(
      {
        access: ConnectAccess.jobs(ConnectJob.SUPERVISOR).plus(ConnectAccess.denyFederation()),
        connectScope: here,
        statementsIn: StatementsIn.MANAGED_POLICIES,
      },
      stack,
    );
    expect(resourceOf(made).Properties.Policies).toBeUndefined();
    const [policy] = resources(stack, 'AWS::IAM::ManagedPolicy');
    expect(policy.Properties.PolicyDocument.Statement.map((s: any) => s.Effect)).toEqual([
      'Allow',
      'Allow',
      'Allow',
      'Deny',
    ]);
    expect(resourceOf(made).Properties.ManagedPolicyArns).toHaveLength(1);
  });

  test('a place that is not one of the two is an error', () => {
    expect(() =>
      role({
        access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
        connectScope: here,
        statementsIn: 'inline' as StatementsIn,
      }),
    ).toThrow('statementsIn');
  });

  test('a statement larger than a policy is divided, and says so in its Sid', () => {
    const stack = placed();
    const ids = Array.from(
      { length: 120 },
      (_, i) =>
        `arn:aws:connect:us-east-1:${ACCOUNT}:instance/11111111-2222-3333-4444-555555555555/queue/queue-number-${i}`,
    );
    role(
      {
        access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE),
        connectScope: here.withResources('queue', ...ids),
        statementsIn: StatementsIn.MANAGED_POLICIES,
      },
      stack,
    );
    const granted = resources(stack, 'AWS::IAM::ManagedPolicy').flatMap(
      (p) => p.Properties.PolicyDocument.Statement,
    );
    expect(granted.flatMap((s) => s.Resource)).toEqual([...ids].sort());
    expect(new Set(granted.map((s) => s.Sid)).size).toBe(granted.length);
    granted.forEach((s) => expect(s.Sid).toMatch(/^ConnectQueue[A-Z]$/));
  });

  test('more policies than a role can have is an error that says how many', () => {
    const stack = placed();
    const ids = Array.from(
      { length: 600 },
      (_, i) =>
        `arn:aws:connect:us-east-1:${ACCOUNT}:instance/11111111-2222-3333-4444-555555555555/queue/queue-number-${i}`,
    );
    expect(() =>
      role(
        {
          access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE),
          connectScope: here.withResources('queue', ...ids),
        },
        stack,
      ),
    ).toThrow(
      /the access needs \d+ policies of its own, \d+ attached in all\. Allowed: 10 attached policies/,
    );
  });
});

describe('the four roles are the same road', () => {
  const pairs: [
    name: string,
    four: (stack: Stack) => Role,
    access: ConnectAccess,
    scope?: ConnectScope,
  ][] = [
    [
      'ConnectAdminRole',
      (stack) => new ConnectAdminRole(stack, 'Four', { assumedBy }),
      ConnectAccess.fullAccess(),
    ],
    [
      'ConnectReadOnlyRole',
      (stack) => new ConnectReadOnlyRole(stack, 'Four', { assumedBy }),
      ConnectAccess.readOnly(),
    ],
    [
      'VoiceIdAdmin',
      (stack) => new VoiceIdAdmin(stack, 'Four', { assumedBy }),
      ConnectAccess.voiceId(),
    ],
    [
      'CampaignsOperator',
      (stack) => new CampaignsOperator(stack, 'Four', { assumedBy, connectScope: here }),
      ConnectAccess.campaigns(CampaignsLevel.OPERATOR),
      here,
    ],
  ];
  test.each(pairs)('%s', (_, four, access, connectScope = ConnectScope.allInstances()) => {
    const stack = placed();
    const made = four(stack);
    const same = role({ access, connectScope }, stack);
    expect(statementsOf(same)).toEqual(statementsOf(made));
    expect(managedPoliciesOf(same)).toEqual(managedPoliciesOf(made));
  });
});

test('what a managed policy grants is not repeated', () => {
  const access = ConnectAccess.readOnly().plus(
    ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_APPROVED_ORIGINS),
  );
  expect(statementsOf(role({ access })).flatMap((s) => s.Action)).toEqual([
    'connect:AssociateApprovedOrigin',
    'connect:DisassociateApprovedOrigin',
  ]);
});

describe('for principals that exist already', () => {
  const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER);

  test('a managed policy, and further ones where one is too small', () => {
    const stack = placed();
    const policy = new ConnectAccessPolicy(stack, 'Policy', {
      access: everything,
      connectScope: withEverything(stack, here, ACCOUNT),
      groups: [new Group(stack, 'Group')],
      managedPolicyName: 'connect',
    });
    const made = Object.values<any>(
      Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'),
    );
    expect(policy.policies).toHaveLength(4);
    expect(made).toHaveLength(4);
    made.forEach((p) => expect(p.Properties.Groups).toHaveLength(1));
  });

  test('an inline policy of a role, a user or a group', () => {
    const stack = placed();
    new ConnectInlinePolicy(stack, 'Inline', {
      access,
      connectScope: here,
      users: [new User(stack, 'User')],
      roles: [new Role(stack, 'R', { assumedBy })],
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Sid: 'ConnectAgent',
            Effect: 'Allow',
            Action: 'connect:DescribeUser',
            Resource: `${INSTANCE_ARN}/agent/*`,
          },
        ],
      },
      Roles: [Match.anyValue()],
      Users: [Match.anyValue()],
    });
  });

  test('an inline policy that is too large is an error that says what to use', () => {
    const stack = placed();
    expect(
      () =>
        new ConnectInlinePolicy(stack, 'Inline', {
          access: everything,
          connectScope: withEverything(stack, here, ACCOUNT),
        }),
    ).toThrow(/the access takes \d+ characters\. Allowed: 10240.*Use ConnectAccessPolicy/);
  });

  test('a managed policy of AWS is attached and not copied', () => {
    expect(
      () =>
        new ConnectAccessPolicy(placed(), 'Policy', {
          access: ConnectAccess.fullAccess(),
          connectScope: here,
        }),
    ).toThrow(
      /the access has the managed policy AmazonConnect_FullAccess, which is attached and not copied/,
    );
  });
});

test('what is on named resources and what lists all of their type have Sids of their own', () => {
  const made = role({
    access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE, ConnectAction.LIST_QUEUES),
    connectScope: here.withResources('queue', `${INSTANCE_ARN}/queue/q`),
  });
  const statements = statementsOf(made);
  expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['connect:DescribeQueue', `${INSTANCE_ARN}/queue/q`],
    ['connect:ListQueues', `${INSTANCE_ARN}/queue/*`],
  ]);
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(2);
});

test('the same template whatever tokens were made before, and in whatever order resources are named', () => {
  const template = (before: number, reverse: boolean) => {
    const stack = placed();
    for (let i = 0; i < before; i++) Lazy.string({ produce: () => 'x' });
    const buckets = ['A', 'B', 'C'].map((id) => new Bucket(stack, id));
    const key = new Key(stack, 'Key');
    const scope = withEverything(stack, here, ACCOUNT)
      .withStorageBuckets(...(reverse ? buckets.reverse() : buckets))
      .withEncryptionKeys(key);
    role(
      {
        access: ConnectAccess.consolePages(ConsolePage.DATA_STORAGE, ConsolePage.FLOWS),
        connectScope: scope,
      },
      stack,
    );
    return JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  };
  expect(template(997, true)).toBe(template(3, false));
});

test('findings are acknowledged like any other warning', () => {
  const stack = placed();
  const made = role(
    {
      access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES),
      connectScope: here
        .withImportBuckets(Bucket.fromBucketName(stack, 'B', 'imports'))
        .withRoleCreation(
          RoleCreation.withoutPermissionsBoundary('these people administer the account anyway'),
        ),
    },
    stack,
  );
  Validations.of(made).acknowledge(
    { id: 'cdk-amazon-connect-iam:unbounded-role-creation', reason: 'agreed with security' },
    { id: 'cdk-amazon-connect-iam:beyond-scope', reason: 'the flows are of Connect alone' },
  );
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
