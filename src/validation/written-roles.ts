import { actedAs } from './acting-as';
import { changesAttached, isWithinQuota, requirementsOfOwn } from './attached-reach';
import { Escalation, KNOWN_WAYS, waysOf } from './escalations';
import { ownPolicies } from './gaining-principal';
import { grantsOf, resourcesOf } from './granting-statements';
import { lackedWays } from './lacked-ways';
import { isNamed } from './named-resource';
import { asWrittenBy, getsNewActionsAs, isLimited, mayDo } from './own-gain';
import { namesPolicy } from './own-policies';
import { reachesArn, reachesOn, reachesPrincipal } from './own-reach';
import { isOfAccount, isSurelyOfAccount } from './policies-by-arn';
import { reachedBy } from './reached-action';
import { isServiceLinked } from './step-naming';
import { surelyHasOne } from './sure-conditions';
import { withoutVersions } from './version-actions';
import { hasAllOf } from './whole-accounts';
import {
  asInCatalogue,
  escalationStep,
  EscalationWay,
  escalationWays,
} from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { deployTimeValue, hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { matchesPrincipal, mayShareAccount, namesOrIncludes } from '../policy/principal-names';
import { haveSameContent } from '../policy/requirement-logic';

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
  const own = asInCatalogue(way);
  if (own.needs.length > 1) return undefined;
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
  actedAs(world, principal, changeableBy(principal, world, gains))
    .filter((one) => reachesPrincipal(principal, { action }, one, 'open'))
    .some(gainsAs(principal));

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
  const ofOwn = steps.flatMap((step) => requirementsOfOwn(principal, step));
  if (way.hands !== 'roles' && ofOwn.length === 0) return undefined;
  const isSure = steps.every(({ requirements }) => haveSameContent(requirements, ofOwn));
  if (!isSure) return undefined;
  const isRewritten = changesAttached(principal, action, 'open');
  const all = ['role', 'user'].flatMap((kind) => changeableBy(principal, world, kind));
  const having = all.filter((holder) =>
    surelyHasOne(holder, holder.attached.filter(isSurelyOfAccount(holder)).filter(isRewritten)),
  );
  const other = actedAs(world, principal, having).find(gainsAs(principal));
  const does = other
    ? `rewrites a managed policy of the ${other.kind} ${other.name}, as which it can act`
    : afterDeletion(principal, one, world);
  if (does === undefined) return undefined;
  return {
    way: { ...way, hands: 'any-permission', does },
    reach: 'open',
    steps: steps.map((step) => ({ ...step, requirements: [] })),
  };
}

/** Says how a principal rewrites a policy that it has, of which it deletes a version as a role. */
function afterDeletion(
  principal: Principal,
  { way, steps: [{ resource }] }: Escalation,
  world: World,
): string | undefined {
  const [action] = way.needs;
  const { file } = principal.place;
  const isRewritten = changesAttached(principal, action, 'open');
  const own = ownPolicies(principal, KNOWN_WAYS)
    .filter(isSurelyOfAccount(principal))
    .filter((one) => resource === '*' || namesPolicy(resource, one, file))
    .filter((one) => surelyHasOne(principal, [one]))
    .filter((one) => isRewritten(withoutVersions(one)));
  if (own.length === 0) return undefined;
  const deletes = (by: Principal) => own.some((one) => isWithinQuota(by, action, one, 'open'));
  const roles = changeableBy(principal, world, 'role');
  const role = actedAs(world, principal, roles).find(deletes);
  return (
    role &&
    'rewrites a managed policy that it has, ' +
      `and deletes a version of it as the role ${role.name}`
  );
}

/** Returns the principals of a kind into which a principal may write: those of its account. */
export const changeableBy = (
  principal: Principal,
  world: World,
  kind: string | undefined,
): readonly Principal[] =>
  changeableOf(world)(kind).filter((one) => mayShareAccount(one, principal));

/** Returns the principals of a kind into which somebody else than AWS writes. */
const changeableOf = memoize((world: World) =>
  memoize((kind: string | undefined) =>
    world.principals.filter((one) => one.kind === kind && !one.madeByAws),
  ),
);

/** Returns another one without its boundary, where a principal surely removes, replaces, or rewrites that. */
function withoutChangedBoundary(principal: Principal, other: Principal): Principal {
  const { boundary, ...unbounded } = other;
  if (!boundary) return other;
  const isNamedIn = (one: PolicyText) =>
    one === '*' || namesOrIncludes(one, other, principal.place.file);
  const isChanging = ({ gains, needs: [action] }: EscalationWay): boolean => {
    if (gains === 'attached')
      return (
        isSurelyOfAccount(other)(boundary) &&
        changesAttached(principal, action, 'certain')(boundary)
      );
    const { on, attempts: contexts } = escalationStep(action) ?? {};
    return (
      on === other.kind &&
      grantsOf(principal, action).flatMap(resourcesOf).some(isNamedIn) &&
      reachesOn(principal, { action, on, contexts }, other, 'certain')
    );
  };
  const isChanged = changingWays().some(
    (way) => mayDo(principal, way.needs).length > 0 && isChanging(way),
  );
  return isChanged ? unbounded : other;
}

/** The ways that change a boundary: they remove it, replace it, or rewrite its policy. */
const changingWays = lazy(() =>
  escalationWays().filter(({ gains }) => gains === 'bounded' || gains === 'attached'),
);

/**
 * Returns whether a principal surely gains by what it writes into another one, as which it acts. The
 * limits of that one leave what AWS may add, or a way to any permission, and the principal lacks that.
 */
export const gainsAs =
  (principal: Principal) =>
  (confined: Principal): boolean => {
    const other = withoutChangedBoundary(principal, confined);
    if (!isLimited(other)) return true;
    const written = asWrittenBy(principal, other, 'open');
    if (!written) return false;
    // As another one, a user may write into itself. A role gains nothing by what it writes into users.
    const isOwn = ({ hands, gains, switches }: EscalationWay) =>
      hands === 'any-permission' ||
      (principal.kind === 'user' && (gains === 'user' || gains === 'member')) ||
      (other.boundary &&
        (gains === 'bounded' ||
          (isOfAccount(other.boundary) && (switches || gains === 'attached'))));
    return (
      getsNewActionsAs(written, principal) ||
      lackedWays(waysOf(principal), waysOf(written)).some(
        ({ way, reach }) => reach === 'open' && isOwn(way),
      )
    );
  };
