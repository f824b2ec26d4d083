import { distinctSid, distinctSids, sid } from '../../src/compiler/sid';
import { conditionsIn } from '../../src/policy/conditions';

const of = (
  rows: string[],
  templates: string[],
  conditions?: Record<string, Record<string, string>>,
) => sid({ origins: rows, templates, conditions: conditionsIn(conditions) });

test.each<[string, string[], string]>([
  ['everything', ['*'], 'ConnectAny'],
  ['an instance', ['{Instance}'], 'ConnectInstance'],
  ['what is in an instance', ['{Instance}/contact-flow/*'], 'ConnectContactFlow'],
  ['a place', ['{Bucket}'], 'ConnectBucket'],
  ['what is in a place', ['{ImportBucket}/*'], 'ConnectImportBucketContents'],
  [
    'a type of what is in a place',
    ['{ProfileDomain}/object-types/*'],
    'ConnectProfileDomainObjectTypes',
  ],
  [
    'an ARN of another service',
    ['arn:{Partition}:connect:{Region}:{Account}:phone-number/*'],
    'ConnectConnectPhoneNumber',
  ],
  [
    'an ARN with a colon after its type',
    ['arn:{Partition}:lex:{Region}:{Account}:bot:*'],
    'ConnectLexBot',
  ],
  [
    'an ARN whose name holds an exclamation mark',
    ['arn:{Partition}:secretsmanager:{Region}:{Account}:secret:appflow!*'],
    'ConnectSecretsmanagerSecretAppflow',
  ],
  [
    'a service-linked role',
    ['arn:{Partition}:iam::{Account}:role/aws-service-role/connect-campaigns.amazonaws.com/X*'],
    'ConnectConnectCampaignsServiceLinkedRole',
  ],
  [
    'three kinds, in order and each once',
    ['{Key}', '{Bucket}', '{Bucket}', '{Function}'],
    'ConnectBucketFunctionKey',
  ],
  ['more than three kinds', ['{Key}', '{Bucket}', '{Function}', '{LogGroup}'], 'ConnectSeveral'],
])('the Sid names %s', (_, templates, expected) => {
  expect(of([], templates)).toBe(expected);
});

test('the Sid begins with the one row, or with the page of several', () => {
  expect(of(['edit-call-recording'], ['{Bucket}'])).toBe('EditCallRecordingBucket');
  expect(of(['edit-call-recording', 'edit-call-recording'], ['{Bucket}'])).toBe(
    'EditCallRecordingBucket',
  );
  expect(of(['edit-call-recording', 'edit-chat-transcripts'], ['{Bucket}'])).toBe(
    'DataStorageBucket',
  );
});

test('an ampersand in a page is a word', () => {
  expect(
    of(
      [
        'view-forecasting-capacity-planning-and-scheduling',
        'enable-forecasting-capacity-planning-and-scheduling',
      ],
      ['*'],
    ),
  ).toBe('ForecastingAndAgentSchedulingAny');
});

test('the Sid ends with what conditions go by, in order and each once', () => {
  expect(
    of([], ['*'], {
      StringEquals: { 'connect:StorageResourceType': 'a', 'aws:ResourceTag/Team': 'b' },
      StringLike: { 'aws:ResourceTag/X': 'c' },
    }),
  ).toBe('ConnectAnyByResourceTagStorageResourceType');
});

