import { Attempt } from './attempt';
import { allowedWays, Escalation } from './escalations';
import { wayForOthers } from './gaining-principal';
import { ledTo } from './known-targets';
import { reachesPrincipal } from './own-reach';
import { mayChangeSomeTags } from './tag-writers';
import { takenOffBy } from './taken-off-denies';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy } from '../input/memoize';
import { Principal, World } from '../policy/model';

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
  const reached: Principal[] = [];
  for (const it of own)
    for (const role of ledTo([it], it, world)) {
      if (reachesPrincipal(principal, { action, contexts }, role)) return one;
      if (!own.includes(role) && mayChange(role, waysToAny())) return one;
      reached.push(role);
    }
  const isFreed = (some: Principal) => reached.some((by) => takenOffBy(by, some, world).length > 0);
  return reached.some(isFreed) ? one : { ...one, way: wayForOthers(way) };
}

/** Returns those who make the requests of a principal: itself, or the members of a group. */
const ownOf = (principal: Principal, { principals }: World): readonly Principal[] => {
  if (principal.kind === 'policy') return [];
  if (principal.kind !== 'group') return [principal];
  return principals.filter(({ groups = [] }) => groups.includes(principal));
};

/** Returns whether a principal may change tags, or has some ways, whatever limits them. */
const mayChange = (one: Principal, ways: readonly EscalationWay[]): boolean =>
  mayChangeSomeTags(one) || allowedWays(one, ways).length > 0;

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
