import { changes } from '../../../src/report/changes/compare';
import { Change } from '../../../src/report/changes/model';
import { allow, CONNECT, deny, INSTANCE, reported, role } from '../../support/readings';

const OTHER = `${CONNECT}:instance/99999999-2222-3333-4444-555555555555`;
const between = (before: object | object[], after: object | object[], properties: object = {}) =>
  changes(
    reported({ Role: role(before) }),
    reported({ Role: role(after, properties) }),
  ).principals.flatMap((principal) => principal.changes);
/** The changes of access, each by its kind and its actions. */
const access = (before: object | object[], after: object | object[]) =>
  between(before, after).flatMap((change: Change) =>
    change.kind.startsWith('access-') && 'actions' in change
      ? [[change.kind.slice('access-'.length), ...change.actions]]
      : [],
  );
const list = (resource: string, more: object = {}) => allow('connect:ListUsers', resource, more);

describe('nothing changed when', () => {
  const statements = [
    list(INSTANCE),
    allow(['connect:DescribeUser', 'connect:DescribeQueue'], `${INSTANCE}/*`),
  ];
  test.each<[string, object[]]>([
    ['statements are in another order', [...statements].reverse()],
    ['Sids are', statements.map((statement, i) => ({ ...statement, Sid: `New${i}` }))],
    [
      'a statement is cut in two',
      [
        statements[0],
        allow('connect:DescribeQueue', `${INSTANCE}/*`),
        allow('connect:DescribeUser', `${INSTANCE}/*`),
      ],
    ],
    [
      'actions are in another order',
      [statements[0], allow(['connect:DescribeQueue', 'connect:DescribeUser'], `${INSTANCE}/*`)],
    ],
    [
      'something is allowed again',
      [...statements, allow('connect:DescribeUser', `${INSTANCE}/agent/*`)],
    ],
    [
      'something is allowed again under a condition',
      [...statements, list(INSTANCE, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    ],
    [
      'a wildcard is written out',
      [statements[0], allow(['connect:describeuser', 'connect:DescribeQueue'], `${INSTANCE}/*`)],
    ],
  ])('%s', (_, after) => {
    expect(between(statements, after)).toEqual([]);
    expect(between(after, statements)).toEqual([]);
  });
});

describe('access is', () => {
  const none = allow('connect:ListQueues', INSTANCE);

  test('gained', () =>
    expect(access(none, [none, list(INSTANCE)])).toEqual([['gained', 'connect:ListUsers']]));
  test('lost', () =>
    expect(access([none, list(INSTANCE)], none)).toEqual([['lost', 'connect:ListUsers']]));
  test('lost by a deny', () =>
    expect(access([none, list(INSTANCE)], [none, list(INSTANCE), deny('connect:ListU*')])).toEqual([
      ['lost', 'connect:ListUsers'],
    ]));
  test('widened to another instance', () =>
    expect(access(list(INSTANCE), list('*'))).toEqual([['widened', 'connect:ListUsers']]));
  test('widened by a condition that went', () => {
    const secure = { Condition: { Bool: { 'aws:SecureTransport': 'true' } } };
    expect(access(list(INSTANCE, secure), list(INSTANCE))).toEqual([
      ['widened', 'connect:ListUsers'],
    ]);
  });
  test('widened by a value more in a condition', () => {
    const tagged = (...Team: string[]) => ({
      Condition: { StringEquals: { 'aws:PrincipalTag/Team': Team } },
    });
    expect(access(list('*', tagged('a')), list('*', tagged('a', 'b')))).toEqual([
      ['widened', 'connect:ListUsers'],
    ]);
  });
  test('narrowed', () =>
    expect(access(list('*'), list(INSTANCE))).toEqual([['narrowed', 'connect:ListUsers']]));
  test('moved', () =>
    expect(access(list(INSTANCE), list(OTHER))).toEqual([['moved', 'connect:ListUsers']]));
  test('gained where the report does not follow', () =>
    expect(access(none, [none, allow('dynamodb:*')])).toEqual([['gained', 'dynamodb:*']]));
  test('gained on more than a question mark of a deny', () => {
    const users = allow(['connect:DeleteUser'], `${INSTANCE}/agent/*`);
    expect(access([none], [none, users, deny('connect:*', `${INSTANCE}/agent/?`)])).toEqual([
      ['gained', 'connect:DeleteUser'],
    ]);
  });
  test('widened by a boundary that went', () => {
    const bounded = {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [list(INSTANCE)] } },
      },
      Role: role(list('*'), { PermissionsBoundary: { Ref: 'Boundary' } }),
    };
    const found = changes(reported(bounded), reported({ ...bounded, Role: role(list('*')) }));
    const widened = found.principals.find(({ kind }) => kind === 'role');
    expect(widened?.changes.map(({ kind }) => kind)).toEqual([
      'access-widened',
      'boundary-changed',
    ]);
  });
});

