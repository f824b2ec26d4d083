import { ParsedFile, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { stackInfo } from '../reader/read-access';
import { allow, policy } from '../support/documents';

/* Stacks of two known accounts that are read together. IAM changes its own account only. */

const [OWN, OTHER] = ['111122223333', '444455556666'];
const CONNECT = allow('connect:DescribeUser');

const stack = (file: string, account: string, Resources: object): ParsedFile => ({
  file,
  content: { Resources },
  stack: stackInfo(file, { environment: { 'AWS::AccountId': account } }),
});

const document = (...statements: readonly object[]) => [
  { PolicyName: 'p', PolicyDocument: policy(...statements) },
];
const trusting = (principal: object) =>
  policy({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
const role = (RoleName: string, trust: object, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: trusting(trust),
    ...(statements.length > 0 && { Policies: document(...statements) }),
  },
});
const own = (...statements: readonly object[]) => ({
  Own: role('own', { Service: 'ec2.amazonaws.com' }, CONNECT, ...statements),
});
const ownUser = (...statements: readonly object[]) => ({
  U: {
    Type: 'AWS::IAM::User',
    Properties: { UserName: 'u', Policies: document(CONNECT, ...statements) },
  },
});
const managed = (action: string) => ({
  M: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: 'm', PolicyDocument: policy(allow(action)) },
  },
});
const named = (key: string, value: unknown) => ({ Condition: { ArnEquals: { [key]: value } } });

const found = (...files: readonly ParsedFile[]) =>
  audit(readTogether(files)).flatMap(({ id, severity, what }) => {
    return /escalation$/.test(id) ? [`${severity} ${what}`] : [];
  });

const inPseudo = (end: string): object => ({ 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:${end}` });
const ways: readonly [string, (end: string) => unknown][] = [
  ['the pseudo parameter', inPseudo],
  ['any account', (end) => `arn:aws:iam::*:${end}`],
];

describe.each(ways)('where a statement has %s', (_, arn) => {
  const writes = own(allow(['iam:PutRolePolicy', 'sts:AssumeRole'], arn('role/r')));
  const attaches = own(allow('iam:AttachRolePolicy', '*', named('iam:PolicyARN', arn('policy/m'))));
  const bounded = own(
    allow(
      ['iam:CreateRole', 'iam:PutRolePolicy'],
      '*',
      named('iam:PermissionsBoundary', arn('policy/m')),
    ),
  );
  const takes = own(allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'], arn('user/bob')));
  const joins = ownUser(allow(['iam:AddUserToGroup', 'iam:PutGroupPolicy'], arn('group/g')));
  const bob = { B: { Type: 'AWS::IAM::User', Properties: { UserName: 'bob' } } };
  const group = { G: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'g' } } };
  const trusted = { R: role('r', { AWS: `arn:aws:iam::${OWN}:root` }) };

  test.each<[string, object, object, string]>([
    ['writes into a role', writes, trusted, 'into a role as which it can act'],
    ['attaches a policy', attaches, managed('*'), 'attaches the policy m'],
    ['has a boundary to give', bounded, managed('*'), 'within the boundary of the policy m'],
    ['writes into a user', takes, bob, 'into a user as which it can act'],
    ['writes into a group', joins, group, 'and joins the group g'],
  ])('a holder %s of its own account only', (__, holder, target, text) => {
    const isIt = (one: string) => one.startsWith('fatal') && one.includes(text);
    const foundIn = (account: string) =>
      found(stack('a', OWN, holder), stack('b', account, target));
    expect(foundIn(OWN).some(isIt)).toBe(true);
    expect(foundIn(OTHER).filter((one) => one.startsWith('fatal'))).toEqual([]);
  });

  test.each<[string, object]>([
    ['attaches', attaches],
    ['has as a boundary to give', bounded],
  ])('a holder %s the policy of its own account, whatever another has', (__, holder) =>
    expect(
      found(stack('a', OWN, { ...holder, ...managed('logs:*') }), stack('b', OTHER, managed('*'))),
    ).toEqual([]),
  );
});

test('a holder passes no role of another account', () => {
  const holder = own(
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
    allow('iam:PassRole', 'arn:aws:iam::*:role/adm'),
  );
  const target = { R: role('adm', { Service: 'lambda.amazonaws.com' }, allow('*')) };
  const foundIn = (account: string) => found(stack('a', OWN, holder), stack('b', account, target));
  expect(foundIn(OWN)).toHaveLength(1);
  expect(foundIn(OTHER)).toEqual([]);
});

test.each<[string, string, object, number]>([
  ['its account by the pseudo parameter', OWN, inPseudo('root'), 1],
  ['another account by the pseudo parameter', OTHER, inPseudo('root'), 0],
  ['a role of another account by the pseudo parameter', OTHER, inPseudo('role/own'), 0],
])('a holder assumes a role that trusts %s', (_, account, trust, expected) => {
  const holder = own(allow('sts:AssumeRole', 'arn:aws:iam::*:role/adm'));
  const target = { R: role('adm', { AWS: trust }, allow('*')) };
  expect(found(stack('a', OWN, holder), stack('b', account, target))).toHaveLength(expected);
});

test('a holder assumes a role of another account by its literal ARN, and none by the pseudo parameter', () => {
  const target = { R: role('adm', { AWS: `arn:aws:iam::${OWN}:root` }, allow('*')) };
  const foundOn = (resource: unknown) =>
    found(stack('a', OWN, own(allow('sts:AssumeRole', resource))), stack('b', OTHER, target));
  expect(foundOn(`arn:aws:iam::${OTHER}:role/adm`)).toHaveLength(1);
  expect(foundOn('arn:aws:iam::*:role/adm')).toHaveLength(1);
  expect(foundOn(inPseudo('role/adm'))).toEqual([]);
});