describe('statements that would share a Sid', () => {
  const inInstance = (...types: string[]) => ({
    origins: [],
    templates: types.map((type) => `{Instance}/${type}/*`),
    conditions: [],
  });

  test('are named by a kind that only one of them has', () => {
    expect(
      distinctSids([
        inInstance('agent', 'agent-group', 'queue', 'security-profile'),
        inInstance('agent', 'agent-group', 'queue', 'transfer-destination'),
        inInstance('agent', 'agent-group', 'queue', 'prompt', 'rule'),
      ]),
    ).toEqual([
      'ConnectSeveralWithSecurityProfile',
      'ConnectSeveralWithTransferDestination',
      'ConnectSeveralWithPrompt',
    ]);
  });

  test('one of them without such a kind keeps the Sid', () => {
    expect(
      distinctSids([
        inInstance('agent', 'agent-group', 'queue', 'rule'),
        inInstance('agent', 'agent-group', 'queue', 'rule', 'prompt'),
      ]),
    ).toEqual(['ConnectSeveral', 'ConnectSeveralWithPrompt']);
  });

  test('are named by two kinds that only one has together, and by one that only one lacks', () => {
    expect(
      distinctSids([
        inInstance('agent', 'queue', 'prompt', 'rule'),
        inInstance('agent', 'view', 'prompt', 'rule'),
        inInstance('queue', 'view', 'prompt', 'rule'),
      ]),
    ).toEqual([
      'ConnectSeveralWithAgentAndQueue',
      'ConnectSeveralWithAgentAndView',
      'ConnectSeveralWithQueueAndView',
    ]);
  });

  test('are named by their kinds where all of them are elsewhere too', () => {
    expect(
      distinctSids([
        inInstance('agent', 'queue', 'prompt', 'rule'),
        inInstance('agent', 'queue', 'prompt', 'view'),
        inInstance('agent', 'queue', 'prompt', 'rule', 'view', 'metric'),
      ]),
    ).toEqual([
      'ConnectSeveralWithoutView',
      'ConnectSeveralWithoutRule',
      'ConnectSeveralWithMetric',
    ]);
  });

  test('an instance, and it with its contents', () => {
    const instance = { origins: [], templates: ['{Instance}'], conditions: [] };
    expect(
      distinctSids([instance, { ...instance, templates: ['{Instance}', '{Instance}/*'] }]),
    ).toEqual(['ConnectInstance', 'ConnectInstanceWithContents']);
  });

  test('are named by a hash where the kinds are the same', () => {
    const [one, other] = ['x', 'y'].map((value) => ({
      ...inInstance('queue'),
      conditions: conditionsIn({ Bool: { 'aws:A': value } }),
    }));
    const sids = distinctSids([one, other]);
    expect(sids.map((text) => text.replace(/[0-9a-f]{6}$/, '#'))).toEqual([
      'ConnectQueueByA#',
      'ConnectQueueByA#',
    ]);
    expect(new Set(sids).size).toBe(2);
  });

  test('are named by their actions too where only the resources differ', () => {
    const queues = { ...inInstance('queue'), conditions: [] };
    const sids = (...actions: string[]) =>
      distinctSids(
        [...actions, 'connect:ListQueues'].map((one) => ({ ...queues, actions: [one] })),
      );
    const [named, all] = sids('connect:DescribeQueue');
    expect(named).toMatch(/^ConnectQueue[0-9a-f]{6}$/);
    expect(all).toMatch(/^ConnectQueue[0-9a-f]{6}$/);
    expect(named).not.toBe(all);
    // A statement keeps its Sid whatever the others do.
    expect(sids('connect:DeleteQueue')[1]).toBe(all);
  });
});

test('a Sid of two statements is told apart by six digits of what they are, whatever the order of their conditions', () => {
  const statement = (conditions: Record<string, Record<string, string>>) =>
    distinctSid({ origins: [], templates: ['*'], conditions: conditionsIn(conditions) });
  expect(statement({ Bool: { 'aws:A': 'x', 'aws:B': 'y' } })).toMatch(
    /^ConnectAnyByAB[0-9a-f]{6}$/,
  );
  expect(statement({ Bool: { 'aws:A': 'x', 'aws:B': 'y' } })).toBe(
    statement({ Bool: { 'aws:B': 'y', 'aws:A': 'x' } }),
  );
  expect(statement({ Bool: { 'aws:A': 'x' } })).not.toBe(statement({ Bool: { 'aws:A': 'z' } }));
});
