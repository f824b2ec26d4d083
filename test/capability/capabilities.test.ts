import { capabilities } from '../../src/catalogue/capabilities';
import { ReportedCapability } from '../../src/report/capability-model';
import { requirementTexts } from '../../src/text/condition-text';
import { policy } from '../support/documents';
import { allow, CONNECT, deny, INSTANCE, principalWith } from '../support/readings';
import { sample } from '../support/sample';

type Statements = object | readonly object[];

const held = (statements: Statements, properties: object = {}): readonly ReportedCapability[] =>
  principalWith(statements, properties).capabilities;
const ids = (statements: Statements, properties: object = {}): string[] =>
  held(statements, properties).map(({ capability }) => capability);
const of = (id: string, statements: Statements, properties: object = {}) =>
  held(statements, properties).find(({ capability }) => capability === id);

const trusting = (Principal: object, Action: string, Condition?: object) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal,
    Action,
    ...(Condition && { Condition }),
  }),
});
const ACCOUNT = { AWS: 'arn:aws:iam::111122223333:root' };
const PROVIDER = { Federated: 'arn:aws:iam::111122223333:saml-provider/Okta' };

describe('every capability', () => {
  const PERSON = trusting(ACCOUNT, 'sts:AssumeRole');
  const SAML = trusting(PROVIDER, 'sts:AssumeRoleWithSAML');

  test.each(sample(capabilities(), 8).map(({ id }) => [id]))(
    '%s is held by whoever may do everything',
    (id) => {
      expect(ids(allow('*'), id === 'sign-in-as-themselves' ? SAML : PERSON)).toContain(id);
    },
  );

  test.each(
    sample(
      capabilities().flatMap(({ id, ways, escalation }) =>
        escalation ? [] : ways.map(({ needs, session }) => [id, needs, session] as const),
      ),
      8,
    ),
  )('%s is held by whoever may do %p, and not without one of the actions', (id, needs, session) => {
    const properties = session === 'own' ? SAML : PERSON;
    const ways = of(id, allow(needs), properties)?.ways ?? 0;
    expect(ways).toBeGreaterThan(0);
    for (const action of needs)
      expect(of(id, [allow(needs), deny(action)], properties)?.ways ?? 0).toBeLessThan(ways);
  });

  test('none is held by a role without access', () => {
    expect(held(allow('sqs:SendMessage'))).toEqual([]);
  });

  test('who only moves traffic to a replica does not copy the instance', () => {
    const moving = ['connect:CreateTrafficDistributionGroup', 'connect:UpdateTrafficDistribution'];
    expect(ids(allow(moving))).toEqual(['point-phone-numbers-elsewhere', 'change-sign-in']);
  });
});

describe('where', () => {
  test('a star is everywhere', () => {
    expect(of('delete-instance', allow('connect:DeleteInstance'))?.places).toEqual(['*']);
    expect(of('delete-instance', allow('connect:*', `${CONNECT}:instance/*`))?.places).toEqual([
      '*',
    ]);
  });

  test('an instance in the ARN is a place, and so is one in the condition', () => {
    expect(of('delete-instance', allow('connect:DeleteInstance', INSTANCE))?.places).toEqual([
      INSTANCE,
    ]);
    const Condition = { StringEquals: { 'connect:InstanceId': INSTANCE } };
    expect(
      of('read-contact-details', allow('connect:DescribeContact', '*', { Condition })),
    ).toMatchObject({ places: [INSTANCE], verdict: 'conditional' });
  });

  test('an instance that a condition excludes is no place', () => {
    const Condition = { StringNotEquals: { 'connect:InstanceId': INSTANCE } };
    expect(
      of('read-contact-details', allow('connect:DescribeContact', '*', { Condition })),
    ).toMatchObject({ places: ['*'], verdict: 'conditional' });
  });

  test('a bucket is a place', () => {
    const objects = 'arn:aws:s3:::recordings/*';
    expect(of('read-recordings', allow('s3:GetObject', objects))?.places).toEqual([objects]);
  });

  test('several statements are all places', () => {
    const other = `${CONNECT}:instance/22222222-2222-3333-4444-555555555555`;
    const statements = [
      allow('connect:DeleteInstance', INSTANCE),
      allow('connect:DeleteInstance', other),
    ];
    expect(of('delete-instance', statements)?.places).toEqual([INSTANCE, other]);
  });
});

