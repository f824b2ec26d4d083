import { Stack, Token } from 'aws-cdk-lib/core';
import { Node } from 'constructs';
import { ConnectAccessError } from './error';
import { ResourceEnvironment } from './resource-environment';

/**
 * The environment from which a scope is viewed. It resolves tokens, and provides the account and
 * Region when a value does not specify one. A stack is one: a value without an account belongs to
 * the account of the stack.
 */
export interface TargetEnvironment {
  /**
   * The account of use. Undefined if the access is used in unknown accounts, which a permission set
   * is assigned to.
   */
  readonly account?: string;
  readonly region?: string;
  /**
   * The account of the stack, when the account of use is unknown. References in the stack still
   * belong to this account.
   */
  readonly madeInAccount?: string;
  /** The node of the stack, where its parameters and mappings are found. */
  readonly node?: Node;
  resolve(value: any): any;
}

/**
 * Returns the environment of the accounts that a permission set is assigned to, from the stack that
 * defines it.
 */
export const assignedAccounts = (stack: Stack): TargetEnvironment => ({
  madeInAccount: stack.account,
  node: stack.node,
  resolve: (value) => stack.resolve(value),
});

/** Returns the account and Region of the environment, or undefined when it has none. */
export const environmentOf = ({
  account,
  region,
}: TargetEnvironment): ResourceEnvironment | undefined =>
  account && region ? { account, region } : undefined;

/**
 * Returns whether both accounts are known and differ. An account that is hidden by a token or
 * unspecified is not checked.
 */
export const areKnownToDiffer = (one: string | undefined, other: string | undefined): boolean =>
  Boolean(one && other) && !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;

/**
 * Returns the account and Region of a resource given by its id. Throws when these would be the
 * stack's and the access is for other accounts.
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
