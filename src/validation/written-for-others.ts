import { actedAs } from './acting-as';
import { deniedTo } from './assumable-roles';
import { Attempt } from './attempt';
import { Escalation, KNOWN_WAYS } from './escalations';
import { wayForOthers } from './gaining-principal';
import { membersOf } from './group-members';
import { gainsByItself } from './own-gain';
import { reachesPrincipal } from './own-reach';
import { isSureStep } from './sure-steps';
import { takenPrincipals } from './taken-principals';
import { hasAllOf } from './whole-accounts';
import { changeableBy, gainsAs } from './written-roles';
import { escalationStep } from '../catalogue/escalation';
import { Principal, World } from '../policy/model';

/**
 * Returns a way that writes into roles or users. It is for others where the details of the account
 * have all of them, and the principal surely acts as none into which it writes and by which it gains.
 *
 * @param contexts - Values of condition keys for the way. Default: those of the catalogue.
 */
export function amongActedAs(
  principal: Principal,
  one: Escalation,
  world: World,
  contexts?: Attempt['contexts'],
): Escalation {
  const { way, reach } = one;
  const { gains, hands, needs } = way;
  const [action] = needs;
  if (reach !== 'open' || hands !== 'any-permission') return one;
  if (gains === undefined || escalationStep(action)?.on !== gains) return one;
  if (!hasAllOf(world)(gains)(principal.identity?.account)) return one;
  const own = ownOf(principal, world);
  if (own.length === 0) return one;
  const isWritten = (other: Principal) => reachesPrincipal(principal, { action, contexts }, other);
  const others = ['role', 'user'].flatMap((kind) => changeableBy(principal, world, kind));
  const isGain = (it: Principal) =>
    (isWritten(it) && gainsByItself(it, KNOWN_WAYS, [])) ||
    [...actedAs(world, it, others), ...surelyTaken(it, others)].some(
      (other) => isWritten(other) && gainsAs(it)(other),
    );
  return own.some(isGain) ? one : { ...one, way: wayForOthers(way) };
}

/** Returns the roles of which a principal surely rewrites the trust, and that it may then assume. */
export const surelyTaken = (
  principal: Principal,
  others: readonly Principal[],
): readonly Principal[] =>
  takenPrincipals(principal, others)
    .filter((step) => step.role.kind === 'role' && isSureStep(principal, step))
    .map(({ role }) => role)
    .filter((role) => deniedTo(principal, role) === 'no');

/** Returns those who make the requests of a principal: itself, or the members of a group. */
const ownOf = (principal: Principal, world: World): readonly Principal[] => {
  if (principal.kind === 'policy') return [];
  return principal.kind === 'group' ? membersOf(principal, world) : [principal];
};
