import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allow, deny, policy } from '../support/documents';

const CONNECT = allow('connect:DescribeUser');
const arn = (path: string) => `arn:aws:iam::111122223333:${path}`;
const on = (action: string, path: string) => allow(action, arn(path));
const denied = (action: string, path: string) => deny(action, arn(path));
const when = (statement: object, Condition: object) => ({ ...statement, Condition });
const caller = (path: string) => ({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:${path}` } });
const type = (is: string) => ({ StringEquals: { 'aws:PrincipalType': is } });

const keyOf = { role: 'RoleName', user: 'UserName', group: 'GroupName' };
const named = (kind: keyof typeof keyOf, statements: readonly object[], name = 'H') => ({
  [keyOf[kind]]: name,
  PolicyName: 'P',
  PolicyDocument: policy(CONNECT, ...statements),
});
const setWith = (...statements: readonly object[]) => ({
  InlinePolicy: JSON.stringify(policy(CONNECT, ...statements)),
});

/** How severe the ways to more access are that some files have. */
const severities = (...files: readonly object[]) =>
  audit(readTogether(files.map((content, i) => ({ file: `${i}.json`, content }))))
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);

const PUT_ROLE = allow('iam:PutRolePolicy');
const PUT_USER = allow('iam:PutUserPolicy');
const PUT_GROUP = allow('iam:PutGroupPolicy');
const REWRITE = allow('iam:CreatePolicyVersion');
const SESSION_OF_FUNCTION = { Null: { 'lambda:SourceFunctionArn': 'false' } };

describe('one policy is judged as that of the principal that the output names:', () => {
  test.each<[string, string[], object[]]>([
    ['it writes into roles', ['fatal'], [PUT_ROLE]],
    ['it writes into users', ['error'], [PUT_USER]],
    ['it writes into groups', ['error'], [PUT_GROUP]],
    ['it writes into itself', ['fatal'], [on('iam:PutRolePolicy', 'role/H')]],
    ['it writes into another', ['warning'], [on('iam:PutRolePolicy', 'role/X')]],
    ['not into itself', ['error'], [PUT_ROLE, denied('iam:PutRolePolicy', 'role/H')]],
    ['not into another', ['fatal'], [PUT_ROLE, denied('iam:PutRolePolicy', 'role/X')]],
    ['into the own user', [], [on('iam:PutUserPolicy', 'user/${aws:username}')]],
    ['as itself', ['fatal'], [when(PUT_ROLE, caller('role/H'))]],
    ['as another', [], [when(PUT_ROLE, caller('role/X'))]],
    ['as a user', [], [when(PUT_ROLE, type('User'))]],
    ['as a role', ['fatal'], [when(PUT_ROLE, type('AssumedRole'))]],
  ])('a role, %s', (_, expected, statements) =>
    expect(severities(named('role', statements))).toEqual(expected),
  );

  test.each<[string, string[], object[]]>([
    ['it writes into roles', ['error'], [PUT_ROLE]],
    ['it writes into users', ['fatal'], [PUT_USER]],
    ['it writes into itself', ['fatal'], [on('iam:PutUserPolicy', 'user/H')]],
    ['into the own user', ['fatal'], [on('iam:PutUserPolicy', 'user/${aws:username}')]],
    ['not into itself', ['error'], [PUT_USER, denied('iam:PutUserPolicy', 'user/H')]],
    ['its own keys', [], [on('iam:CreateAccessKey', 'user/H')]],
  ])('a user, %s', (_, expected, statements) =>
    expect(severities(named('user', statements))).toEqual(expected),
  );

  test.each<[string, string[], object[]]>([
    ['its members write into roles', ['error'], [PUT_ROLE]],
    ['its members write into users', ['fatal'], [PUT_USER]],
    ['its members write into it', ['fatal'], [on('iam:PutGroupPolicy', 'group/H')]],
    ['its members write into another', ['warning'], [on('iam:PutGroupPolicy', 'group/X')]],
  ])('a group, %s', (_, expected, statements) =>
    expect(severities(named('group', statements))).toEqual(expected),
  );

  test.each<[string, string[], object[]]>([
    ['it writes into roles', ['error'], [PUT_ROLE]],
    ['it writes into users', ['error'], [PUT_USER]],
    ['it has any name', ['warning'], [when(PUT_ROLE, caller('role/aws-reserved/*_Ops_*'))]],
    ['it is of IAM Identity Center', ['error'], [when(PUT_ROLE, caller('role/aws-reserved/*'))]],
    ['it is no other role', [], [when(PUT_ROLE, caller('role/Ops'))]],
    ['it is no user', [], [when(PUT_ROLE, type('User'))]],
  ])('a permission set, %s', (_, expected, statements) =>
    expect(severities(setWith(...statements))).toEqual(expected),
  );

  test('only AWS changes a role of IAM Identity Center', () => {
    const ops = (...statements: object[]) =>
      severities(named('role', statements, 'AWSReservedSSO_Ops_0123456789abcdef'));
    expect(ops(PUT_ROLE)).toEqual(['error']);
    expect(ops(allow('iam:CreateAccessKey'))).toEqual(['fatal']);
    expect(ops(when(PUT_ROLE, caller('role/aws-reserved/*_Ops_*')))).toEqual(['error']);
    expect(ops(when(PUT_ROLE, caller('role/aws-reserved/*_Dev_*')))).toEqual([]);
  });
});

describe('what else a principal has is not known:', () => {
  test.each<[string, string[], object]>([
    ['a managed policy of a role', ['fatal'], named('role', [REWRITE])],
    ['one of a user', ['fatal'], named('user', [REWRITE])],
    ['one of a group', ['fatal'], named('group', [REWRITE])],
    ['one of a permission set', ['fatal'], setWith(REWRITE)],
    ['the groups of a user', ['fatal'], named('user', [PUT_GROUP])],
    [
      'its boundary',
      ['warning'],
      named('role', [on('iam:DeleteRolePermissionsBoundary', 'role/H')]),
    ],
    [
      'that of a user',
      ['warning'],
      named('user', [on('iam:PutUserPermissionsBoundary', 'user/H')]),
    ],
    ['the trust of a role', ['fatal'], named('role', [when(PUT_ROLE, SESSION_OF_FUNCTION)])],
    ['a user has none', ['warning'], named('user', [when(PUT_USER, SESSION_OF_FUNCTION)])],
  ])('%s', (_, expected, file) => expect(severities(file)).toEqual(expected));

  test.each<[string, string[], object[]]>([
    ['an allow on its path', ['warning'], [on('iam:PutRolePolicy', 'role/team/H')]],
    ['a deny on its path', ['error'], [PUT_ROLE, denied('iam:PutRolePolicy', 'role/team/H')]],
    ['a deny on a path', ['error'], [PUT_ROLE, denied('iam:PutRolePolicy', 'role/team/*')]],
    ['a deny on another name there', ['fatal'], [PUT_ROLE, denied('iam:*', 'role/team/X')]],
    ['a deny on names', ['fatal'], [PUT_ROLE, denied('iam:*', 'role/team*')]],
    ['a caller in a path', ['warning'], [when(PUT_ROLE, caller('role/team/*'))]],
  ])('the path, for %s', (_, expected, statements) =>
    expect(severities(named('role', statements))).toEqual(expected),
  );
});

test('one policy of a principal does not define it for other files', () => {
  const other = {
    Resources: {
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'Q',
          PolicyDocument: policy(CONNECT, deny('iam:PutRolePolicy')),
          Roles: ['H'],
        },
      },
    },
  };
  const world = readTogether([
    { file: 'one.json', content: named('role', [PUT_ROLE]) },
    { file: 'other.json', content: other },
  ]);
  expect(
    world.principals.map(({ name, inline, unknown }) => [
      name,
      inline.map((one) => one.name),
      unknown.map(({ what }) => what),
    ]),
  ).toEqual([
    ['H/P', ['H/P'], []],
    ['H', ['Q'], ['H']],
  ]);
});
