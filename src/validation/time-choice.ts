import { catalogueEdition } from '../catalogue/edition';
import { prepareCondition } from '../evaluator/condition';
import { RequestContext } from '../evaluator/request-context';
import { Condition } from '../policy/model';
import { Tristate } from '../policy/tristate';

/** A year in seconds. */
const YEAR = 366 * 24 * 3600;

/**
 * Returns whether a condition on the time of a request can be met, and missed, through a whole year
 * after the day of the facts; undefined when that day is over within it. A day far away limits nobody.
 */
export function timeChoice(
  condition: Condition,
): { readonly canMeet: boolean; readonly canMiss: boolean } | undefined {
  const [now, later] = answersOverTime(condition);
  return now === later ? { canMeet: now === 'yes', canMiss: now === 'no' } : undefined;
}

/** Returns whether a condition on the time holds on the day of the facts, and a year after it. */
export function answersOverTime(condition: Condition): readonly [Tristate, Tristate] {
  const day = Date.parse(catalogueEdition().reference.date) / 1000;
  const prepared = prepareCondition(condition, true);
  const answerAt = (time: number) =>
    prepared.answer(
      new RequestContext({
        action: '*',
        resource: '*',
        context: { [condition.key]: String(time) },
      }),
    );
  return [answerAt(day), answerAt(day + YEAR)];
}
