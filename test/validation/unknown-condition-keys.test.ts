import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/* The CDK makes condition keys that are tokens by a custom resource. Only deployment knows them. */

const KEYS = { 'Fn::GetAtt': ['Json', 'Value'] };
const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-2.amazonaws.com/id/AB12';

const found = (statements: readonly object[], Properties: object = {}) => {
  const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }];
  const Role = { Type: 'AWS::IAM::Role', Properties: { Policies, ...Properties } };
  return audit(read('template.json', { Resources: { Role } })!)
    .filter(({ id }) => /escalation|oidc/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
};

const writes = 'iam:PutRolePolicy on *';
const does = 'the holder writes any permission into a role';

test.each(['StringEquals', 'StringNotEquals', 'ArnNotLike'])(
  'a deny by %s may leave all',
  (one) => {
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition: { [one]: KEYS } };
    expect(found([allow('iam:PutRolePolicy'), deny])).toEqual([
      `warning: ${writes}, if the condition \${Json.Value} does not hold: ${does}`,
    ]);
  },
);

test('an allow may hold', () => {
  expect(found([allow('iam:PutRolePolicy', '*', { StringEquals: KEYS })])).toEqual([
    `warning: ${writes}, if the condition \${Json.Value} holds: ${does}`,
  ]);
});

test('of a trust policy they may be the subject', () => {
  const Statement = {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: KEYS },
  };
  expect(found([], { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement } })).toEqual([
    expect.stringMatching(/^warning: only deployment knows the condition keys by which the trust/),
  ]);
});

/* Keys take no functions, so a document with a parameter in a key is the text of `Fn::Sub`. */

const SUBJECT = 'system:serviceaccount:desk:app';
const GITHUB = 'token.actions.githubusercontent.com';

const inText = (statement: object, Default?: string) => {
  const document = { Version: '2012-10-17', Statement: statement };
  const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder() }];
  const Properties = { AssumeRolePolicyDocument: text(document), Policies };
  return auditOf({ Role: { Type: 'AWS::IAM::Role', Properties } }, Default);
};
const text = (document: object) => ({ 'Fn::Sub': JSON.stringify(document) });
const auditOf = (Resources: object, Default?: string) =>
  audit(
    read('template.json', { Parameters: { P: { Type: 'String', Default } }, Resources })!,
  ).flatMap(({ id, severity, what }) =>
    /escalation|oidc|anyone|saml|condition-key/.test(id) ? [`${severity}: ${what}`] : [],
  );
const trusting = (Federated: string, Condition: object) => ({
  Effect: 'Allow',
  Principal: { Federated },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});
const provider = (address: string) => `arn:aws:iam::111122223333:oidc-provider/${address}`;

describe('a parameter in the key of a trust condition', () => {
  test.each([
    ['${P}', undefined],
    ['${P}', 'oidc.eks.eu-west-2.amazonaws.com/id/AB12'],
    ['oidc.example.com', undefined],
    ['${AWS::StackName}', undefined],
  ])('may be the provider %s: a subject is one', (address, Default) => {
    const one = trusting(provider(address), { StringEquals: { '${P}:sub': SUBJECT } });
    expect(inText(one, Default)).toEqual([]);
  });

  test.each([
    [GITHUB, { StringEquals: { '${P}:aud': 'sts.amazonaws.com' } }],
    ['gitlab.com', { StringLike: { '${P}:sub': 'project_path:*' } }],
  ])('is by its default that of the shared provider %s', (address, Condition) => {
    const one = trusting(provider('${P}'), Condition);
    expect(inText(one, address)).toEqual([
      `fatal: everybody with an account at ${provider(address)} can assume the role Role, by the default of P`,
    ]);
  });

  test('is by its default that of another provider, and then lets nobody in', () => {
    const one = trusting(provider(GITHUB), { StringEquals: { '${P}:sub': SUBJECT } });
    expect(inText(one, 'gitlab.com')).toEqual([
      `warning: tokens of ${provider(GITHUB)} do not have gitlab.com:sub, so nobody can assume the role Role ` +
        'by this statement, by the default of P',
    ]);
  });

  test.each(['${P}', `${GITHUB}:\${P}`])('may be any claim: %s', (key) => {
    const one = trusting(provider(GITHUB), { StringEquals: { [key]: 'x' } });
    expect(inText(one)).toEqual([
      expect.stringMatching(/^warning: only deployment knows the condition keys/),
    ]);
  });

  test.each([
    ['StringEquals', /^warning: only deployment knows the condition keys/],
    ['StringNotEquals', /^warning: anyone can assume the role Role if \$\{P\} is not x$/],
  ])('may limit everybody by %s', (operator, what) => {
    const Condition = { [operator]: { '${P}': 'x' } };
    const one = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Condition };
    expect(inText(one)).toEqual([expect.stringMatching(what)]);
    expect(inText(one, 'aws:PrincipalTag/x')).toEqual([
      expect.stringMatching(/^fatal: anyone can assume the role Role, by the default of P$/),
    ]);
  });
});

