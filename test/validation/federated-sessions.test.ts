import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy } from '../support/documents';

const USER = 'arn:aws:iam::111122223333:user/bob';
const FEDERATES = allow('sts:GetFederationToken');
const IF_SESSION = 'if aws:PrincipalType is FederatedUser';

/** What is found about a user, aside from findings on its reach. */
const found = (...statements: readonly object[]) => {
  const user = {
    UserName: 'bob',
    Arn: USER,
    UserPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT, ...statements) }],
    AttachedManagedPolicies: [],
    GroupList: [],
  };
  return audit(defined(read('account.json', { UserDetailList: [user] })))
    .filter(({ id }) => /escalation|emergency/.test(id))
    .map(({ severity, id, what }) => ({ found: `${severity} ${id}`, what }));
};
const WRITES = allow('iam:PutUserPolicy');
const deniedIf = (operator: string, key: string, value: string, action = 'iam:*') =>
  deny(action, '*', { Condition: { [operator]: { [key]: value } } });

describe('a deny of a user', () => {
  test.each([
    ['by its type', deniedIf('StringEquals', 'aws:PrincipalType', 'User')],
    ['by its ARN', deniedIf('ArnEquals', 'aws:PrincipalArn', USER)],
    ['by the ARNs of users', deniedIf('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:user/*')],
    ['unless it is a session', deniedIf('StringNotEquals', 'aws:PrincipalType', 'FederatedUser')],
  ])('%s does not deny the sessions that it may make', (_, statement) => {
    const [one, ...others] = found(FEDERATES, WRITES, statement);
    expect(others).toEqual([]);
    expect(one.found).toBe('warning limited-escalation');
    expect(one.what).toContain(IF_SESSION);
    expect(found(WRITES, statement)).toEqual([]);
  });

  test.each([
    ['every type of user', deniedIf('StringLike', 'aws:PrincipalType', '*User')],
    ['every caller', deniedIf('ArnLike', 'aws:PrincipalArn', 'arn:*:*:*:*:*')],
    ['the account', deniedIf('StringEquals', 'aws:PrincipalAccount', '111122223333')],
    ['without conditions', deny('iam:*')],
  ])('%s denies its sessions too', (_, statement) => {
    expect(found(FEDERATES, WRITES, statement)).toEqual([]);
  });

  test('and of its federation leaves no session', () => {
    const statement = deniedIf('StringEquals', 'aws:PrincipalType', 'User');
    expect(found(FEDERATES, deny('sts:GetFederationToken'), WRITES, statement)).toEqual([]);
  });
});

test('what is only for sessions is for users that may make them', () => {
  const onlyThen = allow('iam:PutUserPolicy', '*', {
    Condition: { StringEquals: { 'aws:PrincipalType': 'FederatedUser' } },
  });
  expect(found(FEDERATES, onlyThen).map((one) => one.found)).toEqual([
    'warning limited-escalation',
  ]);
  expect(found(onlyThen)).toEqual([]);
});

test('sessions call no other action of STS', () => {
  const statement = deniedIf('StringEquals', 'aws:PrincipalType', 'User', 'sts:AssumeRole');
  expect(found(FEDERATES, allow('sts:AssumeRole'), statement)).toEqual([]);
});

test('sessions call Amazon Connect as users do', () => {
  const emergency = allow('connect:AdminGetEmergencyAccessToken');
  const statement = deniedIf('StringEquals', 'aws:PrincipalType', 'User', 'connect:*');
  expect(found(FEDERATES, emergency, statement).map((one) => one.found)).toEqual([
    'error unlimited-emergency-access',
  ]);
  expect(found(emergency, statement)).toEqual([]);
});
