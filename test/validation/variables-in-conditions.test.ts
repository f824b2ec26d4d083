import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';

const ACCOUNT = '111122223333';
const IAM = `arn:aws:iam::${ACCOUNT}:`;
const WRITE = 'iam:PutRolePolicy';
const TEAM = 'aws:PrincipalTag/team';

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const deny = (Condition: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', Condition });
const tagsOf = (tags: object) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const trusting = (Principal: object, Condition?: object) =>
  document({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const role = (RoleName: string, trust: object, tags: object, ...statements: object[]) => ({
  RoleName,
  Arn: `${IAM}role/${RoleName}`,
  AssumeRolePolicyDocument: trust,
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document(...statements) }],
  AttachedManagedPolicies: [],
  Tags: tagsOf(tags),
});
const user = (UserName: string, tags: object, ...statements: object[]) => ({
  UserName,
  Arn: `${IAM}user/${UserName}`,
  UserPolicyList: [{ PolicyName: 'P', PolicyDocument: document(...statements) }],
  AttachedManagedPolicies: [],
  Tags: tagsOf(tags),
});

const found = (RoleDetailList: readonly object[], UserDetailList: readonly object[] = []) =>
  audit(read('account.json', { RoleDetailList, UserDetailList })!)
    .map(({ id }) => id)
    .filter((id) => id.endsWith('escalation'));

/** What is found about a role or a user with a tag. */
const ofRole = (...statements: object[]) =>
  found([role('App', trusting(LAMBDA), { team: 'ops' }, REACHES_CONNECT, ...statements)]);
const ofUser = (...statements: object[]) =>
  found(
    [],
    [user('App', { owner: 'App', team: 'ops', other: 'ops' }, REACHES_CONNECT, ...statements)],
  );

const FATAL = ['escalation'];
const LIMITED = ['limited-escalation'];

describe('a perimeter around the own account', () => {
  const outside = { StringNotEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } };
  const inside = { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } };
  const swapped = { StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };

  test.each([outside, swapped])('denies nothing in it: %j', (condition) => {
    expect(ofRole(allow(WRITE), deny(condition))).toEqual(FATAL);
  });

  test('allows everything in it', () => {
    expect(ofRole(allow(WRITE, '*', inside))).toEqual(FATAL);
  });

  test('closes a way that is only outside', () => {
    expect(ofRole(allow(WRITE, '*', outside))).toEqual([]);
    expect(ofRole(allow(WRITE), deny(inside))).toEqual([]);
  });
});

describe('a variable that is known of the holder', () => {
  const own = (value: string) => ({ StringEquals: { 'aws:PrincipalTag/owner': value } });
  const onOwn = (condition: object) => allow('iam:PutUserPolicy', `${IAM}user/App`, condition);

  test.each([
    ['its name', own('${aws:username}')],
    ['its other tag', { StringEquals: { [TEAM]: '${aws:PrincipalTag/other}' } }],
  ])('meets a condition: %s', (_, condition) => {
    expect(ofUser(onOwn(condition))).toEqual(FATAL);
  });

  test.each([
    ['its name', { StringEquals: { [TEAM]: '${aws:username}' } }],
    ['its other tag', own('${aws:PrincipalTag/other}')],
  ])('does not meet a condition: %s', (_, condition) => {
    expect(ofUser(onOwn(condition))).toEqual([]);
  });

  describe('in the resource of an action that tags', () => {
    const tags = (resource: string) => allow('iam:TagUser', `${IAM}${resource}`);
    const isLead = { StringEquals: { [TEAM]: 'lead' } };

    test('meets a condition on the tag of the user', () => {
      expect(ofUser(tags('user/${aws:username}'), onOwn(isLead))).toEqual(FATAL);
    });

    test('is also the name that deployment gives to a user', () => {
      const of = (resource: string) => ({
        Resources: {
          App: {
            Type: 'AWS::IAM::User',
            Properties: {
              Policies: [
                {
                  PolicyName: 'P',
                  PolicyDocument: document(
                    REACHES_CONNECT,
                    tags(resource),
                    allow('iam:PutUserPolicy', { 'Fn::GetAtt': ['App', 'Arn'] }, isLead),
                  ),
                },
              ],
            },
          },
        },
      });
      const foundIn = (template: object) =>
        audit(read('t.json', template)!)
          .map(({ id }) => id)
          .filter((id) => id.endsWith('escalation'));
      expect(foundIn(of('user/${aws:username}'))).toEqual(FATAL);
      expect(foundIn(of('user/team/${aws:username}'))).toEqual(LIMITED);
    });

    test('meets a condition on the tag of the user as a resource', () => {
      const isLed = { StringEquals: { 'aws:ResourceTag/team': 'lead' } };
      expect(ofUser(tags('user/${aws:username}'), onOwn(isLed))).toEqual(FATAL);
      expect(ofUser(tags('user/Bob'), onOwn(isLed))).toEqual(LIMITED);
    });

    test.each([
      ['it is in another path', [tags('user/team/${aws:username}')]],
      ['it is another user', [tags('user/Bob')]],
      [
        'a deny closes the tags of the user',
        [
          tags('user/${aws:username}'),
          { Effect: 'Deny', Action: 'iam:Tag*', Resource: `${IAM}user/App` },
        ],
      ],
    ])('closes the way where %s', (_, statements) => {
      expect(ofUser(...statements, onOwn(isLead))).toEqual([]);
    });
  });

  test('is none for the name of a role', () => {
    const condition = { StringEquals: { [TEAM]: '${aws:username}' } };
    expect(ofRole(allow(WRITE, '*', condition))).toEqual([]);
  });

  test('is of each user, also of those whose policies are alike', () => {
    const of = (name: string) =>
      user(
        name,
        { owner: 'Ann' },
        REACHES_CONNECT,
        allow('iam:PutUserPolicy', '*', own('${aws:username}')),
      );
    expect([found([], [of('Bob'), of('Eve')]), found([], [of('Bob'), of('Ann')])]).toEqual([
      [],
      FATAL,
    ]);
  });
});

