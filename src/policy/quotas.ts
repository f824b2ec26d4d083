/*
 * Quotas on policies, in characters without white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */

/** The quota for all inline policies of a role together. */
export const INLINE_QUOTA = 10_240;
/** The quota for one customer managed policy. */
export const MANAGED_QUOTA = 6_144;
/** The quota for managed policies on a role, unless it is raised. */
export const ATTACHED_QUOTA = 10;
/**
 * The quota for one service control policy:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const SCP_QUOTA = 5_120;

const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length;

/** Returns the number of characters in a document with statements of these sizes. */
export const documentCharacters = (sizes: readonly number[]): number =>
  FRAME + sizes.reduce((sum, size) => sum + size + 1, 0);
