import { Resolved } from './intrinsics/conditional-value';
import { isObject, list } from './json';
import { inside } from './located-value';
import { collected, problemAt, readAs, Reading } from './readings';
import { kindOf } from './statement-texts';
import { deployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Condition, Place } from '../policy/model';
import { UNREAD_KEY, UNREAD_OPERATOR } from '../policy/unread-condition';

/**
 * Reads conditions. An unreadable condition still counts, so the statement is not treated as
 * unconditional. Where only the keys are unknown, so is whether a request has them.
 */
export function readConditions(conditions: Resolved, place: Place): Reading<readonly Condition[]> {
  if (conditions === undefined || conditions === null) return readAs([]);
  if (!isObject(conditions))
    return readAs(
      [{ operator: UNREAD_OPERATOR, key: UNREAD_KEY, values: [textOrUnread(conditions)] }],
      [problemAt(place, 'a Condition is an object of operators')],
    );
  const { value, unread } = collected(
    Object.entries(conditions).map(([operator, byKey]) =>
      ofOperator(operator, byKey as Resolved, inside(place, operator)),
    ),
  );
  return readAs(value.flat(), unread);
}

function ofOperator(
  operator: string,
  byKey: Resolved,
  place: Place,
): Reading<readonly Condition[]> {
  if (isObject(byKey))
    return collected(
      Object.entries(byKey).map(([key, values]) =>
        ofKey(operator, key, values as Resolved, inside(place, key)),
      ),
    );
  return readAs(
    [{ operator: UNREAD_OPERATOR, key: UNREAD_KEY, values: [textOrUnread(byKey)] }],
    [problemAt(place, `${toDisplayText(operator)} is an object of condition keys`)],
  );
}

function ofKey(operator: string, key: string, values: Resolved, place: Place): Reading<Condition> {
  const isText = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  const all = list(values);
  return readAs(
    {
      operator,
      key,
      values: all.map((value) => (isText(value) ? String(value) : deployTimeValue(UNREAD_KEY))),
    },
    all
      .filter((value) => !isText(value))
      .map((value) => problemAt(place, `a value of a condition is text, not ${kindOf(value)}`)),
  );
}

const textOrUnread = (value: Resolved): PolicyText =>
  typeof value === 'string' ? value : deployTimeValue(UNREAD_KEY);
