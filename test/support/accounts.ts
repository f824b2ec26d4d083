import { policy } from './documents';

/** The details of an account with roles, each with one policy. */
export const accountWith = (policies: Readonly<Record<string, object>>) => ({
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: Object.entries(policies).map(([RoleName, PolicyDocument]) => ({
    RoleName,
    Path: '/',
    Arn: `arn:aws:iam::111122223333:role/${RoleName}`,
    RolePolicyList: [{ PolicyName: 'Access', PolicyDocument }],
    AttachedManagedPolicies: [],
  })),
});

/** A role with one policy, as the details of an account have it. */
export const roleDetails = (
  RoleName: string,
  AssumeRolePolicyDocument: object,
  PolicyDocument: object,
  more: object = {},
) => ({
  RoleName,
  Arn: `arn:aws:iam::111122223333:role/${RoleName}`,
  AssumeRolePolicyDocument,
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument }],
  AttachedManagedPolicies: [],
  ...more,
});

/** A user with one policy, as the details of an account have it. */
export const userDetails = (UserName: string, PolicyDocument: object, more: object = {}) => ({
  UserName,
  Arn: `arn:aws:iam::111122223333:user/${UserName}`,
  UserPolicyList: [{ PolicyName: 'P', PolicyDocument }],
  AttachedManagedPolicies: [],
  GroupList: [],
  ...more,
});

/** A managed policy, as the details of an account have it. */
export const policyDetails = (PolicyName: string, statements: readonly object[]) => ({
  PolicyName,
  Path: '/',
  Arn: `arn:aws:iam::111122223333:policy/${PolicyName}`,
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: policy(...statements) }],
});
