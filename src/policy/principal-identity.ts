import { PolicyText } from './deploy-time-text';

/** A stack set that deploys the stack of something. */
export interface DeployedStackSet {
  readonly name: string;
  /** The accounts. Default: not known. */
  readonly accounts?: readonly PolicyText[];
}

/** How policies name a principal, or a managed policy. */
export interface PrincipalIdentity {
  /** Its names with the path: `team/Admin`. Several if deployment chooses one. */
  readonly names: readonly PolicyText[];
  /** The paths in its names that begin or end with a deploy-time value. Default: none. */
  readonly openPaths?: readonly PolicyText[];
  /** The logical id by which its own stack refers to it. Default: it is in no template. */
  readonly id?: string;
  /** The deploy-time value by which its own stack writes its ARN. Default: by its logical id. */
  readonly arn?: PolicyText;
  /** Whether nothing says in which path it is. Its names have none then. */
  readonly isInAnyPath?: true;
  /** The prefix of its stack in the texts of other stacks. */
  readonly stack?: string;
  /** The prefixes of all stacks, by their files, if values of other stacks are in its names. */
  readonly stacks?: ReadonlyMap<string, string>;
  /** The account. Default: not known. */
  readonly account?: string;
  /** The stack set whose stacks have it. Default: it is in one account. */
  readonly stackSet?: DeployedStackSet;
  /** The partition of the account. Default: not known. */
  readonly partition?: string;
}

/**
 * Returns whether the details of an account list a principal, or a managed policy. What a template
 * defines, or only names, has the stack of the template.
 */
export function isInDetails({ identity }: { readonly identity?: PrincipalIdentity }): boolean {
  return identity !== undefined && identity.stack === undefined;
}

/** Returns a principal with each of its names alone: deployment gives it one of them. */
export function withEachName<T extends { readonly identity?: PrincipalIdentity }>(
  one: T,
): readonly [T, ...T[]] {
  const { identity } = one;
  if (identity === undefined || identity.names.length < 2) return [one];
  const [first, ...others] = identity.names.map((name) => ({
    ...one,
    identity: { ...identity, names: [name] },
  }));
  return [first, ...others];
}
