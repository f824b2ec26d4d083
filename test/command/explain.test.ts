import { rows } from '../../catalogue/facts/console-use-cases.json';
import { SUBCOMMANDS } from '../../command/main';
import {
  actionFacts,
  actionsOf,
  cataloguedServices,
  jobIds,
  managedPolicyNames,
  reviewFacts,
  useCaseIds,
} from '../../src/catalogue/catalogue';
import { RULES } from '../../src/validation/run-rules';
import { connectIam } from '../support/command';
import { sample } from '../support/sample';

const explained = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await connectIam(['explain', ...args]);
  expect([code, err]).toEqual([0, '']);
  return out;
};
const withoutSources = async (...args: string[]): Promise<string> =>
  `${(await explained(...args)).split('\n\nSources\n')[0]}\n`;
const json = async (...args: string[]): Promise<any[]> =>
  JSON.parse(await explained('--json', ...args));

test('an action: what it takes, who wants it and why, who grants it and where', async () => {
  expect(await withoutSources('connect:associatelambdafunction'))
    .toBe(`connect:AssociateLambdaFunction
Action, access level Write.

Resource types
  instance  arn:\${Partition}:connect:\${Region}:\${Account}:instance/\${InstanceId}

Condition keys
  aws:ResourceTag/\${TagKey}, connect:InstanceId

Needs besides
  lambda:AddPermission

Console use cases with it
  add-remove-lambda-functions  Flows: Lambda functions: Add/remove Lambda functions

Jobs with it
  function-association  Adds and removes functions.

AWS managed policies that grant it, newest versions
  AmazonConnect_FullAccess v4  by connect:* on *

Where this library grants it
  on {Instance}
`);
});

test('an action that takes no resource says so', async () => {
  expect(await explained('connect:ListInstances')).toContain(
    'Action, access level List. It takes no resource: policies name it on * only.\n',
  );
});

test('a use case: what it grants, where and why, what it brings, what AWS does not grant', async () => {
  expect(await withoutSources('Edit call recording'))
    .toBe(`Edit call recording (edit-call-recording)
Use case of the console, access: edit. Page: Data storage, Call recording.

Grants
  connect:AssociateInstanceStorageConfig, connect:DisassociateInstanceStorageConfig,
  connect:UpdateInstanceStorageConfig
    on {Instance} where connect:StorageResourceType StringEquals CALL_RECORDINGS
  connect:UpdateInstanceAttribute
    on {Instance}
  iam:PutRolePolicy
    on {ServiceLinkedRole}
    The service-linked role of Connect, and no other role.
  kms:CreateGrant
    on {Key} where kms:GrantIsForAWSResource Bool true
    Only grants that an AWS service makes for the caller.
  kms:DescribeKey, kms:RetireGrant
    on {Key}
  kms:ListAliases, s3:ListAllMyBuckets
    on *
    Takes no resource.
  s3:CreateBucket, s3:GetBucketAcl, s3:GetBucketLocation
    on {Bucket}
    Storage buckets.

Brings
  list-instance, describe-instance, view-call-recording

What the scope fills in
  {ServiceLinkedRole}  ConnectScope.withServiceLinkedRole(...), otherwise
                       arn:{Partition}:iam::{Account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*
  {Key}                ConnectScope.withEncryptionKeys(...), otherwise
                       arn:{Partition}:kms:{Region}:{Account}:key/*
  {Bucket}             ConnectScope.withStorageBuckets(...), otherwise
                       arn:{Partition}:s3:::amazon-connect-*

AWS managed policies with actions of its own
  AmazonConnect_FullAccess v4  all but iam:PutRolePolicy, kms:CreateGrant, kms:RetireGrant

Write
  ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING)
`);
});

test('a job: the reason of each action', async () => {
  const text = await explained('task-starter');
  expect(text).toContain('Task starter (task-starter)\nJob. Starts task contacts.\n');
  expect(text).toContain('ConnectAccess.jobs(ConnectJob.TASK_STARTER)');
});

test('a job: its source, then those of its reasons', async () => {
  const [{ sources }] = await json('supervisor');
  expect(sources.map(({ grade }: any) => grade)).toEqual([
    'documented',
    'reference',
    'reference',
    'operation',
  ]);
});

test.each(sample([...new Set(rows.map(({ page }) => page))], 4))(
  'the page %s is found by its heading, with the word page',
  async (heading) => {
    const found = await json(`${heading} page`);
    expect(found.map(({ kind }: any) => kind)).toEqual(['page']);
    expect((await json(heading)).filter(({ kind }: any) => kind === 'page')).toEqual(found);
  },
);

test('a page has its use cases', async () => {
  const [page] = await json('Voice ID');
  expect(page).toMatchObject({
    kind: 'page',
    page: 'Voice ID',
    write: 'ConnectAccess.consolePages(ConsolePage.VOICE_ID)',
  });
  expect(page.useCases.length).toBeGreaterThan(1);
});

test('an AWS managed policy has its versions, the newest first', async () => {
  const [{ versions, active }] = await json('AmazonConnect_FullAccess');
  expect(active).toBe(true);
  expect(versions.map(({ version }: any) => version)).toEqual(['v4', 'v3', 'v2', 'v1']);
  expect((await explained('AmazonConnectFullAccess')).replace(/\s+/g, ' ')).toContain(
    'AWS has withdrawn it.',
  );
});