describe('a variable that is not known', () => {
  const ofResource = { StringEquals: { [TEAM]: '${aws:ResourceTag/team}' } };
  const others = { StringNotEquals: { [TEAM]: '${aws:ResourceTag/team}' } };

  test('limits a way, and does not close it', () => {
    expect(ofRole(allow(WRITE, '*', ofResource))).toEqual(LIMITED);
    expect(ofRole(allow('lambda:UpdateFunctionCode', '*', ofResource))).toEqual(LIMITED);
    expect(ofRole(allow(WRITE), deny(others))).toEqual(LIMITED);
  });

  test('limits a way by a trust policy', () => {
    const App = role(
      'App',
      trusting(LAMBDA),
      { team: 'ops' },
      allow('sts:AssumeRole', `${IAM}role/Admin`),
    );
    const Admin = role('Admin', trusting({ AWS: ACCOUNT }, ofResource), {}, allow('connect:*'));
    expect(found([App, Admin])).toEqual(LIMITED);
  });
});

describe('a variable in the name of a policy or of a service', () => {
  const own = `arn:aws:iam::\${aws:PrincipalAccount}:policy/`;
  const attach = (value: string) =>
    allow('iam:AttachRolePolicy', '*', { ArnLike: { 'iam:PolicyARN': value } });
  const code = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
  const pass = (value: string) =>
    allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': value } });
  const bounded = (value: string) =>
    allow(['iam:CreateRole', WRITE], '*', { ArnLike: { 'iam:PermissionsBoundary': value } });

  test('has the value that is known of the holder', () => {
    expect(ofRole(attach(`${own}*`), allow('iam:CreatePolicy'))).toEqual(FATAL);
    expect(ofRole(attach(`${own}P`), allow('iam:CreatePolicyVersion'))).toContain('escalation');
    expect(ofRole(bounded(`${own}P-*`), allow('iam:CreatePolicy'))).toEqual(FATAL);
    const admin = 'arn:aws:iam::aws:policy/${aws:PrincipalTag/p}';
    const tagged = (p: string) =>
      found([role('App', trusting(LAMBDA), { p }, REACHES_CONNECT, attach(admin))]);
    expect([tagged('AdministratorAccess'), tagged('CloudWatchReadOnlyAccess')]).toEqual([
      FATAL,
      [],
    ]);
  });

  test('may have any that is not known', () => {
    expect(ofRole(code, pass('${aws:PrincipalTag/service}'))).toEqual(LIMITED);
    expect(ofRole(code, pass('${aws:PrincipalTag/service}.amazonaws.com'))).toEqual(LIMITED);
    expect(ofRole(code, pass('${aws:PrincipalTag/team}.amazonaws.com'))).toEqual([]);
  });

  test('is of the own account', () => {
    expect(ofRole(attach(`${own}*`))).toEqual(LIMITED);
    expect(ofRole(attach(`${own}P`), allow('iam:CreatePolicy', `${IAM}policy/Other`))).toEqual([]);
  });
});
