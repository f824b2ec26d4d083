import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const PROFILES = `${INSTANCE}/security-profile/*`;
const PROFILE = `${INSTANCE}/security-profile/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;
const USERS = `${INSTANCE}/agent/*`;
const OF_TEAM = { StringEquals: { 'aws:ResourceTag/Team': 'x' } };
const AS_TEAM = { StringEquals: { 'aws:RequestTag/Team': 'x' } };
const WRITES = 'connect:UpdateSecurityProfile';
const MAKES = 'connect:CreateSecurityProfile';
const GIVES = 'connect:UpdateUserSecurityProfiles';

const found = (rule: string, ...Statement: readonly object[]) =>
  audit(read('policy.json', { Version: '2012-10-17', Statement })!)
    .filter(({ id }) => id === rule)
    .map(findingName);
const administrators = (...statements: readonly object[]) =>
  found('instance-administrator', ...statements);

describe('whoever writes what a security profile permits makes administrators', () => {
  test.each<[string, object]>([
    ['of all profiles', allow(WRITES, PROFILES)],
    ['of one profile', allow(WRITES, PROFILE)],
    ['of profiles with a tag', allow(WRITES, PROFILES, OF_TEAM)],
  ])('%s', (_, statement) => {
    expect(administrators(statement)).toEqual([`instance-administrator[${WRITES}]`]);
  });
});

describe('whoever gives a security profile makes administrators', () => {
  const given = `instance-administrator[${GIVES}]`;

  test('of all profiles but one', () => {
    const statement = { Effect: 'Allow', Action: GIVES, NotResource: PROFILE };
    const [{ what }] = audit(read('policy.json', { Statement: [statement] })!).filter(
      ({ id }) => id === 'instance-administrator',
    );
    expect(what).toBe(
      `${GIVES} gives any user any security profile on everything except some resources`,
    );
  });

  test('of a tag with which it makes profiles', () => {
    const statements = [
      allow(MAKES, PROFILES, AS_TEAM),
      allow('connect:TagResource', PROFILES, OF_TEAM),
      allow(GIVES, [USERS, PROFILES], OF_TEAM),
    ];
    expect(administrators(...statements)).toEqual([given]);
  });

  test('under a deny that does not apply', () => {
    const past = { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } };
    const deny = { Effect: 'Deny', Action: GIVES, Resource: PROFILE, Condition: past };
    expect(administrators(allow(GIVES, [USERS, PROFILES]), deny)).toEqual([given]);
  });

  test.each<[string, object[]]>([
    ['of one profile', [allow(GIVES, [USERS, PROFILE])]],
    ['of a tag', [allow(GIVES, [USERS, PROFILES], OF_TEAM)]],
    ['of all but profiles', [{ Effect: 'Allow', Action: GIVES, NotResource: PROFILES }]],
    ['of one profile, and makes others', [allow(MAKES, PROFILES), allow(GIVES, [USERS, PROFILE])]],
    [
      'of a tag, and makes profiles with another one',
      [
        allow([MAKES, 'connect:TagResource'], PROFILES, {
          StringEquals: { 'aws:RequestTag/Team': 'y' },
        }),
        allow(GIVES, [USERS, PROFILES], OF_TEAM),
      ],
    ],
    [
      'of a tag, and makes profiles without tags',
      [allow(MAKES, PROFILES), allow(GIVES, [USERS, PROFILES], OF_TEAM)],
    ],
    [
      'under a deny of the profile of administrators',
      [allow(GIVES, [USERS, PROFILES]), { Effect: 'Deny', Action: GIVES, Resource: PROFILE }],
    ],
  ])('but not %s', (_, statements) => {
    expect(administrators(...statements)).toEqual([]);
  });
});

test.each<[string, string[], string[]]>([
  ['profiles alone', [PROFILES], ['missing-resource-type']],
  ['profiles and users', [PROFILES, USERS], ['instance-administrator']],
])('an action on %s has one finding', (_, resources, expected) => {
  const ids = audit(read('policy.json', { Statement: [allow(GIVES, resources)] })!).map(
    ({ id }) => id,
  );
  const ofGiving = ['missing-resource-type', 'instance-administrator'];
  expect(ids.filter((id) => ofGiving.includes(id))).toEqual(expected);
});

test('an AI agent that gets any security profile is found', () => {
  const gives = 'connect:AssociateSecurityProfiles';
  const statement = allow(gives, [INSTANCE, PROFILES]);
  expect(administrators(statement)).toEqual([`instance-administrator[${gives}]`]);
});

test('a boundary without the action keeps its holder from making administrators', () => {
  const document = (statement: object) => ({ Version: '2012-10-17', Statement: statement });
  const within = (limit: object) =>
    audit(
      read('template.json', {
        Resources: {
          Limit: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: document(limit) },
          },
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              PermissionsBoundary: { Ref: 'Limit' },
              Policies: [
                { PolicyName: 'P', PolicyDocument: document(allow(GIVES, [USERS, PROFILES])) },
              ],
            },
          },
        },
      })!,
    )
      .filter(({ id }) => id === 'instance-administrator')
      .map(({ place }) => place.logicalId);
  expect(within(allow('connect:DescribeUser'))).toEqual([]);
  expect(within(allow('connect:*'))).toEqual(['Role']);
});

describe('all actions on one instance', () => {
  const ALL = allow('connect:*', [INSTANCE, `${INSTANCE}/*`]);
  const without = (...actions: readonly string[]) => ({
    Effect: 'Deny',
    Action: actions,
    Resource: '*',
  });
  const SIGN_IN = ['connect:GetFederationToken', 'connect:AdminGet*'];
  const ways = (...statements: readonly object[]) => [
    ...administrators(...statements).map(() => 'instance-administrator'),
    ...found('email-takeover', ...statements).map(() => 'email-takeover'),
  ];

  test('make administrators and take users over where signing in is denied', () => {
    expect(ways(ALL, without(...SIGN_IN))).toEqual(['instance-administrator', 'email-takeover']);
  });

  test('do so where they are on users and security profiles alone', () => {
    expect(ways(allow('connect:*', [USERS, PROFILES]))).toEqual([
      'instance-administrator',
      'email-takeover',
    ]);
  });

  test.each<[string, object[]]>([
    ['with signing in, which is found by itself', [ALL]],
    ['with one way to sign in', [ALL, without(SIGN_IN[0])]],
    [
      'without the actions on users and security profiles',
      [ALL, without(...SIGN_IN, 'connect:*User*', 'connect:*SecurityProfile*')],
    ],
    ['on its queues', [allow('connect:*', `${INSTANCE}/queue/*`)]],
  ])('do not %s', (_, statements) => {
    expect(ways(...statements)).toEqual([]);
  });
});

describe('emergency access', () => {
  const ACTION = 'connect:AdminGetEmergencyAccessToken';
  const emergency = (condition?: object, deny?: object) =>
    found(
      'unlimited-emergency-access',
      allow(ACTION, INSTANCE, condition),
      ...(deny ? [{ Effect: 'Deny', Action: ACTION, Resource: '*', Condition: deny }] : []),
    );

  test.each<[string, readonly [object?, object?]]>([
    ['from all addresses but some', [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }]],
    ['from half of the internet', [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }]],
    ['from every address of IPv6', [{ IpAddress: { 'aws:SourceIp': '2000::/3' } }]],
    ['with a deny of some addresses', [undefined, { IpAddress: { 'aws:SourceIp': '8.8.8.0/24' } }]],
    ['outside an endpoint', [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }]],
  ])('is not limited %s', (_, conditions) => {
    expect(emergency(...conditions)).toEqual(['unlimited-emergency-access[policy.json]']);
  });

  test.each<[string, readonly [object?, object?]]>([
    ['to a range', [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }]],
    ['to the private ranges', [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '172.16.0.0/12'] } }]],
    ['by a deny', [undefined, { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }]],
    ['to an endpoint', [{ StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }]],
    ['to MFA', [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }]],
  ])('is limited %s', (_, conditions) => {
    expect(emergency(...conditions)).toEqual([]);
  });
});

describe('a wildcard of Amazon Connect whose signing in is denied', () => {
  const SIGN_IN = ['connect:GetFederationToken', 'connect:AdminGetEmergencyAccessToken'];
  const deny = (Action: unknown) => ({ Effect: 'Deny', Action, Resource: '*' });
  const ids = (...Statement: readonly object[]) =>
    audit(read('policy.json', { Version: '2012-10-17', Statement })!)
      .map(({ id }) => id)
      .filter((id) =>
        ['instance-administrator', 'email-takeover', 'sign-in-by-wildcard'].includes(id),
      );

  test.each([
    ['connect:*', SIGN_IN, ['instance-administrator', 'email-takeover']],
    ['connect:*', SIGN_IN.slice(0, 1), ['sign-in-by-wildcard']],
    ['connect:Update*', SIGN_IN, ['instance-administrator', 'email-takeover']],
    ['connect:UpdateQueue*', SIGN_IN, []],
  ])('%s without %j still takes users over', (wildcard, denied, expected) => {
    expect(ids(allow(wildcard), deny(denied))).toEqual(expected);
  });

  test.each([
    [
      'a boundary without it',
      'connect:*',
      { Effect: 'Allow', NotAction: SIGN_IN, Resource: '*' },
      ['instance-administrator', 'email-takeover'],
    ],
    ['a boundary with it', 'connect:*', allow('connect:*'), ['sign-in-by-wildcard']],
    ['a boundary without it', 'connect:Get*', allow('connect:GetMetric*'), []],
  ])('by %s is judged as denied: %s', (_, wildcard, boundary, expected) => {
    const document = (statement: object) => ({ Version: '2012-10-17', Statement: statement });
    const all = audit(
      read('template.json', {
        Resources: {
          Boundary: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: document(boundary) },
          },
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              PermissionsBoundary: { Ref: 'Boundary' },
              Policies: [{ PolicyName: 'P', PolicyDocument: document(allow(wildcard)) }],
            },
          },
        },
      })!,
    );
    const kinds = ['instance-administrator', 'email-takeover', 'sign-in-by-wildcard'];
    const ofRole = all.filter(({ place }) => place.logicalId === 'Role');
    expect(ofRole.map(({ id }) => id).filter((id) => kinds.includes(id))).toEqual(expected);
  });

  test('on the instance, or by a deny of all other actions, is denied too', () => {
    const resources = [INSTANCE, `${INSTANCE}/*`];
    const wildcard = { ...allow('connect:Get*'), Resource: resources };
    const denied = { ...deny(SIGN_IN), Resource: resources };
    expect(ids(wildcard)).toEqual(['sign-in-by-wildcard']);
    expect(ids(wildcard, denied)).toEqual([]);
    const others = { Effect: 'Deny', NotAction: 'connect:GetMetric*', Resource: '*' };
    expect(ids(wildcard, others)).toEqual([]);
  });
});
