import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const OWN = `${IAM}role/open`;
const TRUST = policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' });
const DENY = policy(deny('connect:*'));

/** What is found about the trust in anyone of a role that a policy, or a boundary, limits. */
const found = (kind: 'inline' | 'attached' | 'boundary', limit: object, ...own: object[]) => {
  const PolicyArn = `${IAM}policy/Limit`;
  const role = {
    RoleName: 'open',
    Arn: OWN,
    AssumeRolePolicyDocument: TRUST,
    RolePolicyList: [
      { PolicyName: 'P', PolicyDocument: connectHolder(...own) },
      ...(kind === 'inline' ? [{ PolicyName: 'Limit', PolicyDocument: limit }] : []),
    ],
    AttachedManagedPolicies: kind === 'attached' ? [{ PolicyName: 'Limit', PolicyArn }] : [],
    ...(kind === 'boundary' && { PermissionsBoundary: { PermissionsBoundaryArn: PolicyArn } }),
  };
  const Limit = {
    PolicyName: 'Limit',
    Arn: PolicyArn,
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: limit }],
  };
  const Policies = kind === 'inline' ? [] : [Limit];
  return audit(defined(read('account.json', { RoleDetailList: [role], Policies })))
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity }) => severity);
};

describe('a role that anyone can assume, and that a limit keeps from Amazon Connect', () => {
  const remove = allow('iam:DeleteRolePermissionsBoundary', OWN);

  test('is found where it can take the limit off', () => {
    expect(found('inline', DENY, allow('iam:DeleteRolePolicy', OWN))).toEqual(['error']);
    expect(found('attached', DENY, allow('iam:DetachRolePolicy', OWN))).toEqual(['error']);
    expect(found('boundary', policy(remove), remove)).toEqual(['error']);
  });

  test('is not found where it cannot', () => {
    expect(found('inline', DENY)).toEqual([]);
    expect(found('inline', DENY, allow('iam:DeleteRolePolicy', `${IAM}role/x`))).toEqual([]);
    expect(found('attached', DENY, allow('iam:DeleteRolePolicy', OWN))).toEqual([]);
    expect(found('boundary', policy(allow('s3:*')), remove)).toEqual([]);
  });
});