describe('an action that is checked on several resource types', () => {
  const contacts = `${INSTANCE}/contact/*`;

  test('needs all of them', () => {
    expect(ids(allow('connect:MonitorContact', contacts))).toEqual([]);
    expect(
      ids(allow('connect:MonitorContact', [contacts, INSTANCE, `${INSTANCE}/agent/*`])),
    ).toContain('listen-to-live-calls');
  });
});

describe('an action that tags', () => {
  const tag = (kind: string) =>
    ids(allow(['connect:TagResource', 'connect:UntagResource'], `${INSTANCE}/${kind}/*`));

  test.each(['contact-flow', 'queue', 'routing-profile'])(
    'of a %s changes tags that limit access, and no security profiles',
    (kind) => expect(tag(kind)).toEqual(['change-limiting-tags']),
  );

  test.each(['security-profile', 'agent'])('of a %s may make administrators', (kind) =>
    expect(tag(kind)).toEqual([
      'make-administrators',
      'change-security-profiles',
      'change-limiting-tags',
    ]),
  );

  test('of a flow module does neither', () => expect(tag('flow-module')).toEqual([]));
});

describe('conditions', () => {
  test('a key whose values leave the way out closes it', () => {
    const only = (type: string) =>
      ids(
        allow('connect:AssociateInstanceStorageConfig', '*', {
          Condition: { StringEquals: { 'connect:StorageResourceType': type } },
        }),
      );
    expect(only('REAL_TIME_CONTACT_ANALYSIS_SEGMENTS')).toContain('read-live-transcripts');
    expect(only('SCHEDULED_REPORTS')).not.toContain('read-live-transcripts');
  });

  test('others are requirements', () => {
    const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(
      of('delete-instance', allow('connect:DeleteInstance', '*', { Condition })),
    ).toMatchObject({
      verdict: 'conditional',
      requirements: [{ kind: 'key', key: 'aws:MultiFactorAuthPresent', holds: true }],
    });
  });

  test('of several statements are alternatives', () => {
    const under = (key: string) => ({ Condition: { Bool: { [key]: 'true' } } });
    const statements = [
      allow('connect:DeleteInstance', '*', under('aws:MultiFactorAuthPresent')),
      allow('connect:DeleteInstance', '*', under('aws:ViaAWSService')),
    ];
    const [requirement] = of('delete-instance', statements)?.requirements ?? [];
    expect(requirement).toMatchObject({ kind: 'any-of', of: [[{}], [{}]] });
  });

  test('a way without any counts first', () => {
    const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const statements = [
      allow('connect:DeleteInstance', '*', { Condition }),
      allow('connect:DeleteInstance', INSTANCE),
    ];
    expect(of('delete-instance', statements)).toMatchObject({ places: ['*'] });
  });
});

describe('what limits', () => {
  test('a boundary', () => {
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(ids(allow('connect:DeleteInstance'), { PermissionsBoundary })).toEqual([]);
  });

  test('what was not read makes the verdict unknown', () => {
    const ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/Guard'];
    expect(
      of('delete-instance', allow('connect:DeleteInstance'), { ManagedPolicyArns }),
    ).toMatchObject({ verdict: 'unknown', known: 'allowed' });
  });
});