test.each(sample(RULES, 4).map(({ id }) => id))(
  'the rule %s, with what it finds and what it does not',
  async (id) => {
    const [rule] = await json(id);
    expect(rule).toEqual({
      kind: 'rule',
      id,
      title: expect.any(String),
      severity: expect.any(String),
      ...(id === 'escalation' && {
        unless: 'A warning for who has no access to Amazon Connect',
      }),
      why: expect.any(String),
      remedy: expect.any(String),
      examples: RULES.find((r) => r.id === id)!.examples,
    });
  },
);

test.each(['unread-part', 'expired-acceptance', 'unused-acceptance'])(
  'the finding %s, which has no example',
  async (id) => {
    const [found] = await json(id);
    expect([found.kind, found.id, 'examples' in found]).toEqual(['rule', id, false]);
    expect(await explained(id)).toContain(`${found.title}. Severity: warning.`);
  },
);

describe('names', () => {
  test('case and punctuation do not matter, and constants of the library are names too', async () => {
    const [it] = await json('edit-call-recording');
    for (const name of [
      'EDIT CALL RECORDING',
      'edit_call_recording',
      'ConsoleUseCase.EDIT_CALL_RECORDING',
    ])
      expect(await json(name)).toEqual([it]);
    expect(await json('edit', 'call', 'recording')).toEqual([it]);
  });

  test('the only thing that has all the words is meant', async () => {
    expect((await json('remove lambda functions')).map(({ id }) => id)).toEqual([
      'add-remove-lambda-functions',
    ]);
  });

  test('an action needs no prefix where no other service has it', async () => {
    expect((await json('createuser')).map(({ action }) => action)).toEqual(['connect:CreateUser']);
    const tagging = (await json('TagResource')).map(({ action }) => action);
    expect(tagging).toContain('connect:TagResource');
    expect(tagging.length).toBeGreaterThan(1);
  });

  test('patterns list the actions that match, with their levels', async () => {
    expect(await explained('voiceid:*watchlist')).toBe(
      [
        ['voiceid:CreateWatchlist', 'Write'],
        ['voiceid:DeleteWatchlist', 'Write'],
        ['voiceid:DescribeWatchlist', 'Read'],
        ['voiceid:UpdateWatchlist', 'Write'],
      ]
        .map(([action, level]) => `${action.padEnd(56)} ${level}\n`)
        .join(''),
    );
  });

  test('two things of one label are both explained', async () => {
    expect((await json('View outbound campaigns')).map(({ kind }) => kind)).toEqual([
      'use case',
      'use case',
    ]);
  });

  test.each([
    ['edit-call-recordign', 'Did you mean edit-call-recording (use case)?'],
    ['connect:CreateUsr', 'connect:CreateUser'],
    ['flwos', 'Flows (page)'],
    [
      'zzzzzzzzzz',
      'Names are those of actions (connect:CreateUser), of use cases and pages of the console, of jobs, capabilities, rules, AWS managed policies and service-linked roles, of condition keys, resource types, CloudFormation types, services and features.',
    ],
    ['voiceid:*nothing*', 'Names are those of actions'],
  ])('%s is nothing, and what may be meant is said', async (name, hint) => {
    const { code, out, err } = await connectIam(['explain', name]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`connect-iam: nothing goes by the name '${name}'.\n`);
    expect(err).toContain(hint);
  });

  test('what several things have in their names is too little', async () => {
    const { code, err } = await connectIam(['explain', 'call', 'recording']);
    expect(code).toBe(2);
    expect(err).toContain("more than one thing has 'call recording' in its name");
    expect(err).toContain('view-call-recording (use case), edit-call-recording (use case)');
  });
});

test('a name of the documentation that is no action leads to the action', async () => {
  const text = await explained('s3:headbucket');
  expect(text).toMatch(
    /^s3:HeadBucket does not exist: it is s3:ListBucket\. An API operation and not an action\. Its\ndocumentation asks for s3:ListBucket\.\n\ns3:ListBucket\n/,
  );
  for (const [name, { now }] of Object.entries(reviewFacts().renamed))
    expect((await json(name)).map(({ action }) => action)).toEqual(now);
});

test('everything of the catalogue can be explained, by its name', async () => {
  const names = [
    ...useCaseIds(),
    ...jobIds(),
    ...managedPolicyNames(),
    ...RULES.map(({ id }) => id),
  ];
  // A use case and a capability may have the same name.
  const both = ['delete-instance'];
  for (const name of names)
    expect([name, (await json(name)).length]).toEqual([name, both.includes(name) ? 2 : 1]);
});

test('every action can be explained', async () => {
  const explain = SUBCOMMANDS.find(({ name }) => name === 'explain')!;
  expect(explain).toBeDefined();
  for (const service of cataloguedServices()) {
    const all = await json(`${service}:*`);
    expect(all.map(({ action, level }) => [action, level])).toEqual(
      actionsOf(service).map((action) => [action, actionFacts(action)!.level]),
    );
  }
});
