import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policy, roleWith } from '../support/documents';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const ENDPOINT = { 'aws:SourceVpce': 'vpce-0123456789abcdef0' };
const NETWORK = { 'aws:SourceVpc': 'vpc-01234567' };
const OFFICE = { 'aws:SourceIp': '203.0.113.7/32' };
const ANYONE = [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }];
const GITHUB = 'token.actions.githubusercontent.com';

const allow = (Action: string, Condition?: object, Resource = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const list = (Condition?: object, Resource?: string) =>
  allow('connect:ListUsers', Condition, Resource);
const deny = (Condition: object) => ({ ...allow('*', Condition), Effect: 'Deny' });

const found = (
  statements: readonly object[],
  trust: readonly object[] = ANYONE,
  more: { readonly role?: object; readonly resources?: object } = {},
) =>
  audit(
    read('template.json', {
      Resources: {
        Role: roleWith('P', policy(...statements), {
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
          ...more.role,
        }),
        ...more.resources,
      },
    })!,
  ).filter(({ id }) => /^trust-in-anyone|^oidc/.test(id));
const severities = (...parameters: Parameters<typeof found>) =>
  found(...parameters).map(({ severity }) => severity);

test.each([
  ['an endpoint', [list({ StringEquals: ENDPOINT })], []],
  ['addresses', [list({ IpAddress: OFFICE })], ['error']],
  ['every address', [list({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })], ['fatal']],
  [
    'a tag that the role lacks',
    [list({ StringEquals: { 'aws:PrincipalTag/a': 'b' } })],
    ['warning'],
  ],
  ['a service that calls', [list({ Bool: { 'aws:ViaAWSService': 'true' } })], []],
  ['no service', [list({ Bool: { 'aws:ViaAWSService': 'false' } })], ['fatal']],
  [
    'its own organization',
    [list({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
    ['fatal'],
  ],
  ['a resource of another kind', [list(undefined, `${INSTANCE}/agent/*`)], []],
  ['an endpoint in a deny', [list(), deny({ StringNotEquals: NETWORK })], []],
  [
    'a network or addresses in a deny',
    [list(), deny({ StringNotEqualsIfExists: NETWORK, NotIpAddressIfExists: OFFICE })],
    ['error'],
  ],
  ['an endpoint in a deny of others', [list(), deny({ StringEquals: ENDPOINT })], ['fatal']],
  [
    'one statement of two',
    [list({ StringEquals: ENDPOINT }), allow('connect:DescribeUser')],
    ['fatal'],
  ],
  ['an action that is not listed', [allow('connect:NoSuchAction')], ['warning']],
])('anyone, where the role reaches Amazon Connect by %s', (_, statements, expected) => {
  expect(severities(statements)).toEqual(expected);
});

test.each([
  ['0.0.0.0/0', 'fatal'],
  ['203.0.113.7/32', 'error'],
])('the default of a parameter counts: %s', (Default, severity) => {
  const template = {
    Parameters: { Office: { Type: 'String', Default } },
    Resources: {
      Role: roleWith('P', policy(list({ IpAddress: { 'aws:SourceIp': { Ref: 'Office' } } })), {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: ANYONE },
      }),
    },
  };
  const all = audit(read('template.json', template)!);
  expect(all.filter(({ id }) => id === 'trust-in-anyone').map((one) => one.severity)).toEqual([
    severity,
  ]);
});

test('says what decides', () => {
  expect(found([list({ IpAddress: OFFICE })]).map(({ what }) => what)).toEqual([
    'anyone can assume the role Role. They can use Amazon Connect if aws:SourceIp is in 203.0.113.7/32',
  ]);
});

test('a service may call for a role that may call others', () => {
  const forwarded = list({ Bool: { 'aws:ViaAWSService': 'true' } });
  expect(severities([forwarded, allow('cloudformation:*')])).toEqual(['warning']);
});

test('tags count that the role has, or that strangers bring', () => {
  const tagged = [list({ StringEquals: { 'aws:PrincipalTag/a': 'b' } })];
  const having = (Value: string) => ({ role: { Tags: [{ Key: 'a', Value }] } });
  expect(severities(tagged, ANYONE, having('b'))).toEqual(['fatal']);
  const bringing = [{ ...ANYONE[0], Action: ['sts:AssumeRole', 'sts:TagSession'] }];
  expect(severities(tagged, bringing)).toEqual(['fatal']);
});

test('what the role gives otherwise counts', () => {
  const limited = list({ StringEquals: ENDPOINT });
  const other = {
    Other: roleWith('P', policy(list()), {
      RoleName: 'Other',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    }),
  };
  const assume = allow('sts:AssumeRole', undefined, 'arn:aws:iam::111122223333:role/Other');
  const named = { role: { RoleName: 'Role' }, resources: other };
  expect(severities([limited, assume], ANYONE, named)).not.toEqual([]);
  expect(severities([limited, allow('iam:PutRolePolicy')])).toEqual(['fatal']);
});

test('a provider that all its customers share', () => {
  const trust = [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } },
    },
  ];
  expect(severities([list()], trust)).toEqual(['fatal']);
  expect(severities([list({ IpAddress: OFFICE })], trust)).toEqual(['error']);
  expect(severities([list({ StringEquals: ENDPOINT })], trust)).toEqual([]);
});
