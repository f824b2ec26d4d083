import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { auditedRole } from '../support/audited-role';
import { policy, roleWith } from '../support/documents';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const LISTING = { Effect: 'Allow', Action: 'connect:ListUsers', Resource: INSTANCE };
const EMERGENCY = { ...LISTING, Action: 'connect:AdminGetEmergencyAccessToken' };
const ASSUME = 'sts:AssumeRole';
const WEB = 'sts:AssumeRoleWithWebIdentity';
const GITHUB = 'token.actions.githubusercontent.com';
const OWN = '111122223333';

const statement = (Principal: unknown, Action: string, Condition: object, Effect = 'Allow') => ({
  Effect,
  Principal,
  Action,
  Condition,
});
const provider = (name: string) => ({
  Federated: `arn:aws:iam::${OWN}:oidc-provider/${name}`,
});
const denied = (Condition: object, Action = ASSUME) => statement('*', Action, Condition, 'Deny');

const found = (...trust: readonly object[]) =>
  auditedRole([LISTING], trust).map(({ severity, id }) => `${severity} ${id}`);
const anyone = (condition: object, ...more: readonly object[]) =>
  found(statement({ AWS: '*' }, ASSUME, condition), ...more);

describe('anyone under a condition on a key that every request has', () => {
  test.each([
    [{ StringEqualsIfExists: { 'aws:PrincipalAccount': OWN } }],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalAccount': [OWN] } }],
    [{ ArnLikeIfExists: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } }],
    [{ StringLikeIfExists: { 'aws:userid': 'AROAEXAMPLEID12345678:*' } }],
  ])('is nobody else, also if absent keys are let in: %j', (condition) => {
    expect(anyone(condition)).toEqual([]);
  });
});

