/*
 * Quotas on policies, in characters without white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */

/** All inline policies of a role together. */
export const INLINE_QUOTA = 10_240;
/** One customer managed policy. */
export const MANAGED_QUOTA = 6_144;
/** Managed policies on a role, unless it is raised. */
export const ATTACHED_QUOTA = 10;
/** One service control policy: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const SCP_QUOTA = 5_120;

const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length;

/** The characters of a document of which the statements have these. */
export const documentCharacters = (sizes: readonly number[]): number =>
  FRAME + sizes.reduce((sum, size) => sum + size + 1, 0);
