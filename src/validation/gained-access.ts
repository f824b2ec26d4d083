import { alikeOf, alikePrincipals } from './alike-principals';
import { allowedWayActions } from './allowed-way-actions';
import { grantsConnect, reachesConnect } from './connect-holders';
import { lackedWays, waysOf } from './escalations';
import { grantingStatements } from './granting-statements';
import { holdsOf } from './held-access';
import { allowsMore } from './version-gains';
import { isAllowedEverything } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { policiesOf, PolicyStatement, Principal, unknownOf, World } from '../policy/model';

/** What a principal has, as compared with others. */
interface Gain {
  /** Returns whether it gains, or may gain, by having the access of another one. */
  readonly gains: (other: Principal) => boolean;
  /** Returns whether it is allowed what a statement of another one allows. */
  readonly holds: (other: Principal) => (statement: PolicyStatement) => boolean;
}

/** Returns what a principal, and all that are like it, have as compared with others. */
export function gainOf(principal: Principal, world: World): Gain {
  const all = alikeOf(world, principal);
  const alike = new Set(haveSameIds(world, all) ? all.map(({ place }) => place) : []);
  const holds = memoize((other: Principal) => {
    const byEach = all.map((one) => holdsOf(one)(other));
    return (statement: PolicyStatement) => byEach.every((isHeld) => isHeld(statement));
  });
  const reaches = (other: Principal) =>
    !alike.has(other.place) &&
    policiesOf(other)
      .filter(reachesConnect)
      .some(({ statements }) => !statements.filter(grantsConnect).every(holds(other)));
  const assumes = (other: Principal) =>
    allowedWayActions(other).has(trustFacts().assume) &&
    !grantingStatements(other, trustFacts().assume).every(
      ({ statement }) => isOnKnownRoles(statement, other, world) || holds(other)(statement),
    );
  const gains = memoize(
    (other: Principal) =>
      isUnread(other) ||
      isAllowedEverything(other) ||
      reaches(other) ||
      assumes(other) ||
      lackedWays(waysOf(principal), waysOf(other)).some((lacked) =>
        allowsMore(other, lacked, world),
      ),
  );
  return { gains, holds };
}

/** Returns whether principals of one form have the same access: no id is another one. */
const haveSameIds = (world: World, all: readonly Principal[]): boolean =>
  new Set(all.map((one) => alikePrincipals(world).get(one)?.ids.join(' '))).size <= 1;

/** Returns whether a statement is only on roles of an account whose roles are all known. */
const isOnKnownRoles = (
  { resources, notResource }: PolicyStatement,
  { identity }: Principal,
  world: World,
): boolean =>
  !notResource &&
  hasAllOf(world)('role')(identity?.account) &&
  resources.every((one) => parseArn(one)?.account === identity?.account);

/** Returns whether a principal may have access that was not read. */
const isUnread = (principal: Principal): boolean =>
  unknownOf(principal).some(({ mayAllow }) => mayAllow) ||
  principal.attached.some(({ policy }) => !policy);
