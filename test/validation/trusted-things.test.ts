import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';

const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/people';
const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const SIGN_IN = {
  Effect: 'Allow',
  Action: 'connect:GetFederationToken',
  Resource: `${INSTANCE}/user/\${aws:userid}`,
};
const allow = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const AUDIENCE = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
const saml = (Federated: unknown) => ({
  Effect: 'Allow',
  Principal: { Federated },
  Action: 'sts:AssumeRoleWithSAML',
  Condition: AUDIENCE,
});
const LAMBDA = {
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
const role = (trust: object, ...statements: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
    Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
  },
});
const found = (Resources: object) =>
  audit(read('template.json', { Resources })!)
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Holder')
    .map(({ what }) => what);

const change = (resource: unknown) => allow('iam:UpdateSAMLProvider', resource);
const AS_ANYONE =
  'iam:UpdateSAMLProvider on the SAML identity provider that the role People trusts: ' +
  'the holder acts as the role People, and gets connect:GetFederationToken as any user';

describe('a principal that may change one SAML identity provider', () => {
  test.each<[string, unknown, unknown]>([
    ['by its ARN', PROVIDER, PROVIDER],
    ['by a pattern of its name', PROVIDER, 'arn:aws:iam::*:saml-provider/peo*'],
    ['by its reference', { Ref: 'Provider' }, { Ref: 'Provider' }],
    [
      'by an ARN with the own account',
      { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/people' },
      PROVIDER,
    ],
  ])('signs in as any user of a role that trusts it %s', (_, trusted, resource) => {
    const Provider = { Type: 'AWS::IAM::SAMLProvider', Properties: {} };
    const Holder = role(LAMBDA, change(resource));
    const words = found({ Provider, People: role(saml(trusted), SIGN_IN), Holder });
    expect(words).toContain(AS_ANYONE);
  });

  test('signs in as any user where it may make it again', () => {
    const remake = allow(['iam:DeleteSAMLProvider', 'iam:CreateSAMLProvider'], PROVIDER);
    const words = found({ People: role(saml(PROVIDER), SIGN_IN), Holder: role(LAMBDA, remake) });
    expect(words).toEqual([
      AS_ANYONE.replace(
        'iam:UpdateSAMLProvider',
        'iam:DeleteSAMLProvider and iam:CreateSAMLProvider',
      ),
    ]);
  });

  test.each<[string, string, boolean]>([
    ['signs in as any user where it may make it, if it does not exist', PROVIDER, true],
    ['makes another one', PROVIDER.replace('people', 'other'), false],
  ])('%s', (_, resource, isFound) => {
    const Holder = role(LAMBDA, allow('iam:CreateSAMLProvider', resource));
    const all = audit(
      read('t.json', { Resources: { People: role(saml(PROVIDER), SIGN_IN), Holder } })!,
    )
      .filter(({ place }) => place.logicalId === 'Holder')
      .map(({ severity, what }) => `${severity}: ${what}`);
    const words = AS_ANYONE.replace('Update', 'Create').replace(
      'trusts:',
      'trusts, if it does not exist, which is not known:',
    );
    expect(all).toEqual(isFound ? [`warning: ${words}`] : []);
  });

  test('signs in as any user by its own role', () => {
    expect(found({ Holder: role(saml(PROVIDER), SIGN_IN, change(PROVIDER)) })).toEqual([
      AS_ANYONE.replaceAll('People', 'Holder'),
    ]);
  });

  test('signs in as any user where the trust policy denies another action', () => {
    const noTags = { Effect: 'Deny', Principal: '*', Action: 'sts:TagSession' };
    const People = role([saml(PROVIDER), noTags], SIGN_IN);
    expect(found({ People, Holder: role(LAMBDA, change(PROVIDER)) })).toEqual([AS_ANYONE]);
  });

  test.each([
    ['first', ['Admins', 'Agents']],
    ['last', ['Agents', 'Admins']],
  ])('gets the most of the roles that trust it: %s in the file', (_, order) => {
    const roles = {
      Agents: role(saml(PROVIDER), SIGN_IN),
      Admins: role(saml(PROVIDER), allow('*')),
    };
    const People = Object.fromEntries(order.map((id) => [id, roles[id as keyof typeof roles]]));
    const [words, ...others] = found({ ...People, Holder: role(LAMBDA, change(PROVIDER)) });
    expect(others).toEqual([]);
    expect(words).toMatch(
      /that the role Admins trusts, as does 1 more role: the holder acts as the role Admins, .* and 6 more$/,
    );
  });

  test('gets the other access of the role', () => {
    const People = role(saml(PROVIDER), allow('connect:DeleteInstance'));
    expect(found({ People, Holder: role(LAMBDA, change(PROVIDER)) })).toEqual([
      AS_ANYONE.replace(/connect:.*/, 'connect:DeleteInstance'),
    ]);
  });

  test.each<[string, object]>([
    ['another provider is trusted', saml(PROVIDER.replace('people', 'other'))],
    ['only a service is trusted', LAMBDA],
    [
      'the trust policy denies it',
      [saml(PROVIDER), { ...saml(PROVIDER), Effect: 'Deny', Condition: undefined }],
    ],
  ])('may sign in by roles of other files where %s', (_, trust) => {
    const Holder = role(LAMBDA, change(PROVIDER));
    expect(found({ People: role(trust, SIGN_IN), Holder })).toEqual([
      `iam:UpdateSAMLProvider on ${PROVIDER}: ` +
        'the holder signs in as every user of a SAML identity provider by changing its metadata',
    ]);
  });

  const deny = { Effect: 'Deny', Action: 'iam:UpdateSAMLProvider', Resource: PROVIDER };
  const never = { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Other' } };
  test.each<[string, object, object]>([
    ['the condition never holds', saml(PROVIDER), allow('iam:UpdateSAMLProvider', PROVIDER, never)],
    ['it may only read it', saml(PROVIDER), allow('iam:GetSAMLProvider', PROVIDER)],
    ['it may only delete it', saml(PROVIDER), allow('iam:DeleteSAMLProvider', PROVIDER)],
  ])('gets nothing where %s', (_, trust, statement) => {
    expect(found({ People: role(trust, SIGN_IN), Holder: role(LAMBDA, statement) })).toEqual([]);
  });

  test('gets nothing where a deny or a boundary closes it', () => {
    const People = role(saml(PROVIDER), SIGN_IN);
    expect(found({ People, Holder: role(LAMBDA, change(PROVIDER), deny) })).toEqual([]);
    const Boundary = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: { Version: '2012-10-17', Statement: allow('connect:*') },
      },
    };
    const Holder = role(LAMBDA, change(PROVIDER));
    Object.assign(Holder.Properties, { PermissionsBoundary: { Ref: 'Boundary' } });
    expect(found({ People, Holder, Boundary })).toEqual([]);
  });
});

