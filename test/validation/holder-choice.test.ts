import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';

const WRITE = 'iam:UpdateAssumeRolePolicy';
const deny = (Condition: object, Resource = '*') => ({
  Effect: 'Deny',
  Action: WRITE,
  Resource,
  Condition,
});

interface Holder {
  readonly type?: 'Role' | 'User';
  readonly named?: object;
}

/** The ids of what is found about more access, in a role or user with some statements. */
const escalations = (
  statements: readonly object[],
  { type = 'Role', named = {} }: Holder = {},
): readonly string[] =>
  audit(read('template.json', holderTemplate(type, statements, named))!)
    .map(({ id }) => id)
    .filter((id) => id.endsWith('escalation'));

const ROLE = 'arn:aws:iam::111122223333:role/';
const NAMED: Holder = { named: { RoleName: 'Desk' } };
const TAGGED: Holder = { named: { Tags: [{ Key: 'team', Value: 'desk' }] } };

/** A role that a principal assumes, with tags of the session or under a condition. */
const assumedBy = (
  principal: string | object,
  Action: string | string[],
  Condition?: object,
): Holder => ({
  named: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action, Condition }],
    },
  },
});
const ACCOUNT = '111122223333';
const TAGGING = ['sts:AssumeRole', 'sts:TagSession'];
const TAGGED_BY_ANYBODY = assumedBy(ACCOUNT, TAGGING);
const TAGGED_BY_OWN_ACCOUNT = assumedBy({ Ref: 'AWS::AccountId' }, TAGGING);
const BROKERED = assumedBy(`${ROLE}Broker`, TAGGING);
const ON_INSTANCES: Holder = {
  named: {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
  },
};
const WITH_MFA = assumedBy(ACCOUNT, 'sts:AssumeRole', {
  Bool: { 'aws:MultiFactorAuthPresent': 'true' },
});

describe('an allow is as open as without a condition that its holder meets', () => {
  test.each<[object, Holder?]>([
    [{ StringLike: { 'aws:PrincipalArn': '*' } }],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }],
    [{ ArnEquals: { 'aws:PrincipalArn': `${ROLE}Desk` } }, NAMED],
    [{ ArnNotEquals: { 'aws:PrincipalArn': `${ROLE}Admin` } }],
    [{ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    [{ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringNotEquals: { 'aws:userid': 'AROAEXAMPLE:bob' } }],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    [{ DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    [{ DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } }],
    [{ NumericLessThan: { 'aws:EpochTime': '32472144000' } }],
    [{ Null: { 'aws:TokenIssueTime': 'false' } }],
    [{ Null: { 'aws:ChatbotSourceArn': 'true' } }],
    [{ StringNotEquals: { 'aws:SourceIdentity': 'bob' } }],
    [{ ArnNotLike: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/i-0*' } }],
    [{ Null: { 'ec2:SourceInstanceARN': 'false' } }, ON_INSTANCES],
    [{ Null: { 'lambda:SourceFunctionArn': 'true' } }, ON_INSTANCES],
    [{ Null: { 'aws:PrincipalArn': ['true', 'false'] } }],
    [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }],
    [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }],
    [{ Bool: { 'aws:ViaAWSService': 'false' } }],
    [{ Bool: { 'aws:ViaAWSMCPService': 'false' } }],
    [{ StringNotEquals: { 'aws:CalledViaAWSMCP': 'aws-mcp.amazonaws.com' } }],
    [{ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }],
    [{ StringEquals: { 'aws:UserAgent': 'console' } }],
    [{ StringEqualsIfExists: { 'iam:PassedToService': 'lex.amazonaws.com' } }],
    [{ Null: { 'aws:RequestTag/team': 'true' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }],
    [{ StringNotEquals: { 'aws:ResourceTag/protected': 'true' } }],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, { type: 'User' }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, { type: 'User' }],
    [{ Null: { 'aws:MultiFactorAuthPresent': 'true' } }, { type: 'User' }],
    [{ Null: { 'aws:MultiFactorAuthAge': 'true' } }],
    [{ StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }],
    [{ StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'desk' } }, TAGGED],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'x' } }, TAGGED_BY_ANYBODY],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'x' } }, TAGGED_BY_OWN_ACCOUNT],
    [{ StringNotLike: { 'aws:PrincipalArn': '*Admin*' } }, NAMED],
    [{ StringLike: { 'aws:PrincipalArn': '*Desk*' } }, NAMED],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE, '*', condition)], holder)).toEqual(['escalation']);
  });
});

