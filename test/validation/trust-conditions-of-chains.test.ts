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
    ['what it chooses', { StringEquals: { 'sts:RoleSessionName': 'x' } }],
    ['what nobody knows', { StringEquals: { 'sts:ExternalId': 'x' } }],
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
