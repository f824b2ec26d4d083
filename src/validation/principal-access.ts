import { Access } from '../evaluator/access';
import { memoize } from '../input/memoize';
import { policiesOf, Principal } from '../policy/model';

/** Returns the access of a principal as the evaluator takes it, without the unread parts. */
export const knownAccess: (principal: Principal) => Access = memoize((principal: Principal) => {
  const boundary = principal.boundary?.policy;
  return { policies: policiesOf(principal), ...(boundary && { boundary }) };
});

/** Returns whether a principal has a permissions boundary whose document was not read. */
export const hasUnreadBoundary = ({ boundary }: Principal): boolean =>
  boundary !== undefined && boundary.policy === undefined;
