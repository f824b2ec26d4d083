import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

const WRITE = 'iam:PutUserPolicy';

const inline = (PolicyName: string, ...statements: object[]) => ({
  Policies: [{ PolicyName, PolicyDocument: policy(...statements) }],
});

/** How severe it is that a user of a template may write into users, but for a deny. */
function severity(user: object, denied: object, on = '*', isInGroup = false) {
  const way = allow(WRITE, on);
  const own = inline('Own', REACHES_CONNECT, denied, ...(isInGroup ? [] : [way]));
  const Group = { Type: 'AWS::IAM::Group', Properties: inline('Group', way) };
  const Properties = { ...user, ...own, ...(isInGroup && { Groups: [{ Ref: 'Group' }] }) };
  const Resources = { User: { Type: 'AWS::IAM::User', Properties }, ...(isInGroup && { Group }) };
  const Conditions = { Live: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } };
  return audit(read('template.json', { Conditions, Resources })!)
    .filter(({ what }) => what.startsWith(`${WRITE} on`) && !what.includes('no access to'))
    .map((one) => one.severity)[0];
}

const OWN = 'arn:aws:iam::*:user/${aws:username}';
const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } };
const OTHERS = { Effect: 'Deny', Action: WRITE, NotResource: OWN };

describe.each([
  ['with a name', { UserName: 'ann' }],
  ['with one of two names', { UserName: { 'Fn::If': ['Live', 'ann', 'bob'] } }],
  ['with the name of the stack in its name', { UserName: { 'Fn::Sub': '${AWS::StackName}-a' } }],
  ['whose name CloudFormation generates', {}],
])('a user %s', (_, user) => {
  test('is denied its own user', () => {
    expect(severity(user, deny(WRITE, OWN))).toBe('error');
    expect(severity(user, deny(WRITE, OWN, MFA))).toBe('fatal');
    expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/*${aws:username}'))).toBe('error');
    expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/team/${aws:username}'))).toBe('fatal');
  });

  test('is denied it where its group allows it', () => {
    expect(severity(user, deny(WRITE, OWN), '*', true)).toBe('error');
    expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/x'), '*', true)).toBe('fatal');
  });

  test('that is allowed its own user alone is denied that', () => {
    expect(severity(user, deny(WRITE, OWN), OWN)).toBeUndefined();
    expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/x'), OWN)).toBe('fatal');
  });

  test('is left its own user by a deny of all others', () => {
    expect(severity(user, OTHERS)).toBe('fatal');
    expect(severity(user, OTHERS, OWN)).toBe('fatal');
  });
});

test('a user whose name CloudFormation generates in a path is denied its own user in that path', () => {
  const user = { Path: '/team/' };
  expect(severity(user, deny(WRITE, OWN))).toBe('fatal');
  expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/*${aws:username}'))).toBe('error');
  expect(severity(user, deny(WRITE, 'arn:aws:iam::*:user/team/${aws:username}'))).toBe('error');
});
