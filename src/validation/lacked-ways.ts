import { Escalation } from './escalations';
import { rankOf } from './gain-rank';

/** Returns those of some ways that somebody with other ways lacks, or has with less gain. */
export const lackedWays = (
  own: readonly Escalation[],
  some: readonly Escalation[],
): readonly Escalation[] =>
  some.filter(
    (other) => !own.some((one) => one.way.id === other.way.id && rankOf(one) >= rankOf(other)),
  );
