import { Stack } from './stack';
import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { isObject, list, own } from '../json';

/** Returns whether one of two stacks is deployed by a stack set, perhaps to several accounts. */
export const isBySet = (a: Stack, b: Stack): boolean => a !== b && Boolean(a.inSet ?? b.inSet);

/**
 * Returns whether a stack is in each account of another; undefined where nothing says so. One of them
 * is deployed by a stack set.
 */
export const isWhereIs = (stack: Stack, other: Stack): boolean | undefined =>
  isInEach(accountsOf(stack), accountsOf(other));

/** Returns whether something is in each of some accounts; undefined where nothing says so. */
export function isInEach(
  mine: readonly PolicyText[] | undefined,
  others: readonly PolicyText[] | undefined,
): boolean | undefined {
  if (!mine || !others) return undefined;
  if (others.every((one) => mine.includes(one))) return true;
  return [...mine, ...others].every((one) => ACCOUNT.test(one)) &&
    !others.some((one) => mine.includes(one))
    ? false
    : undefined;
}

/** Returns the accounts of a stack; undefined where its stack set does not list them. */
export function accountsOf({ inSet, environment }: Stack): readonly PolicyText[] | undefined {
  if (!inSet) return [environment[ACCOUNT_ID] ?? deployTimeValue(ACCOUNT_ID)];
  const { parent, logicalId } = inSet;
  const set = own(parent.template.Resources, logicalId);
  const groups = list(own(own(set, 'Properties'), 'StackInstancesGroup'));
  const all = groups.map((group) => accountsIn(own(group, 'DeploymentTargets'), parent));
  const isKnown = groups.length > 0 && own(set, 'Condition') === undefined;
  return isKnown && all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** Returns the accounts that a group of stacks is for, unless only deployment knows them. */
function accountsIn(targets: unknown, parent: Stack): readonly PolicyText[] | undefined {
  if (!isObject(targets) || Object.keys(targets).join() !== 'Accounts') return undefined;
  const accounts: unknown = parent.resolver.resolve(targets.Accounts);
  const mine = parent.environment[ACCOUNT_ID];
  const texts = list(accounts).map((one) =>
    one === deployTimeValue(ACCOUNT_ID) && mine !== undefined ? mine : String(one),
  );
  const isKnown = (one: string) => ACCOUNT.test(one) || one === deployTimeValue(ACCOUNT_ID);
  return texts.length > 0 && texts.every(isKnown) ? texts : undefined;
}

const ACCOUNT_ID = 'AWS::AccountId';
const ACCOUNT = /^\d{12}$/;
