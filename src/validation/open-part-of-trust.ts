import { isStopped } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { Place, Principal } from '../policy/model';
import { namesPrincipal } from '../policy/principal-names';
import { UnknownPart } from '../policy/unknown';

/** Returns the part of the trust policy of a role that only deployment knows. */
export const openPartOfTrust = ({ unknown }: Principal): UnknownPart | undefined =>
  unknown.find(({ mayTrust }) => mayTrust !== undefined);

/** Returns whether such a part may let a principal in that may assume the role. */
export const mayLetIn = (role: Principal, principal: Principal): boolean =>
  openPartOfTrust(role) !== undefined && !isStopped(role, principal, trustFacts().assume);

/** Returns the place of such a part if it may name a principal, as the file says. That needs no permission. */
export const partsNaming = (role: Principal, principal: Principal): readonly Place[] => {
  const { mayTrust = [], place = role.place } = openPartOfTrust(role) ?? {};
  const { file } = role.place;
  const isNamed = mayTrust.some((one) => namesPrincipal(one, principal, file));
  return isNamed && mayLetIn(role, principal) ? [place] : [];
};
