import { read, readTogether } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { userDetails } from '../../support/accounts';
import { allow, deny, policy } from '../../support/documents';
import { planOf } from '../../support/terraform';

/* A plan of Terraform shows who is in a group. Another file has the user, or gives it policies. */

const CONNECT = allow('connect:DescribeUser');
const COMMANDS = allow('ssm:SendCommand');
const WRITES = allow('iam:PutUserPolicy');
const GUARD = deny('iam:*');

/** A plan that gives a group a policy, and whose data source finds `bob` in it. */
const groupWith = (statement: object, group = 'cc') =>
  planOf([
    {
      type: 'aws_iam_group',
      name: 'g',
      mode: 'data',
      isRead: true,
      values: {
        group_name: group,
        arn: `arn:aws:iam::111122223333:group/${group}`,
        users: [{ user_name: 'bob' }],
      },
    },
    {
      type: 'aws_iam_group_policy',
      name: 'p',
      values: { name: 'gp', group, policy: JSON.stringify(policy(statement)) },
    },
  ]);
const planFor = (user: string, ...statements: readonly object[]) =>
  planOf([
    {
      type: 'aws_iam_user_policy',
      name: 'p',
      values: { name: 'up', user, policy: JSON.stringify(policy(...statements)) },
    },
  ]);
const detailsOf = (user: string, ...statements: readonly object[]) => ({
  UserDetailList: [userDetails(user, policy(...statements))],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
});
const templateFor = (user: string, ...statements: readonly object[]) => ({
  Resources: {
    P: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'up', Users: [user], PolicyDocument: policy(...statements) },
    },
  },
});

const together = (...contents: readonly object[]) =>
  readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })));
const found = (...contents: readonly object[]) =>
  audit(together(...contents)).flatMap(({ id, severity }) =>
    id.endsWith('escalation') ? [severity] : [],
  );

describe.each<[string, (user: string, ...statements: readonly object[]) => object]>([
  ['another plan', planFor],
  ['the details of an account', detailsOf],
  ['a template', templateFor],
])('a user of %s has the policies of its group', (_, file) => {
  test('which a plan shows', () => {
    expect(found(groupWith(CONNECT), file('bob', COMMANDS))).toEqual(['error']);
    expect(found(file('bob', COMMANDS), groupWith(CONNECT))).toEqual(['error']);
  });
  test('and not those of a group with others', () =>
    expect(found(groupWith(CONNECT), file('eve', COMMANDS))).toEqual([]));
  test('with what they deny', () => {
    const bob = file('bob', CONNECT, WRITES);
    expect(found(groupWith(CONNECT), bob)).not.toEqual([]);
    expect(found(groupWith(GUARD), bob)).toEqual([]);
    expect(found(groupWith(GUARD), file('eve', CONNECT, WRITES))).not.toEqual([]);
  });
});

test('two plans may show one user, each in a group', () => {
  expect(found(groupWith(CONNECT), groupWith(COMMANDS, 'other'))).toEqual(['error']);
});

test('alone, a plan has only the group', () => {
  const { principals = [] } = read('a.json', groupWith(CONNECT)) ?? {};
  expect(principals.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['group cc']);
});
