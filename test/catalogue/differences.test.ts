import {
  awsPolicyChanges,
  handlerChanges,
  policyChanges,
  publishedChanges,
  serviceChanges,
} from '../../projenrc/catalogue/differences';
import { ManagedPolicyFact, ServiceFacts } from '../../projenrc/catalogue/facts';
import { placeChanges } from '../../projenrc/catalogue/place-changes';
import { Bindings } from '../../src/catalogue/facts';
import { AwsPolicies } from '../../src/catalogue/policy-facts';

const service = (facts: Partial<ServiceFacts>): ServiceFacts => ({
  source: 'iam-data',
  service: 'connect',
  complete: true,
  resourceTypes: {},
  actions: {},
  ...facts,
});
const before = service({
  resourceTypes: { queue: { arns: ['arn:${Partition}:connect:::queue/${QueueId}'] } },
  actions: { CreateQueue: { level: 'Write', types: ['queue'] }, DropQueue: { level: 'Write' } },
});

test('what AWS changed is said in sentences', () => {
  const after = service({
    resourceTypes: {
      queue: {
        arns: ['arn:${Partition}:connect:::instance/queue/${QueueId}'],
        keys: ['aws:ResourceTag/${TagKey}'],
      },
      room: { arns: ['arn:${Partition}:x'] },
    },
    actions: {
      CreateQueue: {
        level: 'Write',
        types: ['queue'],
        optionalTypes: ['room'],
        keys: ['connect:InstanceId'],
      },
      CreateRoom: { level: 'Write', types: ['room'] },
    },
  });
  expect(serviceChanges(before, after)).toEqual([
    'connect:CreateQueue is re-scoped: on queue, room (optional), was on queue',
    'connect:CreateQueue takes the condition key connect:InstanceId now',
    'connect:CreateRoom is new: Write, on room',
    'connect:DropQueue is gone from the reference',
    "connect's queue is arn:${Partition}:connect:::instance/queue/${QueueId} now, was " +
      'arn:${Partition}:connect:::queue/${QueueId}',
    'connect has a new resource type room: arn:${Partition}:x',
  ]);
});

test('nothing is said of what stayed', () => {
  expect(serviceChanges(before, before)).toEqual([]);
});

test('a new service is one sentence', () => {
  expect(serviceChanges(undefined, before)).toEqual(['connect: new in the catalogue, 2 actions']);
});

describe('a managed policy', () => {
  const v1 = { versionId: 'v1', date: '2020-01-01T00:00:00Z', summary: 'first' };
  const policy: ManagedPolicyFact = {
    name: 'P',
    arn: 'arn:aws:iam::aws:policy/P',
    serviceLinked: false,
    status: 'active',
    versions: [v1],
  };

  test('with a new version', () => {
    const now = {
      ...policy,
      versions: [v1, { versionId: 'v2', date: '2026-01-02T00:00:00Z', summary: 'added 1: x:Y' }],
    };
    expect(policyChanges(policy, now)).toEqual(['P is at v2 of 2026-01-02: added 1: x:Y']);
  });

  test('that AWS no longer lists, unless that is known', () => {
    expect(policyChanges(policy, undefined)).toEqual(['P is no longer listed by AWS']);
    expect(policyChanges({ ...policy, status: 'deprecated' }, undefined)).toEqual([]);
  });
});

test('what changed in the managed policies of AWS at large', () => {
  const document = (version: string, Action: string) => ({
    version,
    date: '2026-01-02',
    statements: [{ Action }],
  });
  const all = (documents: AwsPolicies['documents'], ...silent: string[]): AwsPolicies => ({
    newest: '2026-01-02',
    actions: [],
    documents,
    silent: { '': silent },
    silentDenying: [],
  });
  const was = all({ Audit: document('v1', 's3:*'), Old: document('v1', 's3:*') }, 'Quiet', 'Gone');
  const is = all(
    { Audit: document('v2', 'connect:List*'), New: document('v1', '*') },
    'Quiet',
    'Old',
  );
  expect(awsPolicyChanges(was, is)).toEqual([
    'AWS has a new managed policy New: it allows *',
    'AWS no longer has Gone',
    'Audit is at v2 of 2026-01-02, it was at v1: it gets wider, it allows connect:List*',
    'Old says nothing more about the actions that are asked about',
  ]);
  expect(awsPolicyChanges(was, was)).toEqual([]);
  expect(awsPolicyChanges(was, is, ['Audit'])).not.toContainEqual(expect.stringContaining('Audit'));
});

