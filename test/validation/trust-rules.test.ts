import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { auditedRole } from '../support/audited-role';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const allow = (Action: unknown, Resource: unknown = INSTANCE) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const LIST = allow('connect:ListUsers');
const SIGN_IN = allow('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`);
const EMERGENCY = allow('connect:AdminGetEmergencyAccessToken');

const GUESTS = 'oidc-without-subject';

/** Ids of what is found in a role by what it is allowed and who may assume it. */
const found = (
  statement: object | readonly object[],
  principal: object | string,
  {
    action = 'sts:AssumeRole',
    condition,
    not = false,
  }: { action?: string; condition?: object; not?: boolean } = {},
) =>
  foundIn(statement, [
    {
      Effect: 'Allow',
      [not ? 'NotPrincipal' : 'Principal']: principal,
      Action: action,
      ...(condition && { Condition: condition }),
    },
  ]);

/** Ids of what is found in a role that anyone can assume, with another statement in its trust. */
const foundWith = (statement: object) =>
  foundIn(LIST, [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }, statement]);

const foundIn = (statement: object | readonly object[], trust: readonly object[]) =>
  findingsIn(statement, trust).map(({ id }) => id);

const findingsIn = (statement: object | readonly object[], trust: readonly object[]) =>
  auditedRole([statement].flat(), trust);