describe('a principal that may change one OpenID Connect provider', () => {
  const OIDC = 'arn:aws:iam::111122223333:oidc-provider/idp.example.com';
  const REMAKE = ['iam:DeleteOpenIDConnectProvider', 'iam:CreateOpenIDConnectProvider'];
  const ADD = 'iam:AddClientIDToOpenIDConnectProvider';
  const BOSS = { 'idp.example.com:sub': 'boss' };
  const APP = { 'idp.example.com:aud': 'app' };
  const web = (Condition: object, Federated: unknown = OIDC) => ({
    Effect: 'Allow',
    Principal: { Federated },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
  const others = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringNotEquals: APP },
  };
  const chains = (trust: object, ...statements: object[]) =>
    found({
      People: role(trust, allow('connect:DeleteInstance')),
      Holder: role(LAMBDA, ...statements),
    });
  const words = (actions: string) =>
    `${actions} on the OpenID Connect provider that the role People trusts: ` +
    'the holder acts as the role People, and gets connect:DeleteInstance';

  test.each<[string, object]>([
    ['only its subject', { StringEquals: BOSS }],
    ['some audience', { Null: { 'idp.example.com:aud': 'false' }, StringEquals: BOSS }],
    ['a pattern of audiences', { StringLike: { 'idp.example.com:aud': 'app-*' } }],
    ['no value of another audience', { StringNotEquals: APP }],
  ])('lets another application in where the trust policy demands %s', (_, condition) => {
    expect(chains(web(condition), allow(ADD, OIDC))).toEqual([words(ADD)]);
  });

  test.each<[string, object]>([
    ['demands one audience', web({ StringEquals: { ...BOSS, ...APP } })],
    ['demands one by IfExists, and every token has one', web({ StringEqualsIfExists: APP })],
    ['denies the other audiences', [web({ StringEquals: BOSS }), others]],
    ['trusts another provider', web({ StringEquals: BOSS }, OIDC.replace('idp', 'other'))],
    ['trusts a SAML provider', saml(PROVIDER)],
  ])('lets no other application in where the trust policy %s', (_, trust) => {
    expect(chains(trust, allow(ADD, OIDC))).toEqual([]);
  });

  test('makes it again, also where the trust policy demands one audience', () => {
    expect(chains(web({ StringEquals: APP }), allow(REMAKE, OIDC))).toEqual([
      words('iam:DeleteOpenIDConnectProvider and iam:CreateOpenIDConnectProvider'),
    ]);
  });

  test('does not make it again by deleting it alone', () => {
    const [remove] = REMAKE;
    expect(chains(web({ StringEquals: APP }), allow(remove, OIDC))).toEqual([]);
  });

  test('makes it where it does not exist', () => {
    const [, create] = REMAKE;
    expect(chains(web({ StringEquals: APP }), allow(create, OIDC))).toEqual([
      words(create).replace('trusts:', 'trusts, if it does not exist, which is not known:'),
    ]);
  });

  test.each<[string, string, unknown]>([
    ['another provider', OIDC.replace('idp', 'other'), OIDC],
    ['a provider of the template, which exists', '*', { Ref: 'Provider' }],
  ])('does not make %s', (_, resource, trusted) => {
    const create = allow(REMAKE[1], resource);
    const all = chains(web({ StringEquals: APP }, trusted), create);
    expect(all.filter((one) => one.includes('People'))).toEqual([]);
  });

  test('acts as no role that trusts a SAML provider', () => {
    const remake = { Type: 'AWS::IAM::Role', Properties: { ...role(LAMBDA).Properties } };
    const Policies = [
      { PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement: [allow(REMAKE)] } },
    ];
    Object.assign(remake.Properties, { Policies });
    const all = found({ People: role(saml(PROVIDER), SIGN_IN), Holder: remake });
    expect(all.filter((one) => one.includes('People'))).toEqual([]);
  });
});