test('a policy of AWS that takes something away gets narrower', () => {
  const at = (version: string, ...statements: AwsPolicies['documents'][string]['statements']) => ({
    newest: '2026-01-02',
    actions: [],
    documents: { Audit: { version, date: '2026-01-02', statements } },
    silent: {},
    silentDenying: [],
  });
  const was = at('v1', { Action: ['connect:Get*', 'connect:List*'] });
  const is = at('v2', { Action: 'connect:List*' }, { Effect: 'Deny', Action: 'connect:ListUsers' });
  expect(awsPolicyChanges(was, is)).toEqual([
    'Audit is at v2 of 2026-01-02, it was at v1: it gets narrower, ' +
      'it no longer allows connect:Get*, it denies connect:ListUsers',
  ]);
  expect(awsPolicyChanges(is, was)).toEqual([
    'Audit is at v1 of 2026-01-02, it was at v2: it gets wider, ' +
      'it allows connect:Get*, it no longer denies connect:ListUsers',
  ]);
  const elsewhere = at('v3', { Action: 'connect:List*', Resource: 'arn:aws:connect:*:*:*' });
  expect(awsPolicyChanges(at('v2', { Action: 'connect:List*' }), elsewhere)).toEqual([
    'Audit is at v3 of 2026-01-02, it was at v2: it names the same actions of the family',
  ]);
});

test('an action that leaves the reference and is still published is not called new', () => {
  const after = { 'connect:A': { operationOf: ['connect'] } };
  expect(publishedChanges({}, after, ['connect:A'])).toEqual([
    'connect:A is still an operation of connect, although the reference no longer lists it',
  ]);
});

test('an action that loses a condition gets wider, and one that gains it narrower', () => {
  const bindings = (...of: Bindings['general'][string]): Bindings => ({
    general: { 'connect:A': of },
    rows: {},
    oneValue: [],
    parts: {},
  });
  const conditions = { StringEquals: { 'connect:InstanceId': '{InstanceId}' } };
  const tied = bindings({
    resources: ['arn:{Partition}:connect:{Region}:{Account}:x/*'],
    conditions,
  });
  const untied = bindings({ resources: ['arn:{Partition}:connect:{Region}:{Account}:x/*'] });
  const nobody = () => [];
  expect(placeChanges(tied, untied, nobody)).toEqual([
    'connect:A gets wider: it is granted on x/* of connect now, ' +
      'was on x/* of connect under connect:InstanceId',
  ]);
  expect(placeChanges(untied, tied, () => ['`ConnectJob.X`'])).toEqual([
    'connect:A gets narrower in `ConnectJob.X`: it is granted on x/* of connect under ' +
      'connect:InstanceId now, was on x/* of connect',
  ]);
});

test('what changed in the handlers of CloudFormation, and which names AWS publishes since', () => {
  const queue = { create: ['connect:CreateQueue'], update: ['connect:CreateQueue'] };
  expect(
    handlerChanges(
      { 'AWS::Connect::Queue': queue, 'AWS::Connect::Old': {} },
      {
        'AWS::Connect::Queue': { create: ['connect:MakeQueue'], update: ['connect:MakeQueue'] },
        'AWS::Connect::Room': { create: ['connect:OpenRoom'] },
      },
    ),
  ).toEqual([
    "AWS::Connect::Queue's handlers call connect:MakeQueue now",
    "AWS::Connect::Queue's handlers call connect:CreateQueue no longer",
    'CloudFormation has a new resource type AWS::Connect::Room',
    'CloudFormation no longer has AWS::Connect::Old',
  ]);
  expect(
    publishedChanges(
      { 'connect:A': { operationOf: ['connect'] } },
      {
        'connect:A': { operationOf: ['connect'] },
        'connect:B': { operationOf: ['connect'], handlersOf: ['AWS::Connect::Room'] },
      },
    ),
  ).toEqual([
    'connect:B is new as an operation of connect and a permission of AWS::Connect::Room; ' +
      'the reference does not list it',
  ]);
});
