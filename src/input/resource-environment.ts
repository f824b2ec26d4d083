/** An account and a Region. */
export interface ResourceEnvironment {
  readonly account: string;
  readonly region: string;
}

/**
 * Every account and Region. IAM of one account allows nothing in another account that does not also
 * allow it.
 */
export const ANYWHERE: ResourceEnvironment = { account: '*', region: '*' };