describe('an allow is limited by a condition that its holder may not meet', () => {
  test.each<[object, Holder?]>([
    [{ ArnEquals: { 'aws:PrincipalArn': `${ROLE}stack-Holder-1A2B3C4D5E6F` } }],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'x' } }],
    [{ StringEquals: { 'aws:ResourceTag/team': 'x' } }],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ NotIpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    [{ DateLessThan: { 'aws:CurrentTime': '2026-12-24T00:00:00Z' } }],
    [{ DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } }, { type: 'User' }],
    [{ ArnLike: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/i-0*' } }],
    [{ Null: { 'ec2:SourceInstanceARN': 'false' } }],
    [{ Null: { 'ec2:SourceInstanceARN': 'false' } }, { type: 'User' }],
    [{ Null: { 'ec2:SourceInstanceARN': 'true' } }, ON_INSTANCES],
    [{ ArnLike: { 'codebuild:ProjectArn': 'arn:aws:codebuild:*:*:project/desk' } }],
    [{ StringEquals: { 'aws:RequestedRegion': 'cn-north-1' } }],
    [{ StringEquals: { 'iam:PassedToService': 'lex.amazonaws.com' } }],
    [{ Null: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [{ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, WITH_MFA],
    [{ StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } }],
    [{ StringLike: { 'aws:PrincipalArn': '*desk*' } }],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'x' } }, BROKERED],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE, '*', condition)], holder)).toEqual(['limited-escalation']);
  });
});

describe('an allow is none with a condition that no request meets', () => {
  test.each<[object, Holder?]>([
    [{ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    [{ ArnEquals: { 'aws:PrincipalArn': `${ROLE}Admin` } }, NAMED],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }],
    [{ StringLike: { 'aws:PrincipalArn': '*Admin*' } }, NAMED],
    [{ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } }],
    [{ StringEquals: { 'aws:PrincipalType': 'User' } }],
    [{ StringEquals: { 'aws:username': 'bob' } }],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'x' } }, TAGGED],
    [
      {
        StringEquals: { 'aws:PrincipalTag/team': 'x' },
        StringNotEquals: { 'aws:PrincipalTag/team': 'x' },
      },
    ],
    [
      {
        StringLike: { 'aws:PrincipalTag/team': 'a*' },
        StringEquals: { 'aws:PrincipalTag/team': ['b', 'c'] },
      },
    ],
    [
      {
        StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'X' },
        StringNotEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'x' },
      },
    ],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE, '*', condition)], holder)).toEqual([]);
  });
});

describe('a deny that its holder avoids is no deny', () => {
  test.each<[object, Holder?]>([
    [{ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    [{ ArnEquals: { 'aws:PrincipalArn': `${ROLE}Admin` } }],
    [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringEquals: { 'aws:userid': 'nobody' } }],
    [{ StringEquals: { 'aws:PrincipalArn': `${ROLE}*` } }],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ 'ForAnyValue:StringLike': { 'aws:CalledVia': '*' } }],
    [{ Bool: { 'aws:ViaAWSService': 'true' } }],
    [{ StringLike: { 'aws:UserAgent': '*console*' } }],
    [{ StringLike: { 'aws:Referer': 'https://example.com/*' } }],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    [{ DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } }, { type: 'User' }],
    [{ ArnLike: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/i-0*' } }],
    [{ NumericLessThan: { 'ec2:RoleDelivery': '2.0' } }],
    [{ NumericLessThan: { 's3:TlsVersion': '1.2' } }],
    [{ StringEquals: { 'aws:SourceIdentity': 'bob' } }],
    [{ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } }],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }],
    [{ StringEquals: { 'aws:ResourceTag/protected': 'true' } }],
    [{ StringEquals: { 'aws:PrincipalTag/a': 'b' }, Null: { 'aws:PrincipalTag/a': 'true' } }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, { type: 'User' }],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE), deny(condition)], holder)).toEqual(['escalation']);
  });

  test('nor is one on a role that a tag of the holder names', () => {
    const own = { Effect: 'Deny', Action: WRITE, Resource: `${ROLE}\${aws:PrincipalTag/team}` };
    expect(escalations([allow(WRITE), own])).toEqual(['escalation']);
  });
});

describe('a deny that its holder cannot avoid closes the way', () => {
  test.each<[object, Holder?]>([
    [{ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }],
    [{ ArnNotEquals: { 'aws:PrincipalArn': `${ROLE}Admin` } }],
    [{ StringLike: { 'aws:userid': '*' } }],
    [{ StringNotEquals: { 'iam:PassedToService': 'lex.amazonaws.com' } }],
    [{ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-2' } }],
    [{ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    [{ StringNotEquals: { 'aws:PrincipalTag/team': 'x' } }, TAGGED],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE), deny(condition)], holder)).toEqual([]);
  });
});

