import { Attempt, mostAllowed } from './attempt';
import { grantsOf, resourcesOf } from './granting-statements';
import { takesOffOwnDeny } from './own-denies';
import { reviewFacts } from '../catalogue/catalogue';
import { escalationStep, escalationWays } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { hasDeny } from '../policy/statement';

/**
 * Returns a role without the policies with denies, and the boundary, that it can take off itself;
 * undefined if it can take off none.
 */
export const withoutOwnLimits: (role: Principal) => Principal | undefined = memoize(
  (role: Principal) => {
    const { inline, attached, boundary, place } = role;
    const taken = reviewFacts().unconfined.flatMap((fact) => {
      const { takesOff, on = 'role', action, attempts } = fact;
      const isTaking = (resource: PolicyText) => takesOffOwnDeny(role, fact, resource);
      const isOfRole = takesOff !== undefined && on === 'role';
      return isOfRole && canDoOn(role, { action, on, contexts: attempts }, isTaking)
        ? [takesOff]
        : [];
    });
    const isItself = (resource: PolicyText) => namesOrIncludes(resource, role, place.file);
    const isFreed =
      boundary !== undefined &&
      boundaryActions().some((action) =>
        canDoOn(role, { action, on: 'role', contexts: escalationStep(action)?.attempts }, isItself),
      );
    if (taken.length === 0 && !isFreed) return undefined;
    const { boundary: _, ...unbounded } = role;
    return {
      ...(isFreed ? unbounded : role),
      inline: taken.includes('inline')
        ? inline.filter(({ statements }) => !hasDeny(statements))
        : inline,
      attached: taken.includes('attached')
        ? attached.filter(({ policy }) => !policy || !hasDeny(policy.statements))
        : attached,
    };
  },
);

/** Returns whether a role may do something on one of the resources that its statements name. */
const canDoOn = (
  role: Principal,
  attempt: Attempt,
  isWanted: (resource: PolicyText) => boolean,
): boolean =>
  grantsOf(role, attempt.action)
    .flatMap(resourcesOf)
    .some((one) => isWanted(one) && mostAllowed(role, attempt, one) !== undefined);

/** The actions that change the boundary of a role. */
const boundaryActions = lazy(() =>
  escalationWays()
    .filter(
      ({ gains, needs: [action] }) => gains === 'bounded' && escalationStep(action)?.on === 'role',
    )
    .map(({ needs: [action] }) => action),
);
