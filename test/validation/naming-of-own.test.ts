import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';

/** What is found about more access in a template. */
const found = (Resources: object) =>
  audit(read('template.json', { Resources })!)
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

const policies = (action: string, on: string) => [
  { PolicyName: 'P', PolicyDocument: connectHolder(allow(action, on)) },
];
const role = (action: string, on: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'own', Policies: policies(action, on) },
});
const user = (action: string, on: string) => ({
  Type: 'AWS::IAM::User',
  Properties: { UserName: 'own', Policies: policies(action, on) },
});
describe('an action on the caller itself that gives it nothing is no escalation', () => {
  test.each([
    ['iam:DeleteRolePermissionsBoundary', 'role/own'],
    ['iam:PutRolePermissionsBoundary', 'role/own'],
  ])('%s on %s without a boundary', (action, on) => {
    expect(found({ Own: role(action, IAM + on) })).toEqual([]);
  });

  test.each([
    ['iam:DeleteUserPermissionsBoundary', 'user/own'],
    ['iam:PutUserPermissionsBoundary', 'user/${aws:username}'],
    ['iam:CreateAccessKey', 'user/own'],
    ['iam:UpdateLoginProfile', 'user/${aws:username}'],
  ])('%s on %s', (action, on) => {
    expect(found({ Own: user(action, IAM + on) })).toEqual([]);
    expect(found({ Own: user(action, `arn:aws:iam::*:${on}`) })).toEqual([]);
  });
});

describe('what no account has', () => {
  test.each([
    ['iam:CreatePolicyVersion', 'arn:aws:iam::aws:policy/*'],
    ['iam:SetDefaultPolicyVersion', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['iam:PutRolePolicy', 'arn:aws:iam::aws:role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:us-east-1:111122223333:role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:::role/*'],
  ])('is written to by nobody: %s on %s', (action, on) => {
    expect(found({ Own: role(action, on) })).toEqual([]);
  });

  test.each([
    ['iam:CreatePolicyVersion', 'arn:aws:iam::*:policy/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:*:111122223333:role/*'],
  ])('is not what a pattern names: %s on %s', (action, on) => {
    expect(found({ Own: role(action, on) })).toEqual(['escalation']);
  });
});

describe('a boundary of its own that a role may remove', () => {
  const REMOVE = 'iam:DeleteRolePermissionsBoundary';
  const bounded = (...more: object[]) => ({
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: connectHolder(allow(REMOVE)) },
    },
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'own',
        PermissionsBoundary: { Ref: 'Boundary' },
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(allow(REMOVE, `${IAM}role/own`), ...more),
          },
        ],
      },
    },
  });

  test.each([['iam:PutRolePolicy'], ['*']])('is an escalation if it keeps %s back', (action) => {
    expect(found(bounded(allow(action)))).toEqual(['escalation']);
  });

  test('is a warning if it keeps no way back', () => {
    expect(found(bounded(allow('s3:*')))).toEqual(['limited-escalation']);
  });
});

describe('what lets others in is a warning on the caller itself', () => {
  test('its trust policy', () => {
    const Own = role('iam:UpdateAssumeRolePolicy', `${IAM}role/own`);
    expect(found({ Own })).toEqual(['limited-escalation']);
  });

  test('its group', () => {
    const Own = {
      Type: 'AWS::IAM::Group',
      Properties: {
        GroupName: 'own',
        Policies: policies('iam:AddUserToGroup', `${IAM}group/own`),
      },
    };
    const User = { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Own' }] } };
    expect(found({ Own, User })).toEqual(['limited-escalation']);
  });

  test.each([
    ['iam:DeleteRolePermissionsBoundary', 'role/ow*'],
    ['iam:UpdateAssumeRolePolicy', 'role/ow*'],
  ])('%s on a pattern that includes others', (action, on) => {
    expect(found({ Own: role(action, IAM + on) })).toEqual(['limited-escalation']);
  });
});

test('a policy that is attached by reference is one that the role has', () => {
  const version = (name: string) => ({
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'Access',
        PolicyDocument: connectHolder(allow('iam:CreatePolicyVersion', `${IAM}policy/${name}`)),
      },
    },
  });
  expect(found(version('Access'))).toEqual(['escalation']);
  expect(found(version('Other'))).toEqual(['limited-escalation']);
});
