import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Policy, Principal, World } from '../policy/model';
import { isInDetails } from '../policy/principal-identity';

/**
 * Returns whether the details of an account have all of a kind, and nothing is unread. Details that
 * have none of a kind may be without it. All policies are there if no attached one is missing.
 */
export const hasAllOf = memoize((world: World) =>
  memoize((kind: string) =>
    memoize((account: string | undefined): boolean => {
      if (account === undefined || world.unread.length > 0) return false;
      const { principals, madeByAws = [] } = world;
      const isListed = (one: Principal | Policy) =>
        isInDetails(one) && one.identity?.account === account;
      return kind === 'policy'
        ? world.policies.some((one) => one.managed && isListed(one)) && !lacksPolicy(world, account)
        : [...principals, ...madeByAws].some((one) => one.kind === kind && isListed(one));
    }),
  ),
);

/** Returns whether somebody has a policy of an account that no file has. */
const lacksPolicy = ({ principals }: World, account: string): boolean =>
  principals.some(({ attached, boundary }) =>
    [...attached, ...(boundary ? [boundary] : [])].some(
      ({ arn, policy }) => !policy && parseArn(arn)?.account === account,
    ),
  );
