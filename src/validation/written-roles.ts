import { actedAs } from './acting-as';
import { Escalation } from './escalations';
import { grantingStatements, resourcesOf } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { isNamed } from './named-resource';
import { hasPolicy } from './own-policies';
import { reachesArn, reachesAttached, reachesPrincipal } from './own-reach';
import { isOfAccount } from './policies-by-arn';
import { reachedBy } from './reached-action';
import { isServiceLinked } from './step-naming';
import { deniesNewActions, isBounded } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { deployTimeValue, hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Attachment, policiesOf, Principal, World } from '../policy/model';
import { matchesPrincipal, mayShareAccount } from '../policy/principal-names';

/**
 * Returns a way that writes into roles or users as its holder has it, who acts as none by another way:
 * it may act as one of the world into which it writes, or as a role that only a name tells.
 */
export function wayByActing(
  principal: Principal,
  one: Escalation,
  world: World,
): Escalation | undefined {
  const { way, reach } = one;
  const { gains } = way;
  if (gains !== 'role' && gains !== 'user') return undefined;
  if (way.hands !== 'roles' || reach !== 'open') return undefined;
  const own = escalationWays().find(({ id }) => id === way.id);
  if (!own || own.needs.length > 1) return undefined;
  const isGained =
    writesIntoUsable(principal, own, world) ||
    (gains === 'role' && writesIntoUnknown(principal, own, world));
  return isGained
    ? { ...one, way: { ...own, does: `${own.does} as which it can act` } }
    : undefined;
}

/** Returns whether a principal can act as a role or a user of the world into which it writes. */
const writesIntoUsable = (
  principal: Principal,
  { needs: [action], gains }: EscalationWay,
  world: World,
): boolean =>
  actedAs(world, principal, freeOf(world)(gains)).some((one) =>
    reachesPrincipal(principal, { action }, one, 'open'),
  );

/**
 * Returns whether a principal writes into a role of its account that it may assume by name, and that
 * no file shows. Who names a role to assume names one that trusts the account.
 */
const writesIntoUnknown = (
  principal: Principal,
  { needs: [action] }: EscalationWay,
  world: World,
): boolean =>
  !hasAllOf(world)('role')(principal.identity?.account) &&
  reachedBy(principal, { action: trustFacts().assume, on: 'role' }).some(
    ({ resource, known }) =>
      known === 'allowed' &&
      isRoleOfAccount(resource, principal) &&
      !world.principals.some((one) => matchesPrincipal(resource, one, principal.place.file)) &&
      reachesArn(principal, action, resource, 'open'),
  );

/** Returns whether a resource is a role of the account of a principal, or several, by their name. */
function isRoleOfAccount(resource: PolicyText, { identity }: Principal): boolean {
  const arn = parseArn(resource);
  if (!arn?.resource.startsWith('role/') || isServiceLinked(resource)) return false;
  const own = [deployTimeValue('AWS::AccountId'), identity?.account];
  return own.includes(arn.account) && !isOpaque(arn.resource) && isNamed(resource, 'role');
}

/** Returns whether a text has a part that only deployment or a session knows. */
const isOpaque = (text: PolicyText): boolean => hasDeployTimeValue(text) || text.includes('${');

/**
 * Returns a way that rewrites a managed policy of others as its holder has it, who can act as a role
 * that has the policy. Undefined where it can act as none, or a condition decides about the way.
 */
export function rewrittenOn(
  principal: Principal,
  one: Escalation,
  world: World,
): Escalation | undefined {
  const { way, steps } = one;
  const [action] = way.needs;
  const isSure = steps.every(({ requirements }) => requirements.length === 0);
  if (way.hands !== 'roles' || !isSure) return undefined;
  const isRewritten = changesAttached(principal, action, 'open');
  const having = [...freeOf(world)('role'), ...freeOf(world)('user')].filter(
    (other) => mayShareAccount(other, principal) && other.attached.some(isRewritten),
  );
  const [other] = actedAs(world, principal, having);
  if (!other) return undefined;
  const does = `rewrites a managed policy of the ${other.kind} ${other.name}, as which it can act`;
  return { ...one, way: { ...way, hands: 'any-permission', does }, reach: 'open' };
}

/** Returns whether a principal may do an action on a managed policy that somebody has. */
export function changesAttached(
  principal: Principal,
  action: string,
  counted: CountedReach,
): (attachment: Attachment) => boolean {
  const resources = grantingStatements(principal, action).flatMap(resourcesOf);
  const isNamedIn = (attachment: Attachment) => (resource: PolicyText) =>
    resource === '*' || hasPolicy({ attached: [attachment] }, resource);
  return (attachment) =>
    isOfAccount(attachment) &&
    resources.some(isNamedIn(attachment)) &&
    reachesAttached(principal, action, attachment, counted);
}

/** Returns the principals of a kind in which nothing keeps back what is written into them. */
export const freeOf = memoize((world: World) =>
  memoize((kind: string | undefined) =>
    world.principals.filter(
      (one) => one.kind === kind && !one.madeByAws && !isBounded(one) && !isClosed(one),
    ),
  ),
);

/** Returns whether a user has denies of nearly everything. */
const isClosed = (one: Principal): boolean =>
  one.kind === 'user' && policiesOf(one).some((policy) => deniesNewActions(policy, one));
