import { Ranked, rankOf } from './gain-rank';
import { EscalationWay } from '../catalogue/escalation';

/** Returns those of some ways that somebody with other ways lacks, or has with less gain. */
export const lackedWays = <T extends Ranked & { readonly way: Pick<EscalationWay, 'id'> }>(
  own: readonly T[],
  some: readonly T[],
): readonly T[] =>
  some.filter(
    (other) => !own.some((one) => one.way.id === other.way.id && rankOf(one) >= rankOf(other)),
  );
