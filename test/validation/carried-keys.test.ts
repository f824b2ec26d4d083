import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const LAMBDA = allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole']);

describe('a condition on a key that no request of the action has', () => {
  const PUT = 'iam:PutRolePolicy';
  const REWRITE = 'iam:CreatePolicyVersion';
  const boundary = 'arn:aws:iam::111122223333:policy/Boundary';
  const within = { StringEquals: { 'iam:PermissionsBoundary': boundary } };
  const unless = (Action: readonly string[]) => ({
    Effect: 'Deny',
    Action,
    Resource: '*',
    Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } },
  });
  const found = (...statements: readonly object[]) =>
    audit(read('policy.json', connectHolder(...statements))!).map(({ id }) => id);

  test('a deny of all but one boundary keeps its policy from being rewritten', () => {
    expect(found(allow([PUT, REWRITE]), unless([PUT, REWRITE]))).toEqual([]);
  });

  test('where the deny leaves that out, the policy is rewritten', () => {
    expect(found(allow(PUT), allow(REWRITE, boundary), unless([PUT]))).toEqual([
      'escalation',
      'limited-escalation',
    ]);
  });

  test('an allow within one boundary does not let its policy be rewritten', () => {
    expect(found(allow([PUT, REWRITE], '*', within))).toEqual(['limited-escalation']);
  });

  test('a deny of the function by the service of its role always applies', () => {
    const condition = { StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
    const unlessLambda = {
      Effect: 'Deny',
      Action: 'lambda:*',
      Resource: '*',
      Condition: condition,
    };
    expect(found(LAMBDA, unlessLambda)).toEqual(['unconfined']);
  });
});

describe('a condition that asks for a tag in the request that makes something', () => {
  const tagged = { StringEquals: { 'aws:RequestTag/team': 'cc' } };
  const some = { Null: { 'aws:RequestTag/team': 'false' } };
  const ways = {
    role: [['iam:CreateRole'], ['iam:PutRolePolicy'], 'iam:TagRole'],
    user: [['iam:CreateUser'], ['iam:PutUserPolicy', 'iam:CreateAccessKey'], 'iam:TagUser'],
  } as const;
  const severities = (kind: keyof typeof ways, condition: object, ...others: readonly object[]) => {
    const [making, then] = ways[kind];
    const on = `arn:aws:iam::111122223333:${kind}/app/*`;
    const all = connectHolder(allow(making, on, condition), allow(then, on), ...others);
    return audit(read('policy.json', all)!)
      .filter(({ id }) => /escalation/.test(id))
      .filter(({ what }) => what.includes('iam:Create'))
      .map(({ severity }) => severity);
  };

  describe.each(['role', 'user'] as const)('a %s', (kind) => {
    const tagging = ways[kind][2];
    test.each([tagged, some])('confines who may not tag it: %j', (condition) => {
      const not = { Effect: 'Deny', Action: tagging, Resource: '*' };
      expect(severities(kind, condition)).not.toContain('fatal');
      expect(severities(kind, condition, allow(tagging), not)).not.toContain('fatal');
    });

    test.each([tagged, some])('does not confine who may: %j', (condition) => {
      expect(severities(kind, condition, allow(tagging))).toContain('fatal');
      expect(severities(kind, condition, allow(tagging, '*', condition))).toContain('fatal');
    });
  });
});

