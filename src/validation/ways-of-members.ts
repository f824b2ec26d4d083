import { exampleOf } from './alike-principals';
import { Escalation, handsOverAccount, hasEverything } from './escalations';
import { escalationsIn } from './escalations-in-world';
import { mostOf, rankOf } from './gain-rank';
import { membersOf } from './group-members';
import { EVERYTHING } from './ways-without-limits';
import { hasAllOf } from './whole-accounts';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';
import { isInDetails } from '../policy/principal-identity';

/**
 * Returns the ways to more access of a principal, as findings say them. Where the details of an account
 * have all members of a group, it has no more than the most that one of them has now.
 */
export const waysByMembers: (world: World) => (principal: Principal) => readonly Escalation[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      const { kind, identity } = principal;
      const all = escalationsIn(world)(principal);
      if (kind !== 'group' || !isInDetails(principal)) return all;
      if (!hasAllOf(world)('user')(identity?.account)) return all;
      const members = membersOf(principal, world);
      if (members.some(hasEverything)) return all;
      const ways = members.flatMap(escalationsIn(world));
      return all.map((one) => (one.reach === 'open' ? byMost(one, ways) : one));
    }),
  );

/** Returns whether findings say that a principal takes any permission of the account, without limits. */
export const takesAccount = (world: World, principal: Principal): boolean =>
  waysByMembers(world)(exampleOf(world, principal)).some(handsOverAccount);

/** Returns a way of a group as the most that one of the ways of its members gives. */
function byMost(one: Escalation, ofMembers: readonly Escalation[]): Escalation {
  const { way } = one;
  const most = mostOf(ofMembers.filter((other) => other.reach === 'open' && includes(one, other)));
  if (most) return rankOf(most) < rankOf(one) ? { ...one, way: most.way } : one;
  const does = `${way.does}, but no member of the group surely gains by that now`;
  return { ...one, reach: 'limited', way: { ...way, does } };
}

/** Returns whether who has a way needs no other one: it is the same, needs less, or gives everything. */
const includes = ({ way }: Escalation, { way: { id, needs } }: Escalation): boolean =>
  [way.id, EVERYTHING.way.id].includes(id) || needs.every((action) => way.needs.includes(action));
