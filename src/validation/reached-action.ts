import { Attempt, mostAllowed } from './attempt';
import { isAuthorizedAgainst } from './authorized-resources';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { KnownVerdict } from '../evaluator/decide';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/** A statement that allows an action, the resource, and whether that depends on a condition. */
export interface ReachedAction extends GrantingStatement {
  readonly resource: PolicyText;
  readonly known: KnownVerdict;
}

/** Returns where a principal may do an action. Denies and the boundary count. */
export const reachedBy = (principal: Principal, attempt: Attempt): readonly ReachedAction[] =>
  grantsOf(principal, attempt.action).flatMap((granting) =>
    resourcesOf(granting).flatMap((resource) => {
      const decision = mostAllowed(principal, attempt, resource);
      return decision ? [{ ...granting, resource, known: decision.known }] : [];
    }),
  );

/** Returns whether somebody may do an action on one of some resources; of none, on all but some. */
export const isReached = (
  who: readonly Principal[],
  attempt: Attempt,
  resources: readonly PolicyText[],
): boolean =>
  who.length === 0 ||
  who.some((principal) =>
    (resources.length > 0 ? resources : ['*']).some((resource) =>
      mostAllowed(principal, attempt, resource),
    ),
  );

/** Returns whether a principal may do an action without conditions, where requests can be on it. */
export const canDo = (principal: Principal, action: string): boolean =>
  whereDone(principal, action).length > 0;

/** Returns on what a principal may do an action without conditions, where requests can be on it. */
export const whereDone = (principal: Principal, action: string): readonly PolicyText[] =>
  reachedBy(principal, { action })
    .filter(({ known, resource }) => known === 'allowed' && isAuthorizedAgainst(action, resource))
    .map(({ resource }) => resource);

/** Returns whether a principal may do an action on some resource, under some condition. */
export const canTry = (principal: Principal, attempt: Attempt): boolean =>
  reachedBy(principal, attempt).length > 0;
