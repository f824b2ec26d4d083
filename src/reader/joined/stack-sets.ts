import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { isDeployedTo, TemplateCondition } from '../../policy/template-condition';
import { isInEach } from '../stacks/deployed-accounts';

/** Returns whether a stack set makes, or names, one of two principals. */
export const isOfSet = (one: Principal, other: Principal): boolean =>
  (one.identity?.stackSet ?? other.identity?.stackSet) !== undefined;

/** Returns whether what names one principal is in each account of another; undefined if nothing says so. */
export const isWhereIs = (one: Principal, other: Principal): boolean | undefined =>
  isInEach(accountsOf(one), accountsOf(other));

function accountsOf({ identity }: Principal): readonly PolicyText[] | undefined {
  const { stackSet, account = deployTimeValue('AWS::AccountId') } = identity ?? {};
  return stackSet ? stackSet.accounts : [account];
}

/** Returns whether two principals of one name are the same in every account that has one of them. */
export const isSameEverywhere = (one: Principal, other: Principal): boolean =>
  !isOfSet(one, other) || [isWhereIs(one, other), isWhereIs(other, one)].every((is) => is === true);

/** Returns what says that what names a principal is in the account of another of that name. */
export function deployment(one: Principal, other: Principal): readonly TemplateCondition[] {
  if (!isOfSet(one, other) || isWhereIs(one, other)) return [];
  const [mine, its] = [one, other].map(({ identity }) => identity?.stackSet?.name);
  const there = its === undefined ? 'this account' : `the accounts of ${its}`;
  return [
    mine === undefined
      ? isDeployedTo(its ?? '', `the account of ${one.place.file}`)
      : isDeployedTo(mine, there),
  ];
}