test.each([
  [{ Null: { 'aws:SourceVpce': 'false' }, StringNotLike: { 'aws:SourceVpce': 'vpce-*' } }],
  [
    {
      Bool: { 'aws:MultiFactorAuthPresent': 'false' },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  ],
])('a key that one condition requires is there for the others: %j', (condition) => {
  expect(anyone(condition)).toEqual([]);
});

const FATAL = ['fatal trust-in-anyone'];

describe('anyone by the ids in requests', () => {
  test.each([
    [{ StringEquals: { 'aws:FederatedProvider': `arn:aws:iam::${OWN}:saml-provider/Okta` } }, []],
    [{ StringEquals: { 'aws:FederatedProvider': 'accounts.google.com' } }, FATAL],
    [{ StringLike: { 'aws:FederatedProvider': 'cognito-identity.*' } }, FATAL],
    [
      {
        Null: { 'aws:FederatedProvider': 'false' },
        StringNotLike: { 'aws:FederatedProvider': 'arn:*' },
      },
      FATAL,
    ],
    [{ StringEquals: { 'aws:FederatedProvider': 'login.example.com' } }, []],
    [
      {
        StringEquals: {
          'aws:FederatedProvider': 'graph.facebook.com',
          'aws:PrincipalAccount': OWN,
        },
      },
      [],
    ],
    [{ ArnLike: { 'lambda:SourceFunctionArn': `arn:aws:lambda:*:${OWN}:function:x` } }, []],
    [{ StringEquals: { 'aws:SourceAccount': OWN } }, []],
    [{ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } }, []],
    [{ StringLike: { 'aws:PrincipalAccount': '1*' } }, ['error trust-in-anyone']],
    [{ StringLike: { 'aws:PrincipalOrgID': 'o-a*' } }, ['error trust-in-anyone']],
    [{ StringLike: { 'aws:PrincipalArn': '*role/Admin' } }, ['fatal trust-in-anyone']],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::*:assumed-role/x/*' } }, []],
    [{ StringLike: { 'aws:userid': '*:bob' } }, ['fatal trust-in-anyone']],
    [{ StringEquals: { 'aws:PrincipalType': 'Anonymous' } }, []],
    [{ StringEquals: { 'aws:PrincipalType': ['Account', 'FederatedUser'] } }, []],
    [{ StringNotEquals: { 'aws:PrincipalType': ['User', 'AssumedRole'] } }, []],
    [{ StringEquals: { 'aws:PrincipalType': ['Anonymous', 'User'] } }, ['fatal trust-in-anyone']],
    [{ StringNotEquals: { 'aws:PrincipalType': 'User' } }, ['fatal trust-in-anyone']],
    [{ StringEquals: { 'aws:ResourceTag/open': 'yes' } }, ['warning trust-in-anyone']],
    [{ StringEquals: { 'aws:PrincipalOrg': 'o-a1b2c3d4e5' } }, ['warning trust-in-anyone']],
  ])('%j', (condition, expected) => {
    expect(anyone(condition)).toEqual(expected);
  });

  test.each([
    [`*${OWN}*`, 'fatal'],
    [`arn:aws:iam::*${OWN}`, 'fatal'],
    [`*${OWN}:role/*`, 'fatal'],
    [`arn:aws:iam::*${OWN}:role/*`, 'fatal'],
    [`*\${aws:ResourceAccount}*`, 'fatal'],
    [`arn:aws:iam::${OWN}:*`, ''],
    [`arn:aws:iam::${OWN}*`, ''],
    [`arn:aws:iam::11112222333?:role/*`, 'error'],
  ])('StringLike compares the ARN of the caller as text: %s', (value, severity) => {
    expect(anyone({ StringLike: { 'aws:PrincipalArn': value } })).toEqual(
      severity === '' ? [] : [`${severity} trust-in-anyone`],
    );
  });

  test.each([
    ['*/ou-ab12-11111111/*', 'error'],
    ['o-*/r-ab12/ou-ab12-11111111/', 'error'],
    ['*/r-ab12/*', 'error'],
    ['*/r-ab*/*', 'fatal'],
    ['*/ou-*-11111111/*', 'fatal'],
    ['o-a1b2c3d4e5/r-ab12/*', ''],
  ])('AWS chooses the ids of organizational units: %s', (value, severity) => {
    expect(anyone({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': value } })).toEqual(
      severity === '' ? [] : [`${severity} trust-in-anyone`],
    );
  });

  test.each([[`*${OWN}*`], [`arn:aws:iam::*${OWN}:role/*`], [`arn:aws*:iam::${OWN}:role/*`]])(
    'ArnLike compares its parts: %s',
    (value) => {
      expect(anyone({ ArnLike: { 'aws:PrincipalArn': value } })).toEqual([]);
    },
  );

  test.each([
    [{ StringLike: { 'aws:userid': '*@example.com' } }, ['fatal trust-in-anyone']],
    [{ StringLike: { 'aws:userid': '*AROAEXAMPLEID12345678*' } }, ['fatal trust-in-anyone']],
    [{ StringLike: { 'aws:userid': 'AROAEXAMPLEID12345678*' } }, []],
    [{ StringLike: { 'lambda:SourceFunctionArn': `*:${OWN}:*` } }, []],
  ])('names in ids: %j', (condition, expected) => {
    expect(anyone(condition)).toEqual(expected);
  });

  test.each([
    [{ StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }, ''],
    [{ StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }, ''],
    [{ StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }, 'fatal'],
    [{ StringEquals: { 'aws:ResourceAccount': OWN } }, 'fatal'],
    [{ StringEquals: { 'aws:ResourceAccount': ['${aws:PrincipalAccount}', OWN] } }, 'fatal'],
  ])('the account and the organization of the role are not theirs: %j', (condition, severity) => {
    expect(anyone(condition)).toEqual(severity === '' ? [] : [`${severity} trust-in-anyone`]);
  });

  test('a deny of all but the own organization leaves nobody else', () => {
    const own = { StringNotEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } };
    expect(anyone({}, denied(own))).toEqual([]);
  });

  test('a deny of other texts leaves them too', () => {
    const deny = (operator: string) => denied({ [operator]: { 'aws:PrincipalArn': `*${OWN}*` } });
    expect(anyone({}, deny('StringNotLike'))).toEqual(['fatal trust-in-anyone']);
    expect(anyone({}, deny('ArnNotLike'))).toEqual([]);
  });

  const external = (id: unknown, operator = 'StringEquals') => ({
    [operator]: { 'sts:ExternalId': id },
  });
  const RANDOM = '6f1c1a1e-6a8b-4c0f-9b7b-2f6f9e0d3b11';
  test.each([
    ['a random UUID', external(RANDOM), ['error trust-in-anyone']],
    ['one after a name', external(`acme-${RANDOM}`), ['error trust-in-anyone']],
    ['a long random text', external('9f86d081884c7d659a2feaa0c55ad015'), ['error trust-in-anyone']],
    ['one of random ones', external([RANDOM, 'kT4x9Qm2Zr7Lw5Vb8Nc3']), ['error trust-in-anyone']],
    ['one that begins randomly', external(`${RANDOM}*`, 'StringLike'), ['error trust-in-anyone']],
    ['a random one or a name', external([RANDOM, 'acme']), ['fatal trust-in-anyone']],
    ['a name', external('acme'), ['fatal trust-in-anyone']],
    ['a long name', external('AcmeSupportTeamForAmazonConnect2024'), ['fatal trust-in-anyone']],
    ['an example', external('12345678-1234-1234-1234-123456789012'), ['fatal trust-in-anyone']],
    ['one digit', external('00000000-0000-4000-8000-000000000000'), ['fatal trust-in-anyone']],
    ['any', external('*', 'StringLike'), ['fatal trust-in-anyone']],
    ['all but a random one', external(RANDOM, 'StringNotEquals'), ['fatal trust-in-anyone']],
    ['a random one, or none', external(RANDOM, 'StringEqualsIfExists'), ['fatal trust-in-anyone']],
  ])('an external id: %s', (_, condition, expected) => {
    expect(anyone(condition)).toEqual(expected);
  });

  test('an external id of the own account lets in nobody else', () => {
    const own = { StringEquals: { 'sts:ExternalId': RANDOM, 'aws:PrincipalAccount': OWN } };
    expect(anyone(own)).toEqual([]);
  });

  test('says what decides', () => {
    const whatOf = (condition: object) =>
      auditedRole([LISTING], [statement('*', ASSUME, condition)]).map(({ what }) => what);
    expect(whatOf({ StringLike: { 'aws:PrincipalAccount': '1*' } })).toEqual([
      'anyone can assume the role Role if aws:PrincipalAccount is like 1*',
    ]);
    expect(whatOf(external(RANDOM))).toEqual([
      'anyone who knows the external id can assume the role Role. ' +
        'AWS does not treat the id as a secret: whoever may view the role sees it',
    ]);
    expect(whatOf({ StringLike: { 'aws:PrincipalArn': `*${OWN}*` } })).toEqual([
      'anyone can assume the role Role. ' +
        'By its name or path, a role of theirs has the text that aws:PrincipalArn needs',
    ]);
    expect(whatOf({ StringEquals: { 'aws:PrincipalOrg': 'o-a1b2c3d4e5' } })).toEqual([
      'the reference of 2026-09-26 does not list the condition key aws:PrincipalOrg. ' +
        'Unless AWS has added it since, nobody can assume the role Role by this statement',
    ]);
  });

  test('says that whoever lacks the key meets the condition', () => {
    const saidOf = (condition: object) =>
      auditedRole([LISTING], [statement('*', ASSUME, condition)]).map(({ what, instead }) => ({
        what,
        isToCompare: /ArnLike/.test(instead),
      }));
    const lacks = (key: string) => ({
      what: `anyone can assume the role Role. Whoever has no ${key} meets the condition on it`,
      isToCompare: false,
    });
    const [PATHS, SUBJECT] = ['aws:PrincipalOrgPaths', 'token.actions.githubusercontent.com:sub'];
    expect(saidOf({ 'ForAllValues:StringLike': { [PATHS]: 'o-a1b2c3d4e5/*' } })).toEqual([
      lacks(PATHS),
    ]);
    expect(saidOf({ StringLikeIfExists: { [SUBJECT]: 'repo:acme/*' } })).toEqual([lacks(SUBJECT)]);
    const [{ what }] = saidOf({ StringLikeIfExists: { 'aws:PrincipalArn': `*${OWN}*` } });
    expect(what).toContain('By its name or path');
  });

  test('every service is not anyone', () => {
    expect(found(statement({ Service: '*' }, ASSUME, {}))).toContain('error trust-in-anyone');
  });
});

describe('anyone next to a deny', () => {
  const ADDRESS = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const DIRECT = { Bool: { 'aws:ViaAWSService': 'false' } };

  test.each([
    [denied({ DateGreaterThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } }), []],
    [denied({ DateLessThan: { 'aws:CurrentTime': '2025-01-01' } }), ['fatal trust-in-anyone']],
    [denied({ ...ADDRESS, ...DIRECT }), ['error trust-in-anyone']],
    [
      denied({
        NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
      }),
      ['error trust-in-anyone'],
    ],
    [
      denied({ 'ForAnyValue:StringNotEquals': { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }),
      ['fatal trust-in-anyone'],
    ],
    [denied({ 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }), []],
  ])('%j', (deny, expected) => {
    expect(anyone({}, deny)).toEqual(expected);
  });

  test('on addresses, as AWS documents it, needs no MFA for emergency access', () => {
    const deny = denied({ ...ADDRESS, ...DIRECT });
    const account = statement({ AWS: `arn:aws:iam::${OWN}:root` }, ASSUME, {});
    expect(auditedRole([EMERGENCY], [account]).map(({ id }) => id)).toEqual([
      'unlimited-emergency-access',
    ]);
    expect(auditedRole([EMERGENCY], [account, deny])).toEqual([]);
  });
});

describe('tokens of a provider that all its customers share', () => {
  const AUDIENCE = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' };
  const github = (condition: object, ...more: readonly object[]) =>
    found(statement(provider(GITHUB), WEB, condition), ...more);
  const [fatal, error, warning] = ['fatal', 'error', 'warning'].map((severity) => [
    `${severity} oidc-without-subject`,
  ]);

  test.each([
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.7/32' } }, error],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, fatal],
    [{ StringLike: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }, warning],
    [{ StringLike: { [`${GITHUB}/sub`]: 'repo:acme/*' } }, warning],
    [{ StringLike: { sub: 'repo:acme/*' } }, warning],
    [{ StringLike: { 'gitlab.com:sub': 'project_path:acme/*' } }, warning],
  ])('with an audience, under %j', (condition, expected) => {
    expect(github({ StringEquals: AUDIENCE, ...condition })).toEqual(expected);
  });

  test.each([
    ['repo:acme@123456/app@456789:ref:refs/heads/main', []],
    ['repo:acme@*/app@*:*', []],
    ['repo:*@123456/*', fatal],
    ['repository_owner_id:42:*', []],
    ['repository_id:42', []],
    ['environment:production', warning],
    ['environment:*:repository_owner:acme', []],
    ['repo:*:repository_owner_id:42', []],
    ['environment:*:repo:acme/app:*', []],
    ['repo:*:job_workflow_ref:acme/deploy/.github/workflows/a.yml@*', warning],
    ['environment:*', fatal],
    ['repo:*:environment:prod', fatal],
    ['*:repository_owner:ac*', fatal],
    ['*repo:acme/*', fatal],
    ['repo:*/app:*', fatal],
    ['job_workflow_ref:ac*', fatal],
    ['repo:*:job_workflow_ref:*/deploy/*', fatal],
    ['repo:*:job_workflow_ref:ac*', fatal],
  ])('with the subject %s', (subject, expected) => {
    expect(github({ StringLike: { [`${GITHUB}:sub`]: subject } })).toEqual(expected);
  });

  test('under a deny of what is not in two claims', () => {
    const deny = denied(
      {
        StringNotLike: { [`${GITHUB}:sub`]: 'repo:acme/*' },
        StringNotEquals: { [`${GITHUB}:repository`]: 'acme/app' },
      },
      'sts:*',
    );
    expect(github({ StringEquals: AUDIENCE }, deny)).toEqual(warning);
  });

  test('all have a subject, so nobody gets in without one', () => {
    const key = (claim: string) => `${GITHUB}:${claim}`;
    const aud = { StringEquals: { [key('aud')]: 'sts.amazonaws.com' } };
    const with_ = (...more: object[]) => found(statement(provider(GITHUB), WEB, aud), ...more);
    for (const claim of ['sub', 'repository']) {
      expect(with_(denied({ Null: { [key(claim)]: 'false' } }, WEB))).toEqual([]);
      expect(with_(denied({ StringLike: { [key(claim)]: '*' } }, WEB))).toEqual([]);
      for (const condition of [
        { Null: { [key(claim)]: 'true' } },
        { StringNotLike: { [key(claim)]: '*' } },
      ])
        expect(found(statement(provider(GITHUB), WEB, { ...aud, ...condition }))).toEqual([]);
    }
    expect(with_(denied({ Null: { [key('sub')]: 'true' } }, WEB))).toEqual(fatal);
    expect(with_(denied({ Null: { [key('environment')]: 'false' } }, WEB))).toEqual(fatal);
    expect(with_(denied({ Null: { 'gitlab.com:sub': 'false' } }, WEB))).toEqual(fatal);
    const amazon = (claim: string) => ({ Null: { [`www.amazon.com:${claim}`]: 'true' } });
    expect(found(statement({ Federated: 'www.amazon.com' }, WEB, amazon('sub')))).toEqual(fatal);
  });

  test('are of each provider: claims of one say nothing of the other', () => {
    const both = {
      Federated: [GITHUB, 'gitlab.com'].map((name) => provider(name).Federated),
    };
    const condition = { StringLikeIfExists: { [`${GITHUB}:sub`]: 'repo:acme/*' } };
    expect(found(statement(both, WEB, condition))).toEqual(fatal);
  });

  test('of Google name one account by its e-mail address', () => {
    const google = (key: string, value: string) =>
      found(
        statement({ Federated: 'accounts.google.com' }, WEB, {
          StringLike: { [`accounts.google.com:${key}`]: value },
        }),
      );
    expect(google('email', 'ana@example.com')).toEqual(warning);
    expect(google('email', '*')).toEqual(fatal);
  });

  test('of Google have the audience that people choose, and that of an application they do not', () => {
    const google = (condition: object) =>
      auditedRole(
        [LISTING],
        [statement({ Federated: 'accounts.google.com' }, WEB, { StringEquals: condition })],
      ).map(({ severity, what }) => [severity, what]);
    const CHOSEN = { 'accounts.google.com:oaud': 'sts.amazonaws.com' };
    expect(google(CHOSEN)).toEqual([
      [
        'fatal',
        'everybody with an account at accounts.google.com can assume the role Role. ' +
          'They choose the accounts.google.com:oaud of their tokens',
      ],
    ]);
    expect(google({ ...CHOSEN, 'accounts.google.com:sub': '107806440' })).toEqual([]);
    expect(google({ ...CHOSEN, 'accounts.google.com:aud': '107806440' })).toEqual([
      [
        'warning',
        'everybody whose token of accounts.google.com has the aud that the trust policy requires ' +
          'can assume the role Role',
      ],
    ]);
  });
});

test('service accounts of any cluster need a namespace', () => {
  const cluster = (subject: string) =>
    found(
      statement(provider('oidc.example.com/cluster'), WEB, {
        StringLike: { 'oidc.example.com/cluster:sub': subject },
      }),
    );
  expect(cluster('system:serviceaccount:*:*')).toEqual(['warning oidc-without-subject']);
  expect(cluster('system:serviceaccount:desk:*')).toEqual([]);
});

describe('the default of a parameter in a trust policy', () => {
  const OTHER = { AWS: '999988887777' };
  const audited = (Default: string, trust: object, allowed: object = LISTING) =>
    audit(
      read('template.json', {
        Parameters: { Value: { Type: 'String', Default } },
        Resources: {
          Role: roleWith('P', policy(allowed), {
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
          }),
        },
      })!,
    ).filter(({ id }) => id !== 'literal-partition');
  const ids = (Default: string, trust: object, allowed?: object) =>
    audited(Default, trust, allowed).map(({ severity, id }) => `${severity} ${id}`);
  const VALUE = { Ref: 'Value' };

  test.each([
    ['o-*', statement('*', ASSUME, { StringLike: { 'aws:PrincipalOrgID': VALUE } }), 'fatal'],
    ['o-a1b2c3d4e5', statement('*', ASSUME, { StringLike: { 'aws:PrincipalOrgID': VALUE } }), ''],
    ['*', statement('*', ASSUME, { StringLike: { 'aws:PrincipalArn': VALUE } }), 'fatal'],
    ['*', statement('*', ASSUME, { ArnLike: { 'aws:PrincipalArn': VALUE } }), 'warning'],
    ['0.0.0.0/0', statement('*', ASSUME, { IpAddress: { 'aws:SourceIp': VALUE } }), 'fatal'],
    ['203.0.113.0/24', statement('*', ASSUME, { IpAddress: { 'aws:SourceIp': VALUE } }), 'error'],
  ])('%s counts: %j', (value, trust, severity) => {
    expect(ids(value, trust)).toEqual(severity === '' ? [] : [`${severity} trust-in-anyone`]);
  });

  test('is said', () => {
    const trust = statement('*', ASSUME, { StringLike: { 'aws:PrincipalOrgID': VALUE } });
    expect(audited('*', trust).map(({ what }) => what)).toEqual([
      'anyone can assume the role Role, by the default of Value',
    ]);
  });

  test('counts for external ids, session names, and addresses of emergency access', () => {
    const external = statement(OTHER, ASSUME, { StringLike: { 'sts:ExternalId': VALUE } });
    expect(ids('*', external)).toEqual(['warning trust-in-other-account']);
    const own = (condition: object) =>
      statement({ AWS: `arn:aws:iam::${OWN}:root` }, ASSUME, condition);
    const name = own({ StringLike: { 'sts:RoleSessionName': VALUE } });
    const signIn = {
      ...LISTING,
      Action: 'connect:GetFederationToken',
      Resource: `${INSTANCE}/user/\${aws:userid}`,
    };
    expect(ids('*', name, signIn)).toEqual(['error chosen-session-name']);
    expect(ids('${aws:username}', name, signIn)).toEqual([]);
    const address = own({ IpAddress: { 'aws:SourceIp': VALUE } });
    expect(ids('0.0.0.0/0', address, EMERGENCY)).toEqual(['error unlimited-emergency-access']);
    expect(ids('203.0.113.0/24', address, EMERGENCY)).toEqual([]);
  });
});

test.each([
  [{ StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, ['warning trust-in-other-account']],
  [{ StringLike: { 'sts:ExternalId': 'acme-*' } }, ['warning trust-in-other-account']],
  [{ StringLike: { 'aws:userid': 'AROA*' } }, ['warning trust-in-other-account']],
  [{ StringEquals: { 'sts:ExternalId': 'acme-42' } }, []],
])('another account under a pattern: %j', (condition, expected) => {
  expect(found(statement({ AWS: '999988887777' }, ASSUME, condition))).toEqual(expected);
});

test('all other accounts of a statement are named', () => {
  const trust = statement({ AWS: ['999988887777', '444455556666'] }, ASSUME, {});
  expect(auditedRole([LISTING], [trust]).map(({ subject, what }) => [subject, what])).toEqual([
    [
      '999988887777, 444455556666',
      'everybody in the accounts 999988887777 and 444455556666 can assume the role Role',
    ],
  ]);
});

test('a session name is always there, so IfExists leaves no choice', () => {
  const signIn = {
    ...LISTING,
    Action: 'connect:GetFederationToken',
    Resource: `${INSTANCE}/user/\${aws:userid}`,
  };
  const trust = statement({ AWS: OWN }, ASSUME, {
    StringEqualsIfExists: { 'sts:RoleSessionName': '${aws:username}' },
  });
  expect(auditedRole([signIn], [trust])).toEqual([]);
});
