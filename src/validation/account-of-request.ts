import { ANY_ACCOUNT } from './own-place';
import { requestForm } from './request-form';
import { asks } from './tried-access';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/**
 * Returns who makes a request: a holder whose account is not known is in that of the resource, where
 * the service changes only what is in the account of the caller. Conditions on accounts are on that one.
 */
export function inAccountOfResource(
  holder: Principal,
  action: string,
  resource: PolicyText,
): Principal {
  const { account = '' } = parseArn(resource) ?? {};
  const isSaid = /^\d{12}$/.test(account) && account !== ANY_ACCOUNT;
  if (!isSaid || !requestForm(action).isInOwnAccount) return holder;
  const isKnown = holder.identity?.account !== undefined;
  return isKnown || !asks(holder, action, 'account') ? holder : inAccount(holder)(account);
}

const inAccount = memoize((holder: Principal) =>
  memoize((account: string): Principal => {
    const { identity = { names: [] } } = holder;
    return { ...holder, identity: { ...identity, account } };
  }),
);
