import { accessOf } from '../evaluator/access-of';
import { Policy, Principal } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** Returns the unread parts of a principal that may allow more than the parts that were read. */
export function unknownGrants(principal: Principal): readonly UnknownPart[] {
  const { policies, unknown = [] } = accessOf(principal);
  const parts = [...unknown, ...policies.flatMap(unreadOf)];
  return parts.filter(({ mayAllow, mayReplace }) => mayAllow || mayReplace === true);
}

const unreadOf = ({ unknown = [], reduced }: Policy): readonly UnknownPart[] =>
  reduced ? [...unknown, reduced] : unknown;
