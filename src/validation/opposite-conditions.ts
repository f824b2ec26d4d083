import { Decision } from '../evaluator/decide';
import { Requirement } from '../policy/requirement';
import { canonicalRequirement } from '../policy/requirement-logic';

/** Returns whether a template condition would have to hold, and not to hold. */
export const needsOppositeConditions = ({ requirements }: Decision): boolean =>
  requirements.some(
    (one) =>
      one.kind === 'template-condition' &&
      one.holds &&
      requirements.some((other) => isOpposite(one, other)),
  );

const isOpposite = (one: Requirement, other: Requirement): boolean =>
  other.kind === 'template-condition' &&
  !other.holds &&
  canonicalRequirement({ ...other, holds: true }) === canonicalRequirement(one);
