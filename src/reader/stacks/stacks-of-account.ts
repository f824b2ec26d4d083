import { isBySet, isWhereIs } from './deployed-accounts';
import { Viewpoint } from './foreign-text';
import { Stack } from './stack';
import { PolicyText } from '../../policy/deploy-time-text';
import { isDeployedTo, isOfAccount, TemplateCondition } from '../../policy/template-condition';

/** Returns whether two stacks may be in one account. IAM resources belong to an account. */
export function mayShareAccount(a: Stack, b: Stack): boolean {
  return mayBeInOneAccount(a, b) && !(isBySet(a, b) && isWhereIs(a, b) === false);
}

/**
 * Returns whether two stacks may be in one account and Region, because exports exist only there.
 */
export function mayShareRegion(a: Viewpoint, b: Viewpoint): boolean {
  return (
    mayBeInOneAccount(a, b) &&
    mayBeEqual(a.environment['AWS::Region'], b.environment['AWS::Region'])
  );
}

const mayBeInOneAccount = (a: Viewpoint, b: Viewpoint): boolean =>
  mayBeEqual(accountOf(a), accountOf(b));

const accountOf = ({ environment }: Viewpoint) => environment['AWS::AccountId'];

function mayBeEqual(a: PolicyText | undefined, b: PolicyText | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** What a stack means by a name, perhaps. */
export interface Meant<T> {
  readonly one: T;
  /** What says that it means this one. Default: nothing, it does. */
  readonly choice: readonly TemplateCondition[];
  /** Whether this one is not in all accounts of the stack. */
  readonly isElsewhere?: true;
}

/**
 * Returns what a stack means by a name that several have: its own, or else those in its account, or
 * else those that may be in it. If several stacks have it, it may be each one. In an account of a
 * stack set, it may be the one of the stack set too.
 *
 * @param what - The kind and the name: `role ops`.
 */
export function meantBy<T>(
  all: readonly T[],
  stackOf: (one: T) => Stack,
  { from, what }: { readonly from: Stack; readonly what: string },
): readonly Meant<T>[] {
  const near = [
    (one: Stack) => one === from,
    (one: Stack) => accountOf(one) === accountOf(from),
    (one: Stack) => mayShareAccount(one, from),
  ].map((isNear) => all.filter((one) => !isBySet(stackOf(one), from) && isNear(stackOf(one))));
  const found = near.find((some) => some.length > 0) ?? [];
  const stacks = [...new Set(found.map(stackOf))];
  const others = all.filter(
    (one) => isBySet(stackOf(one), from) && mayShareAccount(from, stackOf(one)),
  );
  const choiceOf = (one: T) =>
    stacks.length > 1 && stackOf(one) !== from
      ? [choiceOfStack(stackOf(one), from, what, stacks)]
      : [];
  return [
    ...found.map((one) => ({ one, choice: choiceOf(one) })),
    ...others.map((one) => meantInSet(one, stackOf(one), from)),
  ];
}

/** Returns that a name means the one in a stack, of several stacks that have it. */
function choiceOfStack(
  stack: Stack,
  from: Stack,
  what: string,
  all: readonly Stack[],
): TemplateCondition {
  const account = accountOf(stack);
  const isAccount = account !== undefined && all.some((one) => accountOf(one) !== account);
  return isAccount
    ? isOfAccount(from.key, account)
    : { name: `the ${what} of ${from.key} is that of ${stack.key}`, holds: true };
}

function meantInSet<T>(one: T, stack: Stack, from: Stack): Meant<T> {
  const [isHere, isThere] = [isWhereIs(from, stack), isWhereIs(stack, from)];
  const nameOf = ({ inSet, key }: Stack) =>
    inSet && from.file === stack.file ? inSet.logicalId : key;
  const there = stack.inSet ? `the accounts of ${nameOf(stack)}` : 'this account';
  const condition = from.inSet
    ? isDeployedTo(nameOf(from), there)
    : isDeployedTo(nameOf(stack), `the account of ${from.key}`);
  return {
    one,
    choice: isHere ? [] : [condition],
    ...(!(isHere && isThere) && { isElsewhere: true }),
  };
}