describe('a role of an identity pool of Amazon Cognito', () => {
  const POOL = 'eu-west-2:aaaaaaaa-1111-2222-3333-444444444444';
  const COGNITO = 'cognito-identity.amazonaws.com';
  const pool = (id: string) => `arn:aws:cognito-identity:eu-west-2:111122223333:identitypool/${id}`;
  const cognito = (amr?: string) => ({
    Effect: 'Allow',
    Principal: { Federated: COGNITO },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${COGNITO}:aud`]: POOL },
      ...(amr && { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: amr } }),
    },
  });
  const ofPool = (action: string, id: string, amr?: string) =>
    found({
      People: role(cognito(amr), SIGN_IN),
      Holder: role(LAMBDA, allow(`cognito-identity:${action}`, pool(id))),
    });
  const gets = (action: string) => [
    `cognito-identity:${action} on the Amazon Cognito identity pool that the role People trusts: ` +
      'the holder acts as the role People, and gets connect:GetFederationToken as any user',
  ];
  const [UPDATE, TOKEN] = ['UpdateIdentityPool', 'GetOpenIdTokenForDeveloperIdentity'];

  test.each([UPDATE, TOKEN])('is that of whoever has %s on the pool', (action) => {
    expect(ofPool(action, POOL)).toEqual(gets(action));
    expect(ofPool(action, POOL, 'authenticated')).toEqual(gets(action));
    expect(ofPool(action, POOL.replace('a', 'b'))).toEqual([]);
  });

  test('is no guest where a token is of somebody who signed in', () => {
    expect(ofPool(UPDATE, POOL, 'unauthenticated')).toEqual(gets(UPDATE));
    expect(ofPool(TOKEN, POOL, 'unauthenticated')).toEqual([]);
  });

  test.each([
    ['cognito-identity:SetIdentityPoolRoles', COGNITO],
    ['cognito-idp:CreateGroup', COGNITO],
    ['cognito-idp:CreateGroup', 'cognito-idp.amazonaws.com'],
  ])('is passed by %s to %s', (action, service) => {
    const to = { StringEquals: { 'iam:PassedToService': service } };
    const pass = allow('iam:PassRole', 'arn:aws:iam::111122223333:role/people', to);
    const People = role(cognito(), allow('connect:DeleteInstance'));
    const named = { ...People, Properties: { ...People.Properties, RoleName: 'people' } };
    expect(found({ People: named, Holder: role(LAMBDA, allow(action), pass) })).toEqual([
      `${action} and iam:PassRole on the role people: the holder gets connect:DeleteInstance`,
    ]);
  });
});

describe('a role that trusts IAM Roles Anywhere', () => {
  const ANCHOR = 'arn:aws:rolesanywhere:eu-west-2:111122223333:trust-anchor/1';
  const anywhere = (Condition?: object) => ({
    Effect: 'Allow',
    Principal: { Service: 'rolesanywhere.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    ...(Condition && { Condition }),
  });
  const ofAnchor = { ArnEquals: { 'aws:SourceArn': ANCHOR } };
  const CERTIFICATES = ['acm-pca:IssueCertificate', 'acm-pca:GetCertificate'];
  const AUTHORITY = 'arn:aws:acm-pca:eu-west-2:111122223333:certificate-authority/1';
  const admin = (trust: object) => role(trust, allow('connect:DeleteInstance'));

  test.each<[string, object, object, string]>([
    [
      'issues certificates of its authority',
      anywhere(),
      allow(CERTIFICATES),
      'acm-pca:IssueCertificate and acm-pca:GetCertificate on ' +
        'the certificate authority of a trust anchor that the role Admin trusts',
    ],
    [
      'issues them under the name that the trust policy demands',
      anywhere({ StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'machine' } }),
      allow(CERTIFICATES, AUTHORITY),
      'acm-pca:IssueCertificate and acm-pca:GetCertificate on ' +
        'the certificate authority of a trust anchor that the role Admin trusts',
    ],
    [
      'replaces the authority of its trust anchor',
      anywhere(ofAnchor),
      allow('rolesanywhere:UpdateTrustAnchor', ANCHOR),
      'rolesanywhere:UpdateTrustAnchor on the trust anchor that the role Admin trusts',
    ],
    [
      'replaces the authority of some trust anchor, where it demands any',
      anywhere({ Null: { 'aws:SourceArn': 'false' } }),
      allow('rolesanywhere:UpdateTrustAnchor', ANCHOR),
      'rolesanywhere:UpdateTrustAnchor on the trust anchor that the role Admin trusts',
    ],
  ])('is that of whoever %s', (_, trust, statement, words) => {
    expect(found({ Admin: admin(trust), Holder: role(LAMBDA, statement) })).toEqual([
      `${words}: the holder acts as the role Admin, and gets connect:DeleteInstance`,
    ]);
  });

  test.each<[string, object, object]>([
    ['issues and cannot get certificates', anywhere(), allow('acm-pca:IssueCertificate')],
    [
      'changes another trust anchor than it demands',
      anywhere(ofAnchor),
      allow('rolesanywhere:UpdateTrustAnchor', ANCHOR.replace('/1', '/2')),
    ],
    ['issues certificates, where it trusts a service', LAMBDA, allow(CERTIFICATES)],
  ])('is not that of whoever %s', (_, trust, statement) => {
    expect(found({ Admin: admin(trust), Holder: role(LAMBDA, statement) })).toEqual([]);
  });
});