describe('a role that anyone can assume', () => {
  test.each([
    ['everybody', '*', {}],
    ['every principal of AWS', { AWS: '*' }, {}],
    ['everybody but one account', { AWS: '111122223333' }, { not: true }],
    [
      'everybody who knows a word',
      { AWS: '*' },
      { condition: { StringEquals: { 'sts:ExternalId': 'xy' } } },
    ],
    [
      'everybody, if there is an organization',
      { AWS: '*' },
      { condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } },
    ],
  ])('%s', (_, principal, options) => {
    expect(found(LIST, principal, options)).toEqual(['trust-in-anyone']);
  });

  const anyone = (condition: object) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 'sts:AssumeRole',
    Condition: condition,
  });

  test.each([
    ['a network', ['203.0.113.0/24'], 'error'],
    ['half of the internet', ['0.0.0.0/1'], 'fatal'],
  ])('is as severe as %s is wide', (_, addresses, severity) => {
    const trust = [anyone({ IpAddress: { 'aws:SourceIp': addresses } })];
    expect(findingsIn(LIST, trust).map((one) => [one.id, one.severity])).toEqual([
      ['trust-in-anyone', severity],
    ]);
  });

  test('is none if only requests without TLS are let in', () => {
    expect(foundIn(LIST, [anyone({ Bool: { 'aws:SecureTransport': 'false' } })])).toEqual([]);
  });

  test.each([
    ['everybody', '*', ['trust-in-anyone']],
    ['an account', '111122223333', []],
  ])('a parameter whose default is %s', (_, Default, expected) => {
    const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'Who' } } };
    const world = read('template.json', {
      Parameters: { Who: { Type: 'String', Default } },
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
            Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [LIST] } }],
          },
        },
      },
    });
    const ids = audit(world!).map(({ id }) => id);
    expect(ids.filter((id) => id === 'trust-in-anyone')).toEqual(expected);
  });

  test.each([
    ['StringLike', 'aws:PrincipalOrgID', 'o-*'],
    ['StringLike', 'aws:PrincipalOrgID', '*'],
    ['Null', 'aws:PrincipalOrgID', 'false'],
    ['StringEquals', 'aws:PrincipalOrgID', ['o-1', '${aws:PrincipalOrgID}']],
    ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1'],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-*/r-1/*'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Admin'],
    ['StringLike', 'aws:PrincipalAccount', '9*'],
    ['StringNotEquals', 'aws:PrincipalAccount', '111122223333'],
    ['StringLike', 'aws:userid', 'AROA*'],
  ])('under %s %s %j', (operator, key, value) => {
    const condition = { [operator]: { [key]: value } };
    expect(found(LIST, { AWS: '*' }, { condition })).toEqual(['trust-in-anyone']);
  });

  test.each([
    ['StringLike', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'],
    ['StringEquals', 'aws:PrincipalOrgID', '${aws:ResourceOrgID}'],
    ['StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}'],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/*'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'],
    ['StringEquals', 'aws:PrincipalOrgID', { Ref: 'Organization' }],
    ['StringLike', 'aws:userid', 'AROAEXAMPLEID:*'],
    ['Bool', 'aws:PrincipalIsAWSService', 'true'],
  ])('not under %s %s %j', (operator, key, value) => {
    const condition = { [operator]: { [key]: value } };
    expect(found(LIST, { AWS: '*' }, { condition })).toEqual([]);
  });

  test('not beside a deny of every other organization', () => {
    const organization = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
    const notAService = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };
    const deny = (Condition: object) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:*',
      Condition,
    });
    expect(foundWith(deny(organization))).toEqual([]);
    expect(foundWith(deny({ ...organization, ...notAService }))).toEqual([]);
    expect(foundWith(deny({ StringNotEquals: { 'aws:PrincipalTag/x': 'y' } }))).toEqual([
      'trust-in-anyone',
    ]);
  });

  test.each(['aws:PrincipalOrgID', 'aws:PrincipalArn', 'aws:PrincipalAccount'])(
    'not under %s',
    (key) => {
      expect(found(LIST, { AWS: '*' }, { condition: { StringEquals: { [key]: 'x' } } })).toEqual(
        [],
      );
    },
  );
});

test('another account needs an external id, or names one of its roles', () => {
  const other = { AWS: 'arn:aws:iam::999988887777:root' };
  expect(found(LIST, other)).toEqual(['trust-in-other-account']);
  expect(found(LIST, { AWS: '999988887777' })).toEqual(['trust-in-other-account']);
  expect(found(LIST, { AWS: '111122223333' })).toEqual([]);
  expect(found(LIST, { AWS: 'arn:aws:iam::999988887777:role/Auditor' })).toEqual([]);
  const condition = { StringEquals: { 'sts:ExternalId': 'xy' } };
  expect(found(LIST, other, { condition })).toEqual([]);
});

test('an account is another one where nothing says that it is the own one', () => {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  const own = { 'Fn::Sub': INSTANCE.replace('111122223333', '${AWS::AccountId}') };
  const whats = (AWS: unknown, resource: unknown = own) =>
    findingsIn(allow('connect:ListUsers', resource), [{ ...statement, Principal: { AWS } }])
      .filter(({ id }) => id === 'trust-in-other-account')
      .map(({ what }) => what);
  expect(whats('arn:aws:iam::999988887777:root')).toEqual([
    expect.stringMatching(/in the account 999988887777 .*, unless that is the own account$/),
  ]);
  expect(whats({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' })).toEqual([]);
  expect(whats('arn:aws:iam::999988887777:root', '*')).toEqual([
    expect.stringMatching(/in the account 999988887777 .*, unless that is the own account$/),
  ]);
});

describe('an account by a parameter', () => {
  const whats = (parameter: object, AWS: object, condition: object = {}) => {
    const Statement = [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS }, Condition: condition },
    ];
    const Properties = {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
      Policies: [
        { PolicyName: 'P', PolicyDocument: { Statement: [allow('connect:ListUsers', '*')] } },
      ],
    };
    const Parameters = { Vendor: { Type: 'String', ...parameter } };
    const template = { Parameters, Resources: { R: { Type: 'AWS::IAM::Role', Properties } } };
    return audit(read('template.json', template)!)
      .filter(({ id }) => id === 'trust-in-other-account')
      .map(({ what }) => what);
  };
  const root = { 'Fn::Sub': 'arn:aws:iam::${Vendor}:root' };
  const ref = { Ref: 'Vendor' };
  const any = expect.stringContaining('everybody in the account ${Vendor} can assume');

  test.each([
    ['chosen by deployment', {}, root],
    ['that is the principal', {}, ref],
    ['in Systems Manager', { Type: 'AWS::SSM::Parameter::Value<String>' }, root],
    ['of a pattern', { AllowedPattern: '[0-9]{12}' }, ref],
    ['of a pattern that only Java has', { AllowedPattern: '(?i)[0-9]+' }, ref],
  ])('%s may be another one', (_, parameter, principal) => {
    expect(whats(parameter, principal)).toEqual([any]);
  });

  test.each([
    ['in its ARN', root],
    ['that is the principal', ref],
  ])('by a name in Systems Manager may be another one, %s', (_, principal) => {
    const Type = 'AWS::SSM::Parameter::Value<String>';
    expect(whats({ Type, Default: '/a' }, principal)).toEqual([
      expect.stringMatching(
        /the account \$\{resolve:ssm:\/a\} .*, with the default of the .* Vendor$/,
      ),
    ]);
  });

  test('by its default is that one', () => {
    expect(whats({ Default: '999988887777' }, root)).toEqual([
      expect.stringMatching(
        /the account 999988887777 .*, with the default of the parameter Vendor/,
      ),
    ]);
  });

  test.each([
    ['a role by its pattern', { AllowedPattern: 'arn:aws:iam::[0-9]{12}:role/.+' }, ref],
    ['a role by its values', { AllowedValues: ['arn:aws:iam::999988887777:role/A'] }, ref],
    ['a role by its default', { Default: 'arn:aws:iam::999988887777:role/A' }, ref],
    ['one role of it', {}, { 'Fn::Sub': 'arn:aws:iam::${Vendor}:role/A' }],
  ])('is none where it is %s', (_, parameter, principal) => {
    expect(whats(parameter, principal)).toEqual([]);
  });

  test('with an external id is none either', () => {
    expect(whats({}, root, { StringEquals: { 'sts:ExternalId': 'a-1' } })).toEqual([]);
  });
});

test.each([
  ['StringLike', 'sts:ExternalId', '*', true],
  ['Null', 'sts:ExternalId', 'false', true],
  ['StringEquals', 'aws:PrincipalAccount', '999988887777', true],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Auditor', false],
  ['StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', false],
])('another account under %s %s %s', (operator, key, value, isFound) => {
  const condition = { [operator]: { [key]: value } };
  expect(found(LIST, { AWS: '999988887777' }, { condition })).toEqual(
    isFound ? ['trust-in-other-account'] : [],
  );
});

describe('identity providers', () => {
  const saml = { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' };
  const oidc = { Federated: 'arn:aws:iam::111122223333:oidc-provider/id.example.com' };
  const cognito = { Federated: 'cognito-identity.amazonaws.com' };

  test('SAML needs an audience', () => {
    const action = 'sts:AssumeRoleWithSAML';
    expect(found(SIGN_IN, saml, { action })).toEqual(['saml-without-audience']);
    const condition = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
    expect(found(SIGN_IN, saml, { action, condition })).toEqual([]);
  });

  test.each([
    ['https://signin.aws.amazon.com/saml', []],
    ['https://eu-west-2.signin.aws.amazon.com/saml', []],
    ['https://*.signin.aws.amazon.com/saml', []],
    ['https://signin.aws.amazon.com/saml/acs/SAMLSPEXAMPLE', []],
    ['https://evil.example.com/saml', ['saml-without-audience']],
    ['https://*', ['saml-without-audience']],
  ])('the audience %s', (audience, expected) => {
    const condition = { StringLike: { 'SAML:aud': audience } };
    expect(found(SIGN_IN, saml, { action: 'sts:AssumeRoleWithSAML', condition })).toEqual(expected);
  });

  test.each([
    ['repo:acme/app:ref:refs/heads/main', []],
    ['repo:acme/*', []],
    ['repo:*', ['oidc-without-subject']],
    ['repo:acme*', ['oidc-without-subject']],
    ['repo:*/app:*', ['oidc-without-subject']],
    ['*:ref:refs/heads/main', ['oidc-without-subject']],
  ])('the subject %s at a provider where anybody has an account', (subject, expected) => {
    const provider = 'token.actions.githubusercontent.com';
    const github = { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` };
    const condition = { StringLike: { [`${provider}:sub`]: subject } };
    const action = 'sts:AssumeRoleWithWebIdentity';
    expect(found(LIST, github, { action, condition })).toEqual(expected);
  });

  test('web identities choose the name of the session', () => {
    const action = 'sts:AssumeRoleWithWebIdentity';
    const condition = { StringEquals: { 'id.example.com:sub': 'x' } };
    expect(found(SIGN_IN, oidc, { action, condition })).toEqual(['chosen-session-name']);
  });

  test.each([
    [oidc, { 'id.example.com:aud': 'x' }, ['oidc-without-subject']],
    [oidc, { 'id.example.com:sub': '*' }, ['oidc-without-subject']],
    [oidc, { 'id.example.com:sub': 'repo:a/b' }, []],
    [cognito, { 'cognito-identity.amazonaws.com:aud': 'eu-west-2:*' }, ['oidc-without-subject']],
    [cognito, { 'cognito-identity.amazonaws.com:aud': 'eu-*' }, ['oidc-without-subject']],
    [cognito, { 'cognito-identity.amazonaws.com:aud': 'eu-west-2:1' }, ['oidc-without-subject']],
    [
      {
        Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-2.amazonaws.com/id/A',
      },
      { 'oidc.eks.eu-west-2.amazonaws.com/id/A:sub': 'system:serviceaccount:*:*' },
      ['oidc-without-subject'],
    ],
    [
      {
        Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-2.amazonaws.com/id/A',
      },
      { 'oidc.eks.eu-west-2.amazonaws.com/id/A:sub': 'system:serviceaccount:desk:*' },
      [],
    ],
  ])('OpenID Connect needs a subject: %j with %j', (principal, keys, expected) => {
    const action = 'sts:AssumeRoleWithWebIdentity';
    expect(found(LIST, principal, { action, condition: { StringLike: keys } })).toEqual(expected);
  });
});

describe('the users of an identity pool', () => {
  const amr = 'cognito-identity.amazonaws.com:amr';
  const pool = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-2:1' } };

  test.each([
    ['sign in', { 'ForAnyValue:StringLike': { [amr]: 'authenticated' } }, []],
    ['sign in by one provider', { 'ForAnyValue:StringLike': { [amr]: 'graph.facebook.com' } }, []],
    ['are guests', { 'ForAnyValue:StringLike': { [amr]: 'unauthenticated' } }, [GUESTS]],
    ['may be guests', { 'ForAnyValue:StringLike': { [amr]: '*authenticated' } }, [GUESTS]],
    ['may be anybody', { 'ForAllValues:StringLike': { [amr]: 'authenticated' } }, [GUESTS]],
    ['may be anybody, without a condition', {}, [GUESTS]],
  ])('%s', (_, condition, expected) => {
    const cognito = { Federated: 'cognito-identity.amazonaws.com' };
    const action = 'sts:AssumeRoleWithWebIdentity';
    expect(found(LIST, cognito, { action, condition: { ...pool, ...condition } })).toEqual(
      expected,
    );
  });
});

test('the audience of another partition', () => {
  const provider = { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' };
  const condition = { StringEquals: { 'SAML:aud': 'https://signin.amazonaws.cn/saml' } };
  const action = 'sts:AssumeRoleWithSAML';
  expect(found(LIST, provider, { action, condition })).toEqual(['saml-without-audience']);
});

test('nobody of another account is in an own network', () => {
  const condition = { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };
  expect(found(LIST, '*', { condition })).toEqual([]);
  const outside = { StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };
  expect(found(LIST, '*', { condition: outside })).toEqual(['trust-in-anyone']);
});

describe('a service that acts for others', () => {
  const anchor = 'arn:aws:rolesanywhere:eu-west-2:111122223333:trust-anchor/x';

  test.each([
    ['rolesanywhere', {}, ['service-without-source']],
    ['rolesanywhere', { ArnEquals: { 'aws:SourceArn': anchor } }, []],
    [
      'rolesanywhere',
      { ArnLike: { 'aws:SourceArn': 'arn:*:*:*:*:*' } },
      ['service-without-source'],
    ],
    ['rolesanywhere', { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'desk' } }, []],
    ['scheduler', {}, ['service-without-source']],
    ['scheduler', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, []],
    ['lambda', {}, []],
  ])('%s under %j', (service, condition, expected) => {
    expect(found(LIST, { Service: `${service}.amazonaws.com` }, { condition })).toEqual(expected);
  });

  test.each<[unknown, string[]]>([
    ['scheduler.amazonaws.com.cn', ['service-without-source']],
    ['scheduler.eu-west-2.amazonaws.com', ['service-without-source']],
    [{ 'Fn::Sub': 'scheduler.${AWS::Region}.amazonaws.com' }, ['service-without-source']],
    [{ 'Fn::Sub': 'scheduler.${AWS::URLSuffix}' }, ['service-without-source']],
    [{ Ref: 'Service' }, []],
  ])('has several names: %j', (Service, expected) => {
    expect(found(LIST, { Service })).toEqual(expected);
  });
});

test('whoever chooses the session name chooses the user', () => {
  const account = { AWS: '111122223333' };
  expect(found(SIGN_IN, account)).toEqual(['chosen-session-name']);
  expect(found(SIGN_IN, { Service: 'lambda.amazonaws.com' })).toEqual([]);
  const condition = { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } };
  expect(found(SIGN_IN, account, { condition })).toEqual([]);
});

test.each([
  ['*@example.com', ['chosen-session-name']],
  ['a?', ['chosen-session-name']],
  ['${aws:username}*', ['chosen-session-name']],
  ['${aws:username}', []],
  ['ana${*}', []],
  ['ana', []],
])('the session name %s, of which a pattern leaves a choice', (name, expected) => {
  const condition = { StringLike: { 'sts:RoleSessionName': name } };
  expect(found(SIGN_IN, { AWS: '111122223333' }, { condition })).toEqual(expected);
});

test('emergency access needs MFA or an address, in the trust policy or in the permission', () => {
  const account = { AWS: '111122223333' };
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const address = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
  expect(found(EMERGENCY, account)).toEqual(['unlimited-emergency-access']);
  expect(found(EMERGENCY, account, { condition: mfa })).toEqual([]);
  expect(found({ ...EMERGENCY, Condition: address }, account)).toEqual([]);
  const everywhere = { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } };
  expect(found(EMERGENCY, account, { condition: everywhere })).toEqual([
    'unlimited-emergency-access',
  ]);
  const withoutMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } };
  expect(found({ ...EMERGENCY, Condition: withoutMfa }, account)).toEqual([]);
  // Requests with the access key of a user do not have the key, so the trust policy lets them in.
  expect(found(EMERGENCY, account, { condition: withoutMfa })).toEqual([
    'unlimited-emergency-access',
  ]);
});

describe('an application', () => {
  const service = { Service: 'lambda.amazonaws.com' };

  test('with full access is found', () => {
    expect(found(allow('connect:*', '*'), service)).toContain('application-full-access');
  });

  test('has no full access by all actions on what few of them are on', () => {
    const users =
      'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/agent/*';
    expect(found(allow('connect:*', users), service)).not.toContain('application-full-access');
  });

  test('is judged by what it can do, not by whom else it serves', () => {
    expect(found(allow('connect:*', '*'), { AWS: '111122223333' })).not.toContain(
      'application-full-access',
    );
    expect(found(LIST, service)).toEqual([]);
  });
});

describe('the user that a session signs in as', () => {
  const ACCOUNT = { AWS: '111122223333' };
  const signIn = (resource: string, Condition?: object) => ({
    ...allow('connect:GetFederationToken', resource),
    ...(Condition && { Condition }),
  });

  test.each([
    [signIn(`${INSTANCE}/user/*:agent-*`)],
    [signIn(`${INSTANCE}/user/\${aws:userid}`)],
    [signIn(INSTANCE, { StringLike: { 'aws:userid': '*:agent-*' } })],
    [signIn(INSTANCE, { StringLike: { 'aws:userid': 'AROAEXAMPLEID:*' } })],
    [signIn(INSTANCE, { StringNotLike: { 'aws:userid': '*:bob' } })],
  ])('is chosen by whoever assumes the role: %j', (statement) => {
    expect(found(statement, ACCOUNT)).toEqual(['chosen-session-name']);
  });

  test.each([
    [signIn(`${INSTANCE}/user/AROAEXAMPLEID:bob`)],
    [signIn(`${INSTANCE}/user/*:bob`)],
    [signIn(INSTANCE, { StringLike: { 'aws:userid': '*:bob' } })],
    [signIn(INSTANCE, { StringEquals: { 'aws:userid': ['A:bob', 'A:eve'] } })],
  ])('is the one that the policy names: %j', (statement) => {
    expect(found(statement, ACCOUNT)).toEqual([]);
  });

  test('is the one for whom a deny makes an exception', () => {
    const others = {
      ...signIn('*', { StringNotLike: { 'aws:userid': '*:bob' } }),
      Effect: 'Deny',
    };
    expect(found([SIGN_IN, others], ACCOUNT)).toEqual([]);
  });
});

describe('a wildcard that includes nothing but the emergency sign-in', () => {
  const EMERGENCIES = allow('connect:AdminGetEmergency*');

  test('is as good as its name', () => {
    expect(found(EMERGENCIES, { AWS: '111122223333' })).toEqual(['unlimited-emergency-access']);
  });

  test('is limited by the trust policy', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(found(EMERGENCIES, { AWS: '111122223333' }, { condition })).toEqual([]);
  });
});

describe('a provider that all its customers share', () => {
  const GITHUB = 'token.actions.githubusercontent.com';
  const arnOf = (provider: string) => `arn:aws:iam::111122223333:oidc-provider/${provider}`;
  const severities = (provider: unknown, Condition: object) =>
    findingsIn(LIST, [
      {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition,
      },
    ]).map(({ id, severity }) => `${severity} ${id}`);
  const OPEN = ['fatal oidc-without-subject'];
  const NO_SUBJECT = ['warning oidc-without-subject'];

  test.each<[unknown, object]>([
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }],
    [arnOf(GITHUB), { StringLike: { [`${GITHUB}:sub`]: 'repo:*' } }],
    [arnOf(GITHUB), { StringLike: { [`${GITHUB}:sub`]: 'repo:acme*' } }],
    [arnOf(GITHUB), { StringLike: { [`${GITHUB}:sub`]: ['repo:acme/*', '*'] } }],
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:ref`]: 'refs/heads/main' } }],
    [arnOf(GITHUB), { StringNotEquals: { [`${GITHUB}:sub`]: 'repo:evil/x' } }],
    [
      arnOf(GITHUB),
      {
        StringLike: { [`${GITHUB}:sub`]: 'repo:*' },
        StringNotEquals: { [`${GITHUB}:sub`]: 'repo:evil/x' },
      },
    ],
    [{ Ref: 'Provider' }, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }],
    [arnOf('gitlab.com'), { StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' } }],
    [arnOf('agent.buildkite.com'), { StringLike: { 'agent.buildkite.com:sub': 'organization:*' } }],
    [arnOf('app.terraform.io'), { StringLike: { 'app.terraform.io:sub': 'organization:acme*' } }],
    ['accounts.google.com', {}],
    ['cognito-identity.amazonaws.com', {}],
  ])('lets strangers in: %j with %j', (provider, condition) => {
    expect(severities(provider, condition)).toEqual(OPEN);
  });

  test.each<[unknown, object, readonly string[]]>([
    [arnOf(GITHUB), { StringEqualsIfExists: { [`${GITHUB}:sub`]: 'repo:acme/x' } }, []],
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:repository`]: 'acme/x' } }, NO_SUBJECT],
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:sub`]: 'repository_owner:acme' } }, []],
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:repository_owner_id`]: '1' } }, NO_SUBJECT],
    [arnOf('gitlab.com'), { StringEquals: { 'gitlab.com:namespace_id': '1' } }, NO_SUBJECT],
    [arnOf(`${GITHUB}/acme`), { StringEquals: { [`${GITHUB}/acme:aud`]: 'x' } }, NO_SUBJECT],
    ['accounts.google.com', { StringEquals: { 'accounts.google.com:aud': '1' } }, NO_SUBJECT],
    [
      arnOf('app.terraform.io'),
      { StringLike: { 'app.terraform.io:sub': 'organization:acme:*' } },
      [],
    ],
    [
      arnOf('oidc.vercel.com'),
      { StringEquals: { 'oidc.vercel.com:aud': 'https://vercel.com/acme' } },
      [],
    ],
  ])('lets its owner in: %j with %j', (provider, condition, expected) => {
    expect(severities(provider, condition)).toEqual(expected);
  });

  test.each(['api.pulumi.com/oidc', 'oidc.vercel.com'])(
    'of %s only customers whose audience the provider lists, without a condition',
    (provider) => {
      expect(severities(arnOf(provider), {})).toEqual(['warning oidc-without-subject']);
      expect(severities(arnOf('gitlab.com'), {})).toEqual(['fatal oidc-without-subject']);
    },
  );

  test.each([
    [arnOf(GITHUB), { StringEquals: { [`${GITHUB}:repository_owner`]: 'acme' } }, 'warning'],
    [arnOf(GITHUB), { StringLike: { [`${GITHUB}:Repository_Owner`]: 'acme*' } }, 'warning'],
    [arnOf(GITHUB), { StringEqualsIfExists: { [`${GITHUB}:repository_owner`]: 'acme' } }, 'fatal'],
    [arnOf(GITHUB), { StringNotEquals: { [`${GITHUB}:repository_owner`]: 'evil' } }, 'fatal'],
    [arnOf('gitlab.com'), { StringEquals: { 'gitlab.com:namespace_path': 'acme' } }, 'warning'],
  ])('a condition key that no token has: %j with %j', (provider, condition, severity) => {
    expect(severities(provider, condition)).toEqual([`${severity} oidc-without-subject`]);
  });

  test.each([
    [
      { StringEquals: { [`${GITHUB}:repository_owner`]: 'acme' } },
      'the reference of 2026-09-26 does not list the condition key token.actions.githubusercontent.com:repository_owner. Unless AWS has added it since, nobody can assume the role Role by this statement',
    ],
    [
      { StringEquals: { [`${GITHUB}:repository_id`]: '1' } },
      'everybody whose token of any identity provider has the repository_id that the trust policy requires can assume the role Role',
    ],
  ])('says who may assume the role: %j', (condition, what) => {
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
    };
    expect(findingsIn(LIST, [statement]).map((one) => one.what)).toEqual([what]);
  });

  test.each([
    [{ StringEquals: { [`${GITHUB}:sub`]: 'repo:acme/*' } }],
    [{ StringEquals: { [`${GITHUB}:sub`]: 'repo:*' } }],
    [{ StringEqualsIfExists: { [`${GITHUB}:sub`]: 'repo:*' } }],
  ])('a wildcard that is compared as a character lets nobody in: %j', (condition) => {
    expect(severities(arnOf(GITHUB), condition)).toEqual(['error condition-key']);
  });

  test.each([
    ['AWS::IAM::OIDCProvider', { Ref: 'Provider' }],
    ['AWS::IAM::OIDCProvider', { 'Fn::GetAtt': ['Provider', 'Arn'] }],
    ['AWS::IAM::OIDCProvider', { 'Fn::Sub': '${Provider.Arn}' }],
    ['Custom::AWSCDKOpenIdConnectProvider', { Ref: 'Provider' }],
  ])('a reference to a provider of the template weighs like its ARN: %s, %j', (Type, Federated) => {
    const trust = {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated },
    };
    const severitiesBy = (Url: unknown) =>
      audit(
        read('template.json', {
          Resources: {
            Provider: { Type, Properties: { Url } },
            Role: {
              Type: 'AWS::IAM::Role',
              Properties: {
                AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
                Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [LIST] } }],
              },
            },
          },
        })!,
      )
        .filter(({ id }) => id === 'oidc-without-subject')
        .map(({ severity }) => severity);
    expect(severitiesBy(`https://${GITHUB}`)).toEqual(['fatal']);
    expect(severitiesBy({ 'Fn::Join': ['', ['https://', GITHUB]] })).toEqual(['fatal']);
    expect(severitiesBy('https://id.example.com')).toEqual(['warning']);
  });

  test('guests of an identity pool by name are an error', () => {
    const provider = 'cognito-identity.amazonaws.com';
    const condition = {
      StringEquals: { [`${provider}:aud`]: 'eu-west-2:12345678-1234-1234-1234-123456789012' },
      'ForAnyValue:StringLike': { [`${provider}:amr`]: 'unauthenticated' },
    };
    expect(severities(provider, condition)).toEqual(['error oidc-without-subject']);
  });
});

test.each([
  [{ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
  [{ StringEquals: { 'aws:PrincipalTag/a': 'x' }, StringNotEquals: { 'aws:PrincipalTag/a': 'x' } }],
])('nobody meets %j', (condition) => {
  expect(found(LIST, '*', { condition })).toEqual([]);
});

test('the own organization of the role lets everybody in', () => {
  const condition = { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } };
  expect(found(LIST, '*', { condition })).toEqual(['trust-in-anyone']);
});

test('an AllowedPattern that would take for ever is not run', () => {
  const Vendor = { Type: 'String', AllowedPattern: `(${'0|'.repeat(20)}0)*x` };
  const Statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: { Ref: 'Vendor' } },
  };
  const Properties = {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
    Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [LIST] } }],
  };
  const Resources = { R: { Type: 'AWS::IAM::Role', Properties } };
  const ids = audit(read('template.json', { Parameters: { Vendor }, Resources })!).map(
    ({ id }) => id,
  );
  expect(ids).toContain('trust-in-other-account');
});

test.each<[string, unknown, unknown, string]>([
  ['the second has none', '203.0.113.0/24', undefined, 'anyone if not'],
  ['the first has none', undefined, '203.0.113.0/24', 'anyone if'],
  ['the second is every address', '203.0.113.0/24', '0.0.0.0/0', 'anyone if not'],
  ['both limit alike', '203.0.113.0/24', '198.51.100.0/24', 'some if'],
])('of two branches of a condition the worse one is said: %s', (_, one, other, said) => {
  const branch = (address: unknown) =>
    address === undefined ? { Ref: 'AWS::NoValue' } : { IpAddress: { 'aws:SourceIp': address } };
  const Statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: '*' },
    Condition: { 'Fn::If': ['K', branch(one), branch(other)] },
  };
  const Properties = {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
    Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [LIST] } }],
  };
  const content = {
    Conditions: { K: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } },
    Resources: { R: { Type: 'AWS::IAM::Role', Properties } },
  };
  const whats = audit(read('template.json', content)!)
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity, what }) => {
      const who = what.startsWith('anyone can') ? 'anyone' : 'some';
      return `${severity}: ${who} ${what.endsWith('does not hold') ? 'if not' : 'if'}`;
    });
  expect(whats).toEqual([`error: ${said}`]);
});
