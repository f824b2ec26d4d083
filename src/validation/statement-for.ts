import { byValues, HolderChoice, isAlways, isNever } from './choice-by-values';
import { isKey } from './condition-keys';
import { NEW_ACTION } from './denies-of-holder';
import { holderChoice } from './holder-choice';
import { isBrought, ownTagOrNone } from './own-tags';
import { asksHolder } from './principal-form';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { Condition, PolicyStatement, Principal } from '../policy/model';
import { variableKeys } from '../policy/variable-keys';

/**
 * Returns a statement without the conditions about its caller that a principal always meets. None if
 * it never meets one.
 */
export const statementFor: (
  principal: Principal,
) => (statement: PolicyStatement) => readonly PolicyStatement[] = memoize((principal: Principal) =>
  memoize((statement: PolicyStatement) => {
    const asked = statement.conditions.filter(isOnCaller);
    if (asked.length === 0) return [statement];
    const is = (condition: Condition, isSo: (choice: HolderChoice) => boolean) =>
      choicesOf(statement, condition, principal).every(isSo);
    if (asked.some((one) => is(one, isNever))) return [];
    const conditions = statement.conditions.filter(
      (one) => !(asked.includes(one) && is(one, isAlways)),
    );
    return [{ ...statement, conditions }];
  }),
);

/**
 * Returns whether a statement says the same of every caller of the kinds of two principals: neither
 * its name nor its tags decide. The account of both is the same.
 */
export const isOfBoth =
  (one: Principal, other: Principal) =>
  (statement: PolicyStatement): boolean =>
    variableKeys(statement.resources).every((key) => isKey(key, requestFacts().account)) &&
    statement.conditions.every(
      (condition) =>
        !isOnCaller(condition) &&
        JSON.stringify(choicesOf(statement, condition, one)) ===
          JSON.stringify(choicesOf(statement, condition, other)),
    );

/** Returns whether a condition is about the name or the tags of the caller. */
const isOnCaller = memoize(
  (condition: Condition): boolean =>
    asksHolder(condition) || [condition.key, ...variableKeys(condition.values)].some(isBrought),
);

/** Returns what a principal can do about a condition, for each action of the statement. */
function choicesOf(
  { notAction, actions, resources }: PolicyStatement,
  condition: Condition,
  holder: Principal,
): readonly HolderChoice[] {
  const tag =
    variableKeys(condition.values).length > 0 ? undefined : ownTagOrNone(holder, condition);
  if (tag !== undefined) return [{ ...byValues(condition, [tag]), isSure: true }];
  return (notAction ? [NEW_ACTION] : actions).map((action) =>
    holderChoice(condition, { holder, action, isAnyResource: false }, resources),
  );
}
