import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

const WRITE = 'iam:PutUserPolicy';

/** How severe it is what a user of a template may write into users. */
function severity(user: object, statements: readonly object[], isOfGroup = false) {
  const inline = (...some: object[]) => ({
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...some) }],
  });
  const own = inline(REACHES_CONNECT, ...(isOfGroup ? [] : statements));
  const Properties = { ...user, ...own, ...(isOfGroup && { Groups: [{ Ref: 'Group' }] }) };
  const Group = { Type: 'AWS::IAM::Group', Properties: inline(...statements) };
  const Conditions = { Live: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } };
  const Resources = { User: { Type: 'AWS::IAM::User', Properties }, ...(isOfGroup && { Group }) };
  const found = audit(read('template.json', { Conditions, Resources })!)
    .filter(({ what }) => what.startsWith(`${WRITE} on`) && !what.includes('no access to'))
    .map((one) => one.severity);
  return found[0] ?? 'none';
}

const KEY = 'aws:username';
const ALICE = { UserName: 'alice' };

describe.each([
  ['of a user', false],
  ['of its group', true],
])('in a policy %s', (_, isOfGroup) => {
  test.each([
    ['its own', { StringEquals: { [KEY]: 'alice' } }, 'fatal', 'none'],
    ['its own among others', { StringEquals: { [KEY]: ['bob', 'alice'] } }, 'fatal', 'none'],
    ['its own in capitals', { StringEqualsIgnoreCase: { [KEY]: 'ALICE' } }, 'fatal', 'none'],
    ['a pattern of its own', { StringLike: { 'aws:UserName': 'al*' } }, 'fatal', 'none'],
    ['not that of another', { StringNotEquals: { [KEY]: 'bob' } }, 'fatal', 'none'],
    ['any', { Null: { [KEY]: 'false' } }, 'fatal', 'none'],
    ['that of another', { StringEquals: { [KEY]: 'bob' } }, 'none', 'fatal'],
    ['that of another, if any', { StringEqualsIfExists: { [KEY]: 'bob' } }, 'none', 'fatal'],
    ['a pattern of others', { StringLike: { [KEY]: 'bo*' } }, 'none', 'fatal'],
    ['not its own', { StringNotEquals: { [KEY]: 'alice' } }, 'none', 'fatal'],
    ['none', { Null: { [KEY]: 'true' } }, 'none', 'fatal'],
  ])('a condition on the name of the user is decided: %s', (_name, condition, allows, denies) => {
    expect(severity(ALICE, [allow(WRITE, '*', condition)], isOfGroup)).toBe(allows);
    const denied = deny(WRITE, '*', { Condition: condition });
    expect(severity(ALICE, [allow(WRITE), denied], isOfGroup)).toBe(denies);
  });
});

test.each([
  ['CloudFormation generates', {}],
  ['has the name of the stack', { UserName: { 'Fn::Sub': '${AWS::StackName}-a' } }],
  ['is one of two', { UserName: { 'Fn::If': ['Live', 'alice', 'bob'] } }],
])('a condition on a name that %s is a warning', (_, user) => {
  const Condition = { StringEquals: { [KEY]: 'alice' } };
  expect(severity(user, [allow(WRITE, '*', Condition)])).toBe('warning');
  expect(severity(user, [allow(WRITE), deny(WRITE, '*', { Condition })])).toBe('warning');
});
