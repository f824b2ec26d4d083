import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';

const ACCOUNT = '111122223333';
const IAM = `arn:aws:iam::${ACCOUNT}:`;

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const trusting = (Principal: object, Condition?: object) =>
  document({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const role = (RoleName: string, trust: object, ...statements: object[]) => ({
  RoleName,
  Arn: `${IAM}role/${RoleName}`,
  AssumeRolePolicyDocument: trust,
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document(...statements) }],
  AttachedManagedPolicies: [],
});

/** What is found about a role of an account that may assume another one under a condition. */
const found = (condition: object) =>
  audit(
    read('account.json', {
      RoleDetailList: [
        role(
          'caller',
          trusting({ Service: 'lambda.amazonaws.com' }),
          allow('sts:AssumeRole', `${IAM}role/admin`),
        ),
        role('admin', trusting({ AWS: `${IAM}root` }, condition), allow('connect:*')),
      ],
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => id === 'limited-escalation');

describe('a role that trusts the account under a condition', () => {
  test.each([
    ['its own ARN', { ArnLike: { 'aws:PrincipalArn': `${IAM}role/call*` } }],
    ['the type of its sessions', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    ['its account', { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }],
    ['what it chooses', { StringEquals: { 'sts:RoleSessionName': 'xy' } }],
    ['what nobody knows', { StringEquals: { 'sts:ExternalId': 'xy' } }],
    ['its function', { ArnLike: { 'lambda:SourceFunctionArn': 'arn:aws:lambda:*:*:function:f' } }],
  ])('may be assumed by another role: %s', (_, condition) => {
    expect(found(condition)).toEqual(['limited-escalation']);
  });

  test.each([
    ['the ARN of another', { ArnLike: { 'aws:PrincipalArn': `${IAM}role/other` } }],
    ['all but its own ARN', { ArnNotEquals: { 'aws:PrincipalArn': `${IAM}role/caller` } }],
    ['users', { StringEquals: { 'aws:PrincipalType': 'User' } }],
    ['another account', { StringEquals: { 'aws:PrincipalAccount': '999999999999' } }],
    ['a time that is over', { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
  ])('is closed to another role by the condition: %s', (_, condition) => {
    expect(found(condition)).toEqual([]);
  });
});

/** What is found about a user or a role that may assume a role, which trusts the account. */
const foundOn = (kind: 'user' | 'role', more: object, ...trust: object[]) => {
  const statement = allow('sts:AssumeRole', `${IAM}role/admin`);
  const own = Object.entries(more).map(([action, resource]) => allow(action, resource));
  const PolicyDocument = document(statement, ...own);
  const Tags = [{ Key: 'team', Value: 'dev' }];
  const user = {
    UserName: 'caller',
    Arn: `${IAM}user/caller`,
    UserPolicyList: [{ PolicyName: 'P', PolicyDocument }],
    AttachedManagedPolicies: [],
    Tags,
  };
  const caller = {
    ...role('caller', trusting({ Service: 'lambda.amazonaws.com' }), statement, ...own),
    Tags,
  };
  const root = { AWS: `${IAM}root` };
  const ofAdmin = trust.map((one) => ({ Principal: root, Action: 'sts:AssumeRole', ...one }));
  return audit(
    read('account.json', {
      RoleDetailList: [
        role('admin', document(...ofAdmin), allow('connect:*')),
        ...(kind === 'role' ? [caller] : []),
      ],
      UserDetailList: kind === 'user' ? [user] : [],
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => id === 'limited-escalation');
};

const allowed = (Condition: object) => ({ Effect: 'Allow', Condition });
const denied = (Condition: object) => ({ Effect: 'Deny', Condition });
const FOUND = ['limited-escalation'];

describe('a tag of the caller with a value that the trust does not take', () => {
  const TAG = 'aws:PrincipalTag/team';
  const ofRole = { 'iam:TagRole': `${IAM}role/caller` };
  const ofUser = { 'iam:TagUser': '*' };
  const untag = { 'iam:UntagRole': `${IAM}role/caller` };
  const byName = (resource: string) => ({ 'iam:TagUser': `${IAM}${resource}` });
  const isOps = { StringEquals: { [TAG]: 'ops' } };

  test.each([
    ['another value', 'role', ofRole, [allowed(isOps)]],
    ['another value of a user', 'user', ofUser, [allowed(isOps)]],
    ['that of its own user', 'user', byName('user/${aws:username}'), [allowed(isOps)]],
    ['that of its own user in any path', 'user', byName('*/${aws:username}'), [allowed(isOps)]],
    ['that of users like its own', 'user', byName('user/*${aws:username}'), [allowed(isOps)]],
    ['any other value', 'user', ofUser, [allowed({ StringNotEquals: { [TAG]: 'dev' } })]],
    ['no tag', 'role', untag, [allowed({ Null: { [TAG]: 'true' } })]],
    [
      'a value that no deny is about',
      'role',
      ofRole,
      [{ Effect: 'Allow' }, denied({ StringNotEquals: { [TAG]: 'ops' } })],
    ],
  ] as const)('leaves the way of who may change it: %s', (_, kind, more, trust) => {
    expect(foundOn(kind, more, ...trust)).toEqual(FOUND);
  });

  test.each([
    ['may change none', 'role', {}, [allowed(isOps)]],
    ['changes those of others', 'role', { 'iam:TagRole': `${IAM}role/other` }, [allowed(isOps)]],
    ['only removes tags', 'role', untag, [allowed(isOps)]],
    ['only sets tags', 'role', ofRole, [allowed({ Null: { [TAG]: 'true' } })]],
    [
      'changes those of a user in another path',
      'user',
      byName('user/a/${aws:username}'),
      [allowed(isOps)],
    ],
    ['changes those of other users', 'user', byName('user/${aws:username}s'), [allowed(isOps)]],
    ['is no user', 'role', byName('user/${aws:username}'), [allowed(isOps)]],
    ['changes those of users', 'role', ofUser, [allowed(isOps)]],
  ] as const)('closes the way of who %s', (_, kind, more, trust) => {
    expect(foundOn(kind, more, ...trust)).toEqual([]);
  });
});

describe('a pattern of callers in the trust', () => {
  const like = (arn: string) => allowed({ ArnLike: { 'aws:PrincipalArn': arn } });
  const onlyLike = (arn: string) => [
    { Effect: 'Allow' },
    denied({ ArnNotLike: { 'aws:PrincipalArn': arn } }),
  ];

  test.each([
    ['user', like(`${IAM}user/*`)],
    ['user', like(`arn:aws:iam::*:user/*`)],
    ['user', like(`${IAM}*`)],
    ['user', like(`${IAM}*/call*`)],
    ['user', allowed({ StringLike: { 'aws:PrincipalArn': '*:user/*' } })],
    ['role', like(`${IAM}role/*`)],
    ['role', allowed({ StringEquals: { 'aws:PrincipalArn': `${IAM}role/caller` } })],
  ] as const)('includes a %s: %j', (kind, trust) => {
    expect(foundOn(kind, {}, trust)).toEqual(FOUND);
  });

  test.each([
    ['user', `${IAM}role/*`],
    ['user', 'arn:aws:iam::999999999999:user/*'],
    ['user', `${IAM}user/team/*`],
    ['role', `${IAM}user/*`],
    ['role', 'arn:aws:iam::999999999999:role/*'],
  ] as const)('includes no %s: %s', (kind, arn) => {
    expect([foundOn(kind, {}, like(arn)), foundOn(kind, {}, ...onlyLike(arn))]).toEqual([[], []]);
  });

  test('is none under StringEquals', () => {
    const exact = allowed({ StringEquals: { 'aws:PrincipalArn': `${IAM}role/*` } });
    expect(foundOn('role', {}, exact)).toEqual([]);
  });

  test('closes the way by a deny of all others', () => {
    expect(foundOn('user', {}, ...onlyLike(`${IAM}user/*`))).toEqual(FOUND);
  });
});

describe('a deny in the trust', () => {
  const session = 'arn:aws:sts::111122223333:assumed-role/caller/x';
  const of = (AWS: string) => [{ Effect: 'Allow' }, { Effect: 'Deny', Principal: { AWS } }];

  test('of one session leaves the others', () => {
    expect(foundOn('role', {}, ...of(session))).toEqual(FOUND);
  });

  test('of a role is one of all its sessions', () => {
    expect(foundOn('role', {}, ...of(`${IAM}role/caller`))).toEqual([]);
  });

  test('of the only session that is trusted closes the way', () => {
    const [, deny] = of(session);
    expect(foundOn('role', {}, { Effect: 'Allow', Principal: { AWS: session } }, deny)).toEqual([]);
  });
});
