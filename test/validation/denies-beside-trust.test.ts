import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/* A role whose trust names somebody needs no permission of theirs. Their denies count. */

const USER = 'arn:aws:iam::111122223333:user/App';
const denies = (Condition: object | undefined, Action: unknown = 'sts:AssumeRole') => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...(Condition && { Condition }),
});

const isFound = (deny: object, tags: readonly object[] = []): boolean => {
  const Resources = {
    App: {
      Type: 'AWS::IAM::User',
      Properties: {
        UserName: 'App',
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(deny) }],
      },
    },
    Admin: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Tags: tags,
        AssumeRolePolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { AWS: USER }, Action: 'sts:AssumeRole' },
        },
        Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: allow('*', '*') } }],
      },
    },
  };
  return audit(read('template.json', { Resources })!).some(
    ({ id, what }) => id === 'limited-escalation' && /trusts the user App/.test(what),
  );
};

describe('a deny that its holder gets round leaves the trust', () => {
  test.each([
    ['without MFA', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }],
    ['outside the office', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ['on roles with a tag', { StringEquals: { 'aws:ResourceTag/protected': 'true' } }],
    ['with an external id', { Null: { 'sts:ExternalId': 'false' } }],
    ['under a name of the session', { StringLike: { 'sts:RoleSessionName': 'xy' } }],
    ['that ended', { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
  ])('%s', (_, condition) => {
    expect(isFound(denies(condition))).toBe(true);
  });

  test('of all but some actions, without MFA', () => {
    const { Action: _, ...deny } = denies({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } });
    expect(isFound({ ...deny, NotAction: ['iam:ListMFADevices'] })).toBe(true);
  });
});

describe('a deny that always applies closes it', () => {
  test.each([
    ['without condition', undefined],
    ['of users', { StringEquals: { 'aws:PrincipalType': 'User' } }],
    ['since a time', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    ['of its ARN', { ArnEquals: { 'aws:PrincipalArn': USER } }],
  ])('%s', (_, condition) => {
    expect(isFound(denies(condition))).toBe(false);
  });
});
