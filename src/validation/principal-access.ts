import { Access } from '../evaluator/access';
import { memoize } from '../input/memoize';
import { policiesOf, Principal } from '../policy/model';

/** What was read of what a principal has, as the evaluator takes it. What was not read is left out. */
export const knownAccess: (principal: Principal) => Access = memoize((principal: Principal) => {
  const boundary = principal.boundary?.policy;
  return { policies: policiesOf(principal), ...(boundary && { boundary }) };
});

/** Whether a principal has a permissions boundary whose document was not read. */
export const hasUnreadBoundary = ({ boundary }: Principal): boolean =>
  boundary !== undefined && boundary.policy === undefined;
