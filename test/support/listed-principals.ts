import { policy } from './documents';

export const IAM = 'arn:aws:iam::111122223333:';

const LAMBDA = { Principal: { Service: 'lambda.amazonaws.com' } };

/** A principal as the details of an account list it. */
export const named = (
  kind: 'User' | 'Role' | 'Group',
  name: string,
  statements: readonly object[],
) => ({
  [`${kind}Name`]: name,
  Path: '/',
  Arn: `${IAM}${kind.toLowerCase()}/${name}`,
  [`${kind}PolicyList`]: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
  Tags: [],
});
export const user = (name: string, statements: readonly object[], more: object = {}) => ({
  ...named('User', name, statements),
  GroupList: [],
  ...more,
});
export const role = (name: string, statements: readonly object[], trusted: object = LAMBDA) => ({
  ...named('Role', name, statements),
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trusted }),
});

/** A managed policy as the details of an account list it. */
export const managed = (PolicyName: string, statements: readonly object[]) => ({
  PolicyName,
  Arn: `${IAM}policy/${PolicyName}`,
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ Document: policy(...statements), VersionId: 'v1', IsDefaultVersion: true }],
});

/** The permissions boundary of a listed principal. */
export const bounded = (name: string) => ({
  PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/${name}` },
});
