import { Stack, Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';

/**
 * From where a scope is looked at: what its tokens resolve in, and which account and Region are
 * meant where nothing says one. A stack is one: what names no account is of its own.
 */
export interface TargetEnvironment {
  /**
   * Undefined where the access is used in accounts that nobody knows here, those that a permission set is assigned to.
   */
  readonly account?: string;
  readonly region?: string;
  /** Where the account of use is not known: that of the stack, which references of the stack are about all the same. */
  readonly madeInAccount?: string;
  resolve(value: any): any;
}

/** The accounts that a permission set is assigned to, from the stack that makes it. */
export const assignedAccounts = (stack: Stack): TargetEnvironment => ({
  madeInAccount: stack.account,
  resolve: (value) => stack.resolve(value),
});

/** An account and a Region. */
export interface ResourceEnvironment {
  readonly account: string;
  readonly region: string;
}

/** The viewpoint's own account and Region; undefined where it has none. */
export const environmentOf = ({
  account,
  region,
}: TargetEnvironment): ResourceEnvironment | undefined =>
  account && region ? { account, region } : undefined;

/** Every account and Region: IAM of an account allows nothing in another one that does not allow it too. */
export const ANYWHERE: ResourceEnvironment = { account: '*', region: '*' };

/** Whether both accounts are known and differ. What a token hides, or nobody says, is taken as it is. */
export const areKnownToDiffer = (one: string | undefined, other: string | undefined): boolean =>
  Boolean(one && other) && !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;

/**
 * The account and Region of what is given by its id;
 * an error where that would be the account of a stack, and the access is for others.
 */
export function homeOfId(
  where: string,
  from: TargetEnvironment,
  id: string,
  what: string,
  forArns: string,
): ResourceEnvironment {
  const home = environmentOf(from);
  if (home) return home;
  throw new ConnectAccessError({
    where,
    problem:
      `${what} is given by its id, which says no account, and a permission set is for other ` +
      'accounts than that of its stack',
    got: id,
    instead: `Give its ARN: ${forArns}(...)`,
  });
}