describe('a deny that its holder may not avoid leaves the way limited', () => {
  test.each<[object, Holder?]>([
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    [{ ArnNotLike: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/i-0*' } }],
    [{ NumericLessThan: { 'ec2:RoleDelivery': '2.0' } }, ON_INSTANCES],
    [{ StringNotEquals: { 'aws:PrincipalTag/team': 'x' } }],
  ])('%j %j', (condition, holder = {}) => {
    expect(escalations([allow(WRITE), deny(condition)], holder)).toEqual(['limited-escalation']);
  });
});

test('a condition that always holds leaves everything allowed', () => {
  const everything = allow('*', '*', { StringLike: { 'aws:PrincipalArn': '*' } });
  const [{ id, what }] = audit(read('policy.json', { Statement: [everything] })!);
  expect({ id, what }).toEqual({
    id: 'account-administrator',
    what: 'the policy policy.json has every permission in the account',
  });
});

describe('what a holder may do beside it meets a condition', () => {
  const TAG = { StringEquals: { 'aws:ResourceTag/team': 'x' } };
  const OWN_TAG = { StringEquals: { 'aws:PrincipalTag/team': 'x' } };
  const CALLED = {
    'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' },
  };
  const WITH_ROLE = { Null: { 'cloudformation:RoleArn': 'false' } };
  const tagging = (values: object) => allow('iam:TagRole', '*', values);

  test.each<[string, object, object, Holder?]>([
    ['tags of roles', TAG, allow('iam:TagRole')],
    ['the one tag', TAG, tagging({ StringEquals: { 'aws:RequestTag/team': 'x' } })],
    [
      'a tag of its own',
      { StringEquals: { 'iam:ResourceTag/a': '${aws:PrincipalTag/a}' } },
      allow('iam:TagRole'),
    ],
    ['its own tags', OWN_TAG, allow('iam:TagRole', `${ROLE}Desk`), NAMED],
    ['a stack that makes the request', CALLED, allow('cloudformation:CreateStack')],
    [
      'a stack without a role',
      CALLED,
      allow('cloudformation:CreateStack', '*', { Null: { 'cloudformation:RoleArn': 'true' } }),
    ],
    [
      'a service that makes the request',
      { Bool: { 'aws:ViaAWSService': 'true' } },
      allow('cloudformation:UpdateStack'),
    ],
  ])('%s', (_, condition, other, holder = {}) => {
    expect(escalations([allow(WRITE, '*', condition), other], holder)).toEqual(['escalation']);
  });

  test.each<[string, object, object, Holder?]>([
    ['another tag', TAG, tagging({ StringEquals: { 'aws:RequestTag/team': 'y' } })],
    ['what has the tag already', TAG, tagging(TAG)],
    ['tags of other roles', TAG, allow('iam:TagRole', `${ROLE}dev/*`)],
    ['tags of users', TAG, allow('iam:TagUser')],
    ['tags of another role', OWN_TAG, allow('iam:TagRole', `${ROLE}Admin`), NAMED],
    [
      'a tag that only AWS writes',
      { StringEquals: { 'aws:ResourceTag/aws:cloudformation:stack-name': 'desk' } },
      allow('iam:TagRole'),
    ],
    ['a stack that it only reads', CALLED, allow('cloudformation:DescribeStacks')],
    ['a new stack with a role', CALLED, allow('cloudformation:CreateStack', '*', WITH_ROLE)],
    ['an update with a role', CALLED, allow('cloudformation:UpdateStack', '*', WITH_ROLE)],
    [
      'a change with a role',
      CALLED,
      allow(['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'], '*', WITH_ROLE),
    ],
  ])('%s does not', (_, condition, other, holder = {}) => {
    expect(escalations([allow(WRITE, '*', condition), other], holder)).toEqual([
      'limited-escalation',
    ]);
  });

  test.each([
    ['iam:UpdateSAMLProvider', 'iam:TagSAMLProvider'],
    ['iam:AddClientIDToOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider'],
  ])('tags of what %s is on, by %s', (action, tagger) => {
    const tagged = allow(action, '*', TAG);
    expect(escalations([tagged, allow(tagger)])).toEqual(escalations([allow(action)]));
    expect(escalations([tagged, allow('iam:TagRole')])).not.toEqual(escalations([allow(action)]));
  });

  test.each([['Bool'], ['BoolIfExists']])(
    'no stack makes requests of no service, %s',
    (operator) => {
      const found = (via: string) =>
        escalations([
          allow(WRITE, '*', { ...CALLED, [operator]: { 'aws:ViaAWSService': via } }),
          allow('cloudformation:CreateStack'),
        ]);
      expect(found('false')).toEqual([]);
      expect(found('true')).toEqual(['escalation']);
    },
  );

  test('a deny for a tag that the holder takes off is no deny', () => {
    const protectedRoles = deny({ StringEquals: { 'aws:ResourceTag/protected': 'true' } });
    expect(escalations([allow(WRITE), protectedRoles, allow('iam:UntagRole')])).toEqual([
      'escalation',
    ]);
  });
});
