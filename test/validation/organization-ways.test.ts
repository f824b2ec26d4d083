import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const SSO = 'arn:aws:sso:::';
const ASSIGNS = 'sso:CreateAccountAssignment';
const WRITES = 'sso:PutInlinePolicyToPermissionSet';
const JOINS = 'identitystore:CreateGroupMembership';
const STORE = [
  'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
  'arn:aws:identitystore:::user/*',
];
const ORGANIZATIONS = 'arn:aws:organizations::111122223333:';

/** A deny of an action on something. */
const deny = (Action: string, Resource: string) => ({ Effect: 'Deny', Action, Resource });

/** Ways that are found beside access to Amazon Connect, with their severities. */
const found = (...Statement: object[]) =>
  audit(read('policy.json', connectHolder(...Statement))!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ id, severity }) => `${severity} ${id}`);

const LIMITED = ['warning limited-escalation'];

describe('permission sets', () => {
  test.each([
    ['assigned', ASSIGNS, ['instance/ssoins-1', 'permissionSet/ssoins-1/*', 'account/*']],
    ['written', WRITES, ['instance/ssoins-1', 'permissionSet/ssoins-1/*']],
    ['written, of any instance', WRITES, ['instance/*', 'permissionSet/*/*']],
  ])('of an instance are all of them: %s', (_, action, resources) => {
    const arns = resources.map((resource) => `${SSO}${resource}`);
    expect(found(allow(action, arns))).toEqual(['error indirect-escalation']);
  });

  test.each([
    ['assigned', ASSIGNS, ['instance/*', 'permissionSet/ssoins-1/ps-1', 'account/*']],
    ['written', WRITES, ['instance/*', 'permissionSet/ssoins-1/ps-1']],
    ['written, of any instance', WRITES, ['instance/*', 'permissionSet/*/ps-1']],
  ])('by name limit a way: %s', (_, action, resources) => {
    const arns = resources.map((resource) => `${SSO}${resource}`);
    expect(found(allow(action, arns))).toEqual(LIMITED);
  });

  test('are what the way needs: an instance alone is none', () => {
    expect(found(allow(WRITES, `${SSO}instance/*`))).toEqual([]);
  });

  test.each(['instance/*', 'permissionSet/*'])('are closed by a deny on %s', (resource) => {
    expect(found(allow(WRITES), deny(WRITES, `${SSO}${resource}`))).toEqual([]);
  });
});

describe('groups of Identity Center', () => {
  test('are any, where only the store is named', () => {
    const groups = 'arn:aws:identitystore:::group/*';
    expect(found(allow(JOINS, [...STORE, groups]))).toEqual(['error indirect-escalation']);
  });

  test('by name limit the way', () => {
    const group = 'arn:aws:identitystore:::group/11111111-2222-3333-4444-555555555555';
    expect(found(allow(JOINS, [...STORE, group]))).toEqual(LIMITED);
  });
});

describe('policies of an organization', () => {
  test.each([
    ['UpdatePolicy', 'policy/o-a1b2c3d4e5/service_control_policy/p-*'],
    ['DisablePolicyType', 'root/o-a1b2c3d4e5/r-*'],
  ])('are all where only the beginning of all ids is named: %s', (name, resource) => {
    expect(found(allow(`organizations:${name}`, `${ORGANIZATIONS}${resource}`))).toEqual([
      'error indirect-escalation',
    ]);
  });

  test('are all of them under its id', () => {
    const all = `${ORGANIZATIONS}policy/o-a1b2c3d4e5/*`;
    expect(found(allow('organizations:DetachPolicy', all))).toEqual(['error indirect-escalation']);
  });

  test('are no way where they control no access', () => {
    const tagPolicies = { StringEquals: { 'organizations:PolicyType': 'TAG_POLICY' } };
    expect(found(allow('organizations:UpdatePolicy', '*', tagPolicies))).toEqual([]);
    const arn = `${ORGANIZATIONS}policy/o-a1b2c3d4e5/tag_policy/*`;
    expect(found(allow('organizations:UpdatePolicy', arn))).toEqual([]);
  });

  test('are a way by the type of those that control access', () => {
    const controls = { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } };
    expect(found(allow('organizations:UpdatePolicy', '*', controls))).toEqual([
      'error indirect-escalation',
    ]);
  });
});

test('a role at any path is named by its name', () => {
  const named = 'arn:aws:iam::111122223333:role/*/admin';
  expect(found(allow('iam:PutRolePolicy', named))).toEqual(LIMITED);
});
