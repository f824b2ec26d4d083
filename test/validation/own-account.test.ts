import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const WRITE = 'iam:CreateAccessKey';
const OWN = '111122223333';
const OTHER = '999999999999';

/** What is found about more access of a role with a tag in an account of the partition aws. */
const found = (...statements: object[]) =>
  audit(
    read('account.json', {
      UserDetailList: [],
      GroupDetailList: [],
      Policies: [],
      RoleDetailList: [
        {
          RoleName: 'Desk',
          Path: '/',
          Arn: `arn:aws:iam::${OWN}:role/Desk`,
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
          RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
          AttachedManagedPolicies: [],
          Tags: [{ Key: 'team', Value: 'desk' }],
        },
      ],
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => id.endsWith('escalation'));

const caller = (operator: string, arn: string) => ({ [operator]: { 'aws:PrincipalArn': arn } });
const deny = (condition: object) => ({ ...allow(WRITE, '*', condition), Effect: 'Deny' });

const ELSEWHERE = [`arn:aws:iam::${OTHER}:role/*`, `arn:aws-cn:iam::${OWN}:role/*`];
const OWN_ROLES = [`arn:aws:iam::${OWN}:role/*`, 'arn:aws:iam::*:role/*', 'arn:*:iam::*:role/De*'];

describe('a condition on the caller', () => {
  test.each(ELSEWHERE)('names none in an account by %s', (arn) => {
    expect(found(allow(WRITE, '*', caller('ArnLike', arn)))).toEqual([]);
    expect(found(allow(WRITE, '*', caller('ArnNotLike', arn)))).toEqual(['escalation']);
    expect(found(allow(WRITE), deny(caller('ArnLike', arn)))).toEqual(['escalation']);
    expect(found(allow(WRITE), deny(caller('ArnNotLike', arn)))).toEqual([]);
  });

  test.each(OWN_ROLES)('names one by %s', (arn) => {
    expect(found(allow(WRITE, '*', caller('ArnLike', arn)))).toEqual(['escalation']);
    expect(found(allow(WRITE, '*', caller('ArnNotLike', arn)))).toEqual([]);
    expect(found(allow(WRITE), deny(caller('ArnLike', arn)))).toEqual([]);
    expect(found(allow(WRITE), deny(caller('ArnNotLike', arn)))).toEqual(['escalation']);
  });
});

describe('what somebody changes', () => {
  const users = (where: string) => allow(WRITE, `arn:${where}:user/*`);

  test.each([`aws-cn:iam::${OWN}`, 'aws-cn:iam::*', `aws:iam::${OTHER}`])(
    'is not in %s',
    (where) => {
      expect(found(users(where))).toEqual([]);
    },
  );

  test.each([`aws:iam::${OWN}`, 'aws:iam::*', '*:iam::*', 'aws*:iam::*'])('is in %s', (where) => {
    expect(found(users(where))).toEqual(['escalation']);
  });

  test('is in no other partition for another service', () => {
    const functions = (where: string) =>
      allow('lambda:UpdateFunctionCode', `arn:${where}:lambda:*:*:function:*`);
    expect(found(functions('aws'))).toEqual(['indirect-escalation']);
    expect(found(functions('aws-cn'))).toEqual([]);
  });
});

describe('its own tag', () => {
  const untagged = allow(WRITE, '*', { StringNotEquals: { 'aws:PrincipalTag/team': 'desk' } });

  test.each(ELSEWHERE)('is not taken off by a change of the tags of %s', (resource) => {
    expect(found(untagged, allow('iam:UntagRole', resource))).toEqual([]);
  });

  test.each(OWN_ROLES.slice(0, 2))('is taken off by a change of the tags of %s', (resource) => {
    expect(found(untagged, allow('iam:UntagRole', resource))).toEqual(['escalation']);
  });
});

test.each([
  ['?'.repeat(11), 0],
  ['?'.repeat(12), 1],
  ['11112222*', 1],
  ['aws', 0],
])('of twelve digits, %s is the pattern of %i', (account, expected) => {
  const policy = connectHolder(allow(WRITE, `arn:aws:iam::${account}:user/*`));
  const Properties = { Policies: [{ PolicyName: 'P', PolicyDocument: policy }] };
  const template = { Resources: { R: { Type: 'AWS::IAM::Role', Properties } } };
  const ids = audit(read('template.json', template)!).map(({ id }) => id);
  expect(ids.filter((id) => id.endsWith('escalation'))).toHaveLength(expected);
});
