import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { IAM, managed, named, role, user } from '../support/listed-principals';

const POOR = [allow('logs:*')];
const POLICY = `${IAM}policy/T`;
const WITH_POLICY = { AttachedManagedPolicies: [{ PolicyName: 'T', PolicyArn: POLICY }] };
const TRUSTING = { Principal: { AWS: `${IAM}role/Holder` } };
const CONDITIONS = {
  tag: { StringEquals: { 'aws:ResourceTag/team': 'cc' } },
  address: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  service: { Bool: { 'aws:ViaAWSService': 'true' } },
};
const [WRITES, REWRITES] = ['iam:PutRolePolicy', 'iam:CreatePolicyVersion'];
const on = (action: string, resource: string, Condition?: object) =>
  allow(action, `${IAM}${resource}`, Condition);
const deny = (statement: object) => ({ ...statement, Effect: 'Deny' });

/** What is found about more access of a role and a user of an account, with some statements each. */
const found = (ofRole: readonly object[], ofUser: readonly object[] = []) =>
  audit(
    read('details.json', {
      UserDetailList: [
        user('Ann', [REACHES_CONNECT, ...ofUser]),
        user('Bob', POOR, { ...WITH_POLICY, GroupList: ['Agents'] }),
      ],
      GroupDetailList: [named('Group', 'Agents', POOR), named('Group', 'Team', POOR)],
      RoleDetailList: [
        role('Holder', [REACHES_CONNECT, ...ofRole]),
        { ...role('App', POOR, TRUSTING), ...WITH_POLICY },
        role('Other', POOR),
      ],
      Policies: [managed('T', POOR), managed('X', POOR)],
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity} ${what.replaceAll(IAM, '')}`);

describe.each(Object.entries(CONDITIONS))('under a condition on a %s', (_, condition) => {
  test.each([
    [WRITES, 'role/App', 'writes any permission into a role as which it can act'],
    ['iam:AttachRolePolicy', 'role/App', 'attaches any policy to a role as which it can act'],
    [REWRITES, 'policy/T', 'rewrites a managed policy of the role App, as which it can act'],
    [WRITES, 'role/Holder', 'writes any permission into a role'],
  ])('a role does not lose %s on %s by another statement', (action, resource, does) => {
    const own = on(action, resource);
    const expected = [`fatal ${action} on ${resource}: the holder ${does}`];
    expect(found([own])).toEqual(expected);
    for (const more of ['*', `${IAM}${resource.split('/')[0]}/*`]) {
      const other = allow(action, more, condition);
      expect(found([own, other])).toEqual(expected);
      expect(found([other, own])).toEqual(expected);
    }
  });

  test.each([
    ['iam:PutUserPolicy', 'user/Bob', 'iam:CreateAccessKey', 'user/Bob'],
    ['iam:PutGroupPolicy', 'group/Agents', 'iam:CreateAccessKey', 'user/Bob'],
    ['iam:PutGroupPolicy', 'group/Team', 'iam:AddUserToGroup', 'group/Team'],
    [REWRITES, 'policy/T', 'iam:CreateAccessKey', 'user/Bob'],
  ])('a user does not lose %s on %s by other statements', (action, resource, takes, target) => {
    const own = [on(action, resource), on(takes, target)];
    const expected = expect.stringMatching(`^fatal ${action} on ${resource}: `);
    expect(found([], own)).toContainEqual(expected);
    const others = [action, takes].map((one) => allow(one, '*', condition));
    for (const more of others) expect(found([], [...own, more])).toContainEqual(expected);
    expect(found([], [...others, ...own])).toContainEqual(expected);
  });

  test.each([
    ['a role as which it does not act', WRITES, 'role/Other'],
    ['a policy that nobody has', REWRITES, 'policy/X'],
  ])('what a role may do to %s is limited', (_of, action, resource) => {
    const limited = [expect.stringMatching(`^warning ${action} on \\*, if `)];
    expect(found([on(action, resource), allow(action, '*', condition)])).toEqual(limited);
  });

  test('a statement that a deny closes gives nothing for certain', () => {
    const [own, other] = [on(WRITES, 'role/App'), allow(WRITES, '*', condition)];
    expect(found([own, other, deny(own)])).toEqual([expect.stringMatching('^warning ')]);
  });
});

test('a condition on one policy says nothing about another one', () => {
  const tagged = on(REWRITES, 'policy/T', CONDITIONS.tag);
  expect(found([on(REWRITES, 'policy/X'), tagged])).toEqual([
    `warning ${REWRITES} on policy/X: the holder rewrites a managed policy of others`,
  ]);
  expect(found([on(REWRITES, 'policy/X'), on(REWRITES, 'policy/T')])).toEqual([
    `fatal ${REWRITES} on policy/T: the holder rewrites a managed policy of the role App, as which it can act`,
  ]);
});

test('a user who writes into another one by its name signs in with MFA', () => {
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const [writes, takes] = ['iam:PutUserPolicy', 'iam:CreateAccessKey'];
  expect(found([], [on(writes, 'user/Bob', mfa), on(takes, 'user/Bob')])).toEqual([
    `fatal ${writes} on user/Bob, if aws:MultiFactorAuthPresent is true: ` +
      'the holder writes any permission into a user as which it can act',
    expect.stringMatching(`^warning ${takes} on user/Bob: `),
  ]);
});