describe('a parameter as the operator of a condition', () => {
  const everybody = `everybody with an account at ${provider(GITHUB)} can assume the role Role`;
  const subject = (value: string, Default?: string) =>
    inText(trusting(provider(GITHUB), { '${P}': { [`${GITHUB}:sub`]: value } }), Default);

  test('may take patterns, unless its default does', () => {
    expect(subject('repo:*')).toEqual([`error: ${everybody}, if \${P} is StringLike`]);
    expect(subject('repo:*', 'StringEquals')).toEqual([
      `error: ${everybody}, if \${P} is StringLike`,
    ]);
    expect(subject('repo:*', 'StringLike')).toEqual([`fatal: ${everybody}, by the default of P`]);
  });

  test.each([undefined, 'StringEquals', 'StringLike'])('an exact subject is one: %s', (one) => {
    expect(subject('repo:acme/desk:ref:refs/heads/main', one)).toEqual([]);
  });
});

describe('a parameter in the key of a condition of a policy', () => {
  const holding = (statements: readonly object[], Default?: string) => {
    const PolicyDocument = text(connectHolder(...statements));
    const Properties = { Policies: [{ PolicyName: 'P', PolicyDocument }] };
    return auditOf({ Role: { Type: 'AWS::IAM::Role', Properties } }, Default);
  };
  const deny = (Condition: object) => ({
    Effect: 'Deny',
    Action: 'iam:*',
    Resource: '*',
    Condition,
  });

  test.each([
    ['StringEquals', 'is not x'],
    ['StringNotEquals', 'is x'],
  ])('a deny by %s may leave all', (operator, then) => {
    const denied = (key: string, Default?: string) =>
      holding([allow('iam:PutRolePolicy'), deny({ [operator]: { [key]: 'x' } })], Default);
    expect(denied('${P}')).toEqual([`warning: ${writes}, if \${P} ${then}: ${does}`]);
    const byDefault = [`warning: ${writes}, if aws:PrincipalTag/team ${then}: ${does}`];
    expect(denied('${P}', 'aws:PrincipalTag/team')).toEqual(byDefault);
    expect(denied('aws:PrincipalTag/${P}', 'team')).toEqual(byDefault);
  });

  test('a deny by its default as the operator may leave all', () => {
    const denied = (Default?: string) =>
      holding(
        [allow('iam:PutRolePolicy'), deny({ '${P}': { 'aws:PrincipalTag/team': 'x' } })],
        Default,
      );
    const byDefault = [`warning: ${writes}, if aws:PrincipalTag/team is x: ${does}`];
    expect(denied('StringNotEquals')).toEqual(byDefault);
    expect(denied()).toEqual([expect.stringMatching(/^warning: /)]);
  });

  test('a deny of everybody by its default leaves nothing', () => {
    const all = [allow('iam:PutRolePolicy'), deny({ StringLike: { '${P}': '*' } })];
    expect(holding(all, 'aws:PrincipalArn')).toEqual([]);
    expect(holding(all)).toEqual([expect.stringMatching(/^warning: /)]);
  });

  test('an allow may hold, and by its default does', () => {
    const all = [allow('iam:PutRolePolicy', '*', { StringNotEquals: { '${P}': 'x' } })];
    expect(holding(all)).toEqual([`warning: ${writes}, if \${P} is not x: ${does}`]);
    expect(holding(all, 'aws:PrincipalType')).toEqual([
      `fatal: ${writes}: ${does}, with the default of the parameter P`,
    ]);
  });

  test('is not called wrong', () => {
    const all = [allow('connect:DescribeUser', '*', { StringEquals: { 'connect:${P}': 'x' } })];
    expect(holding(all)).toEqual([]);
  });
});
