import { allowedWayActions } from './allowed-way-actions';
import { isBounded } from './whole-access';
import { EscalationStep, escalationStep, escalationWays } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { isPattern, matchesPattern, patternsIntersect } from '../policy/pattern';
import { namesPrincipal, pathOfName } from '../policy/principal-names';
import { Tristate } from '../policy/tristate';

/** How the name in a resource limits an action: not at all, to what may be enough, or to nothing. */
export type Naming = 'open' | 'limited' | 'closed';

/** The policy variable with the name of the user who is the caller. */
export const USER_NAME = '${aws:username}';

/** Returns whether a resource is the user of the caller, in some path. */
export const isOwnUser = (resource: PolicyText): boolean => {
  const path = parseArn(resource)?.resource ?? '';
  return (
    path.endsWith(`/${USER_NAME}`) && patternsIntersect(path.slice(0, -USER_NAME.length), 'user/*')
  );
};

/** Returns the name of a user without its path. One that deployment chooses is in no policy. */
export function userName({ identity }: Principal): PolicyText {
  const name = (identity?.names[0] ?? GENERATED).replace(/^.*\//, '');
  const reference = nameOfOpaque(name);
  return reference !== undefined && reference === identity?.id ? GENERATED : name;
}

const GENERATED = 'qJx-7WkV_u3';

/** Returns a resource with the name of the user who is the caller. */
export const withUserName = (resource: PolicyText, user: Principal): PolicyText =>
  resource.replace(USER_NAME, () => userName(user));

/** Returns whether the user of the caller, as a policy names it, has the path that the user has. */
function isInPathOf(resource: PolicyText, { identity }: Principal): Tristate {
  const path = parseArn(resource)?.resource.slice(0, -USER_NAME.length) ?? '';
  const names = identity?.names.length ? identity.names : [''];
  const own = names.map((name) => `user/${pathOfName(name)}`);
  if (own.every((one) => matchesPattern(path, one))) return 'yes';
  return own.some((one) => patternsIntersect(path, one)) ? 'maybe' : 'no';
}

/**
 * Returns how a name in IAM limits an action. On the principal itself, on its group, or on a policy
 * that it has, the action is open, unless it gives nothing there.
 */
export function namingOfOwn(
  principal: Principal,
  on: string,
  resource: PolicyText,
  step: EscalationStep,
): Naming {
  if (!isOwnUser(resource) && !isOwn(principal, on, resource)) return 'limited';
  if (isOwnUser(resource) && principal.kind === 'user') {
    const isInPath = isInPathOf(resource, principal);
    if (isInPath !== 'yes') return isInPath === 'no' ? 'closed' : 'limited';
  }
  const gives = namingOfItself(principal, step);
  // A pattern includes others. What gives nothing on the caller may give something on them.
  const isOthersToo = !isOwnUser(resource) && isPattern(parseArn(resource)?.resource ?? '');
  if (gives !== 'open' && isOthersToo) return 'limited';
  return isOwnUser(resource) && gives === 'open' && principal.kind !== 'user' ? 'limited' : gives;
}

/** Returns how far an action gets a principal whose resource is the principal itself. */
function namingOfItself(principal: Principal, step: EscalationStep): Naming {
  if (step.ownIsHarmless) return 'closed';
  if (step.ownLetsOthersIn) return 'limited';
  if (!step.ofBoundary) return 'open';
  // The users of a group have boundaries of their own.
  if (!principal.boundary && ['role', 'user', 'permission set'].includes(principal.kind))
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
function isOwn(principal: Principal, on: string, resource: PolicyText): boolean {
  if (on === 'policy') return hasPolicy(principal, resource);
  const own = [principal, ...(principal.groups ?? [])].filter(({ kind }) => kind === on);
  return own.some((one) => namesPrincipal(resource, one, principal.place.file));
}

/** Returns whether a pattern matches a managed policy that is attached to a principal. */
export function hasPolicy({ attached }: Principal, resource: PolicyText): boolean {
  const path = parseArn(resource)?.resource;
  return attached.some(
    (one) => one.arn === resource || (path !== undefined && isPolicyOf(path, one)),
  );
}

/** Returns whether a path is of an attached policy. A reference is to one of the same file. */
function isPolicyOf(path: PolicyText, { arn, paths = [] }: Attachment): boolean {
  const attached = parseArn(arn);
  if (!attached)
    return paths.length > 0 && paths.every((one) => matchesPattern(path, `policy/${one}`));
  return attached.account !== 'aws' && matchesPattern(path, attached.resource);
}
