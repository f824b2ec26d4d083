import { ownPlace, policyInPlace } from './own-place';
import { Access } from '../evaluator/access';
import { memoize } from '../input/memoize';
import { policiesOf, Policy, Principal } from '../policy/model';

/**
 * Returns the access of a principal as the evaluator takes it, without the unread parts. Where
 * something limits it to some resources, pseudo parameters in ARNs have the values of its place.
 */
export const knownAccess: (principal: Principal) => Access = memoize((principal: Principal) => {
  const place = ownPlace(principal);
  const placed = (policy: Policy) => (place ? policyInPlace(policy, place) : policy);
  const boundary = principal.boundary?.policy;
  return {
    policies: policiesOf(principal).map(placed),
    ...(boundary && { boundary: placed(boundary) }),
  };
});

/** Returns whether a principal has a permissions boundary whose document was not read. */
export const hasUnreadBoundary = ({ boundary }: Principal): boolean =>
  boundary !== undefined && boundary.policy === undefined;
