import { Attempt } from './attempt';
import { allowedWays, Escalation, KNOWN_WAYS } from './escalations';
import { wayForOthers } from './gaining-principal';
import { ledTo } from './known-targets';
import { asWrittenBy, gainsByItself, mayDo } from './own-gain';
import { reachesPrincipal } from './own-reach';
import { taggingActions } from './tag-writers';
import { takenOffBy } from './taken-off-denies';
import { hasAllOf } from './whole-accounts';
import { gainsAs } from './written-roles';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy } from '../input/memoize';
import { Place, Principal, World } from '../policy/model';
import { deniesOf } from '../policy/principal-statements';

/**
 * Returns a way that writes into roles or users. It is for others where the details of the account
 * have all of them, and the principal acts as none into which it writes, whatever it changes first.
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
  // Anybody may get a policy, or join a group.
  if (own.length === 0 || own.some((it) => mayChange(it, openingWays()))) return one;
  const isGain = (other: Principal) =>
    own.includes(other) ? gainsByItself(other, KNOWN_WAYS, []) : gainsAs(principal)(other);
  const reached = new Map<Place, Principal>();
  const sources = [...own];
  const limits = new Set<unknown>();
  for (const it of sources)
    for (const role of ledTo([it], it, world)) {
      if (reached.has(role.place)) continue;
      reached.set(role.place, role);
      if (!own.includes(role) && mayChange(role, waysToAny())) return one;
      if (!reachesPrincipal(principal, { action, contexts }, role)) continue;
      if (isGain(role)) return one;
      // What its limits leave may lead on to others. Many have the same boundary.
      const written = asWrittenBy(principal, role, 'limited');
      const limit = deniesOf(role).length > 0 ? role : role.boundary?.arn;
      if (written && !limits.has(limit)) sources.push(written);
      limits.add(limit);
    }
  const all = [...reached.values()];
  const doers = [...all, ...sources];
  const isFreed = (some: Principal) => doers.some((by) => takenOffBy(by, some, world).length > 0);
  return all.some(isFreed) ? one : { ...one, way: wayForOthers(way) };
}

/** Returns those who make the requests of a principal: itself, or the members of a group. */
const ownOf = (principal: Principal, { principals }: World): readonly Principal[] => {
  if (principal.kind === 'policy') return [];
  if (principal.kind !== 'group') return [principal];
  return principals.filter(({ groups = [] }) => groups.includes(principal));
};

/** Returns whether a principal may change tags, or take some ways, as far as its limits leave them. */
const mayChange = (one: Principal, ways: readonly EscalationWay[]): boolean =>
  mayDo(one, taggingActions()).length > 0 ||
  allowedWays(one, ways).some(({ needs }) => mayDo(one, needs).length === needs.length);

/** The ways that make principals, or that change boundaries and managed policies. */
const openingWays = lazy(() =>
  escalationWays().filter(
    ({ makes, gains, hands, switches }) =>
      (makes && hands === 'any-permission') ||
      switches ||
      gains === 'bounded' ||
      gains === 'attached',
  ),
);

const waysToAny = lazy(() =>
  escalationWays().filter(({ hands, switches }) => hands === 'any-permission' || switches),
);
