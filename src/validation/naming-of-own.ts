import { allowedWayActions } from './allowed-way-actions';
import { namesPolicy } from './own-policies';
import { isInPathOf, isOwnUser } from './own-user';
import { rewritingActions } from './version-actions';
import { isBounded } from './whole-access';
import { EscalationStep, escalationStep, escalationWays } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { withSlashes } from '../policy/open-paths';
import { isPattern } from '../policy/pattern';
import { namesPrincipal } from '../policy/principal-names';

/** How the name in a resource limits an action: not at all, to what may be enough, or to nothing. */
export type Naming = 'open' | 'limited' | 'closed';

/**
 * Returns how a name in IAM limits an action. On the principal itself, on its group, or on a policy
 * that it has, the action is open, unless it gives nothing there.
 */
export function namingOfOwn(
  principal: Principal,
  action: string,
  on: string,
  resource: PolicyText,
): Naming {
  if (!isOwnUser(resource) && !isOwn(principal, action, on, resource)) return 'limited';
  if (isOwnUser(resource) && principal.kind === 'user') {
    const isInPath = isInPathOf(resource, principal);
    if (isInPath !== 'yes') return isInPath === 'no' ? 'closed' : 'limited';
  }
  const gives = namingOfItself(principal, escalationStep(action));
  // A pattern includes others. What gives nothing on the caller may give something on them.
  const isOthersToo = !isOwnUser(resource) && isPattern(parseArn(resource)?.resource ?? '');
  if (gives !== 'open' && isOthersToo) return 'limited';
  return isOwnUser(resource) && gives === 'open' && principal.kind !== 'user' ? 'limited' : gives;
}

/** Returns how far an action gets a principal whose resource is the principal itself. */
function namingOfItself(principal: Principal, step: EscalationStep | undefined): Naming {
  if (step?.ownIsHarmless) return 'closed';
  if (step?.ownLetsOthersIn) return 'limited';
  if (!step?.ofBoundary) return 'open';
  const { boundary, isPartial } = principal;
  // The users of a group have boundaries of their own.
  if (!boundary && !isPartial && ['role', 'user', 'permission set'].includes(principal.kind))
    return 'closed';
  return gainsWithoutBoundary(principal) ? 'open' : 'limited';
}

/**
 * Returns whether a boundary confines a principal, and its policies have a way to any permission
 * that no boundary is in.
 */
export function gainsWithoutBoundary(principal: Principal): boolean {
  if (!isBounded(principal)) return false;
  const allowed = allowedWayActions(principal);
  return escalationWays().some(
    ({ hands, needs }) =>
      hands === 'any-permission' &&
      needs.every((action) => allowed.has(action) && !escalationStep(action)?.ofBoundary),
  );
}

/** Returns whether a pattern matches the principal itself, its group, or a policy that it has. */
function isOwn(principal: Principal, action: string, on: string, resource: PolicyText): boolean {
  const { groups = [], place } = principal;
  if (on === 'policy') return policiesFor(action, principal, resource).length > 0;
  return [principal, ...groups]
    .filter(({ kind }) => kind === on)
    .some((one) => namesPrincipal(withSlashes(resource, one.identity?.openPaths), one, place.file));
}

/**
 * Returns the managed policies of a principal that a pattern matches; its boundary too, for an action
 * that rewrites them.
 */
export const policiesFor = (
  action: string,
  { attached, boundary, place }: Principal,
  resource: PolicyText,
): readonly Attachment[] => {
  const rewritesIt = boundary && !boundary.isPossible && rewritingActions().includes(action);
  const all = rewritesIt ? [...attached, boundary] : attached;
  return all.filter((one) => namesPolicy(resource, one, place.file));
};