describe('signing in is the question who names the session', () => {
  const signIn = allow('connect:GetFederationToken');

  test.each([
    ['an account', trusting(ACCOUNT, 'sts:AssumeRole'), true],
    ['anybody', trusting({ AWS: '*' }, 'sts:AssumeRole'), true],
    [
      'an account whose callers must use their own name',
      trusting(ACCOUNT, 'sts:AssumeRole', {
        StringEquals: { 'sts:RoleSessionName': '${aws:username}' },
      }),
      false,
    ],
    ['an identity provider', trusting(PROVIDER, 'sts:AssumeRoleWithSAML'), false],
    [
      'a web identity',
      trusting({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity'),
      true,
    ],
    ['a service', {}, false],
  ])('%s', (_, properties, chooses) => {
    expect(ids(signIn, properties).includes('sign-in-as-any-user')).toBe(chooses);
    expect(ids(signIn, properties).includes('sign-in-as-themselves')).toBe(!chooses);
  });
});

test('who chooses the session name is not known of a role whose trust policy was not read', () => {
  const trust = { AssumeRolePolicyDocument: { Ref: 'Trust' } };
  expect(ids(allow('connect:GetFederationToken'), trust)).toContain('sign-in-as-any-user');
});

test('signing in on the documented resource is signing in', () => {
  const own = allow('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`);
  expect(of('sign-in-as-themselves', own)?.places).toEqual([INSTANCE]);
});

test('the name of the session limits nobody who chooses it', () => {
  const own = allow('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`);
  const trust = trusting({ AWS: 'arn:aws:iam::111122223333:root' }, 'sts:AssumeRole');
  expect(of('sign-in-as-any-user', own, trust)).toMatchObject({
    known: 'allowed',
    places: [INSTANCE],
    requirements: [],
  });
  const office = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
  expect(of('sign-in-as-any-user', { ...own, ...office }, trust)?.requirements).toMatchObject([
    { kind: 'key', key: 'aws:SourceIp' },
  ]);
});

describe('more access in AWS', () => {
  test('is held by whoever has a documented way', () => {
    expect(of('take-more-aws-access', allow('iam:PutRolePolicy'))).toMatchObject({
      places: ['*'],
      steps: [{ action: 'iam:PutRolePolicy', statement: 0 }],
    });
  });

  test('is what denies leave of everything', () => {
    const ways = (...denies: object[]) =>
      of('take-more-aws-access', [allow('*'), ...denies])?.ways ?? 0;
    expect(ways()).toBeGreaterThan(ways(deny('iam:*')));
    expect(ways(deny('*'))).toBe(0);
  });

  test('is limited where the way is', () => {
    const role = 'arn:aws:iam::111122223333:role/App';
    expect(of('take-more-aws-access', allow('iam:PutRolePolicy', role))?.places).toEqual([role]);
  });

  test('is shown as readers know what deployment chooses', () => {
    const onImport = allow('lambda:UpdateFunctionCode', { 'Fn::ImportValue': 'Function' });
    expect(of('take-more-aws-access', onImport)?.places).toEqual(['${Import Function}']);
  });
});

test('each step names its statement, and each statement its place', () => {
  const { capabilities: found, statementPlaces } = principalWith([
    allow('connect:ListInstances'),
    allow('connect:DeleteInstance'),
  ]);
  expect(found.find(({ capability }) => capability === 'delete-instance')?.steps).toEqual([
    {
      action: 'connect:DeleteInstance',
      resources: ['arn:aws:connect:*:*:instance/*'],
      statement: 1,
    },
  ]);
  expect(statementPlaces[1]).toEqual({
    file: 'template.json',
    pointer: '/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/1',
  });
});

describe('a condition of access to everything', () => {
  const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
  const texts = (id: string, statements: Statements) =>
    requirementTexts(of(id, statements)?.requirements ?? []);
  const withMfa = 'aws:MultiFactorAuthPresent is true';

  test('is not one of narrower access without it', () => {
    const deleting = (resource: string, more = {}) =>
      allow('connect:DeleteInstance', resource, more);
    expect(texts('delete-instance', [deleting('*', mfa), deleting(INSTANCE)])).toEqual([
      `${withMfa} or on ${INSTANCE}`,
    ]);
    expect(texts('delete-instance', [deleting('*', mfa), deleting(INSTANCE, mfa)])).toEqual([
      withMfa,
    ]);
  });

  test('is not one of a narrower way without it', () => {
    const user = 'arn:aws:iam::111122223333:user/x';
    const statements = [allow('iam:PutRolePolicy', '*', mfa), allow('iam:PutUserPolicy', user)];
    expect(texts('take-more-aws-access', statements)).toEqual([`${withMfa} or on ${user}`]);
  });

  test('stays where a further resource needs it', () => {
    const contacts = allow('connect:MonitorContact', `${INSTANCE}/contact/*`);
    expect(
      texts('listen-to-live-calls', [allow('connect:MonitorContact', '*', mfa), contacts]),
    ).toEqual([withMfa]);
  });
});