describe('the resource account of IAM', () => {
  const user = (...statements: readonly object[]) => ({
    UserName: 'bob',
    Path: '/',
    Arn: 'arn:aws:iam::111122223333:user/bob',
    UserPolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
    GroupList: [],
    AttachedManagedPolicies: [],
  });
  const detailsOf = (...statements: readonly object[]) => ({
    UserDetailList: [user(...statements)],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  });
  const fatal = (...statements: readonly object[]) =>
    audit(read('account.json', detailsOf(...statements))!).filter(
      ({ severity }) => severity === 'fatal',
    );
  const is = (account: string) => ({ StringEquals: { 'aws:ResourceAccount': account } });
  const not = (account: string) => ({ StringNotEquals: { 'aws:ResourceAccount': account } });
  const PUT = 'iam:PutUserPolicy';
  const deny = (Condition: object) => ({
    Effect: 'Deny',
    Action: 'iam:*',
    Resource: '*',
    Condition,
  });

  test.each([[allow(PUT, '*', is('111122223333'))], [allow(PUT), deny(not('111122223333'))]])(
    'is that of the principal: %j %j',
    (...statements) => expect(fatal(...statements)).toHaveLength(1),
  );

  test.each([[allow(PUT, '*', is('999988887777'))], [allow(PUT), deny(not('999988887777'))]])(
    'is no other: %j %j',
    (...statements) => expect(fatal(...statements)).toEqual([]),
  );

  describe('is either in requests to other services', () => {
    const CODE = 'lambda:UpdateFunctionCode';
    const [OWN, OTHER] = ['111122223333', '999988887777'];
    const denied = (Condition: object) => ({ ...allow(CODE, '*', Condition), Effect: 'Deny' });
    const ids = (...statements: readonly object[]) =>
      audit(read('account.json', detailsOf(...statements))!)
        .map(({ id }) => id)
        .filter((id) => id.endsWith('escalation'));

    test.each([
      [allow(CODE, '*', is(OWN))],
      [allow(CODE, '*', not(OTHER))],
      [allow(CODE), denied(is(OTHER))],
      [allow(CODE), denied(not(OWN))],
    ])('and that of the principal is enough: %j %j', (...statements) => {
      expect(ids(...statements)).toEqual(['indirect-escalation']);
    });

    test.each([
      [allow(CODE, '*', is(OTHER))],
      [allow(CODE, '*', not(OWN))],
      [allow(CODE), denied(is(OWN))],
      [allow(CODE), denied(not(OTHER))],
    ])('and another is a condition: %j %j', (...statements) => {
      expect(ids(...statements)).toEqual(['limited-escalation']);
    });
  });
});

describe('a condition on tags of a request that takes none', () => {
  const tagged = { StringEquals: { 'aws:RequestTag/team': 'desk' } };
  const ids = (...statements: readonly object[]) =>
    audit(read('policy.json', connectHolder(...statements))!)
      .map(({ id }) => id)
      .filter((id) => id.endsWith('escalation'));
  const KEYS = 'iam:CreateAccessKey';

  test.each([
    KEYS,
    'iam:UpdateAssumeRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreatePolicyVersion',
  ])('is not met by whoever wants %s', (action) => {
    expect(ids(allow(action))).toEqual(['escalation']);
    expect(ids(allow(action, '*', tagged))).toEqual(['limited-escalation']);
  });

  test.each([
    { Null: { 'aws:RequestTag/team': 'true' } },
    { StringNotEquals: { 'aws:RequestTag/team': 'desk' } },
    { Null: { 'aws:TagKeys': 'true' } },
  ])('always denies, with %j', (Condition) => {
    expect(ids(allow(KEYS), { Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition })).toEqual(
      [],
    );
  });

  test('does not keep a user from being made with the tag, and its keys from being made', () => {
    const make = ['iam:CreateUser', 'iam:PutUserPolicy', KEYS];
    expect(ids(allow(make[0], '*', tagged), allow(make.slice(1)))).toContain('escalation');
  });

  test('is one on a tag that groups never have', () => {
    const owned = { StringEquals: { 'aws:ResourceTag/team': 'desk' } };
    expect(ids(allow('iam:AddUserToGroup', '*', owned))).toEqual(['limited-escalation']);
  });
});

test('roles that only AWS changes give nothing', () => {
  const reserved = 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*';
  expect(audit(read('policy.json', connectHolder(allow('iam:PutRolePolicy', reserved)))!)).toEqual(
    [],
  );
});
