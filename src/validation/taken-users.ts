import { reachesOn } from './own-reach';
import { nameInRequests } from './own-user';
import { EVERYTHING } from './policy-holder';
import { allows } from './statement-queries';
import { mayDenyNewActions } from './whole-access';
import { requestFacts } from '../catalogue/requests';
import { policiesOf, Principal } from '../policy/model';

/**
 * Returns whether a principal that takes a user can use what it writes into it: no deny may close nearly
 * everything. It does not have the device of the user for MFA. It may give the user another one, or the
 * user may do so itself without MFA.
 */
export function isOpenTo(principal: Principal, user: Principal): boolean {
  const taken: Principal = { ...user, lacksDevice: true };
  if (!mayBeClosed(taken)) return true;
  const written = { ...taken, inline: [EVERYTHING, ...taken.inline] };
  return !mayBeClosed(user) && [principal, written].some((who) => givesDevice(who, user));
}

const mayBeClosed = (user: Principal): boolean =>
  policiesOf(user).some((policy) => mayDenyNewActions(policy, user));

/** Returns whether a principal may give a device for MFA to a user. */
function givesDevice(who: Principal, user: Principal): boolean {
  const { enablesMfa: action } = requestFacts();
  const attempt = { action, on: 'user', context: nameInRequests(who) };
  return allows(who, action) && reachesOn(who, attempt, user, 'open');
}