test('a deny by a key that requests for an action do not carry narrows nothing', () => {
  const before = allow([
    'connect:ListInstances',
    'connect:CreateInstance',
    'connect:UpdateTrafficDistribution',
  ]);
  const byInstance = deny('connect:*', '*', {
    Condition: { StringEquals: { 'connect:instanceId': '11111111-2222-3333-4444-555555555555' } },
  });
  expect(between(before, [before, byInstance])).toEqual([]);
});

test('the other way round is the other way round', () => {
  const [a, b] = [list(INSTANCE), [list('*'), allow('iam:PassRole')]];
  expect(access(a, b)).toEqual([
    ['gained', 'iam:PassRole'],
    ['widened', 'connect:ListUsers'],
  ]);
  expect(access(b, a)).toEqual([
    ['narrowed', 'connect:ListUsers'],
    ['lost', 'iam:PassRole'],
  ]);
});

test('a gain says whether it hands over more, and whether it is on everything', () => {
  expect(between(list(INSTANCE), [list('*'), allow('iam:PassRole')])).toMatchObject([
    { kind: 'access-gained', actions: ['iam:PassRole'], escalation: 'any' },
    { kind: 'access-widened', actions: ['connect:ListUsers'], onEverything: true },
  ]);
});

test('what a deny takes no part of any more, and what a statement on all but some actions has, is a change', () => {
  expect(
    access(
      [allow('connect:ListUsers'), deny('connect:ListUsers', INSTANCE)],
      allow('connect:ListUsers'),
    ),
  ).toEqual([['widened', 'connect:ListUsers']]);
  const elsewhere = deny('connect:ListUsers', `${INSTANCE}/agent/*`);
  expect(
    between(
      [allow('connect:ListUsers', INSTANCE), elsewhere],
      allow('connect:ListUsers', INSTANCE),
    ),
  ).toEqual([]);
  const but = (NotAction: string) => ({ Effect: 'Allow', NotAction, Resource: '*' });
  expect(between(but('ec2:*'), but('rds:*'))).toContainEqual({
    statements: [
      {
        policy: 'Inline',
        side: 'after',
        file: 'template.json',
        pointer: '/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0',
      },
    ],
    kind: 'access-gained',
    actions: ['rds:*'],
    notAction: true,
    before: [],
    after: [{ resources: ['*'], requirements: [] }],
  });
});

describe('of actions that the catalogue does not have', () => {
  const buckets = allow('s3:*');

  test('a deny that went is told', () => {
    const tables = deny('dynamodb:DeleteTable');
    expect(between([allow('dynamodb:*'), tables], allow('dynamodb:*'))).toEqual([
      {
        kind: 'deny-lost',
        actions: ['dynamodb:DeleteTable'],
        notAction: false,
        place: { resources: ['*'], requirements: [] },
        statements: [
          {
            policy: 'Inline',
            side: 'before',
            file: 'template.json',
            pointer: '/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/1',
          },
        ],
      },
    ]);
  });
  test('a deny of actions that it has is told by the actions alone', () => {
    const create = deny('connect:CreateUser');
    expect(access([allow('*'), create], allow('*'))).toEqual([['gained', 'connect:CreateUser']]);
    expect(between([allow('*'), create], allow('*')).map(({ kind }) => kind)).not.toContain(
      'deny-lost',
    );
  });
  test('a statement that is cut in two changes nothing', () => {
    expect(between(buckets, [allow('s3:*', 'arn:aws:s3:::a/*'), buckets])).toEqual([]);
  });
});

test('an action that is newer than the catalogue is a change', () => {
  for (const Action of ['connect:InventUser', 'connect:Invent*'])
    expect(access([], { Effect: 'Allow', Action, Resource: INSTANCE })).toEqual([
      ['gained', Action],
    ]);
});

test('an action that only deployment knows is a part that is not known', () => {
  const Action = { 'Fn::Sub': 'connect:${Verb}User' };
  expect(between([], { Effect: 'Allow', Action, Resource: INSTANCE })).toEqual([
    {
      kind: 'unknown-gained',
      part: expect.objectContaining({
        kind: 'statement',
        what: 'a statement whose Action only deployment knows: connect:${Verb}User',
        mayAllow: true,
        mayDeny: false,
      }),
    },
  ]);
});

test('policies that differ only in their partition are equal where that is asked for', () => {
  const on = (partition: string) =>
    reported({ Role: role(list(INSTANCE.replace('arn:aws:', `arn:${partition}:`))) });
  expect(changes(on('aws'), on('aws-us-gov')).verdict).toBe('changed');
  expect(changes(on('aws'), on('aws-us-gov'), { ignorePartition: true })).toMatchObject({
    verdict: 'unchanged',
    newAccess: 'no',
    principals: [],
  });
});
