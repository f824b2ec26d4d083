import { KeyValue } from './deed';
import { prepareCondition } from '../evaluator/condition';
import { RequestContext } from '../evaluator/request-context';
import { Condition } from '../policy/model';

/** What a holder of a permission can do about a condition. */
export interface HolderChoice {
  /** Whether it can make a request for which the condition holds. */
  readonly canMeet: boolean;
  /** Whether it can make a request for which the condition does not hold. */
  readonly canMiss: boolean;
  /** Whether that is so for every request of the holder. Default: it is so for some. */
  readonly isSure?: true;
}

/** Returns whether an answer is known. A policy variable may have any value. */
export const isDecided = ({ canMeet, canMiss }: HolderChoice): boolean => canMeet || canMiss;

/** Returns whether a condition holds for every request of a holder. */
export const isAlways = ({ canMeet, canMiss, isSure }: HolderChoice): boolean =>
  canMeet && !canMiss && isSure === true;

/** Returns whether a condition holds for no request of a holder. */
export const isNever = ({ canMeet, canMiss, isSure }: HolderChoice): boolean =>
  !canMeet && canMiss && isSure === true;

/** Returns what a holder can do that gives one of some values to the key of a condition. */
export function byValues(
  condition: Condition,
  values: readonly KeyValue[],
  variables: Readonly<Record<string, KeyValue>> = {},
): HolderChoice {
  const prepared = prepareCondition(condition, true);
  const answers = values.map((value) =>
    prepared.answer(
      new RequestContext({
        action: '*',
        resource: '*',
        context: { ...variables, [condition.key]: value },
      }),
    ),
  );
  return { canMeet: answers.includes('yes'), canMiss: answers.includes('no') };
}
