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
