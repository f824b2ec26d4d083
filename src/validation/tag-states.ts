import { KeyValue } from './deed';
import { isOnTag, lowerNameOfTag, Tags } from './tags-of-today';
import { coveringStatements } from '../policy/covering-statements';
import { Condition, policiesAndBoundaryOf, Principal } from '../policy/model';

/** With more states, further ones do not count. */
const MOST_STATES = 16;

/**
 * Returns the tags that requests of a holder have now, and after changes for which conditions on some
 * actions ask: who removes a tag may then set it.
 *
 * @param valuesIn - Returns the values that the holder can give to the tag of a condition then.
 */
export function tagStates(
  today: Tags,
  asked: readonly Condition[],
  valuesIn: (condition: Condition, state: Tags) => readonly KeyValue[],
): readonly Tags[] {
  const states = new Map([[JSON.stringify(today), today]]);
  for (const state of states.values())
    for (const condition of asked)
      for (const value of valuesIn(condition, state)) {
        const next = withTag(state, condition, value);
        if (states.size < MOST_STATES) states.set(JSON.stringify(next), next);
      }
  return [...states.values()];
}

/** Returns the conditions of a holder on tags that decide about actions, one for each name. */
export function tagsAskedFor(holder: Principal, actions: readonly string[]): readonly Condition[] {
  const all = policiesAndBoundaryOf(holder)
    .flatMap((policy) => actions.flatMap((action) => coveringStatements(policy, action)))
    .flatMap(({ statement }) => statement.conditions)
    .filter(isOnTag);
  const names = new Set(all.map(lowerNameOfTag));
  return [...names].flatMap((name) => {
    const some = all.filter((one) => lowerNameOfTag(one) === name);
    const values = [...new Set(some.flatMap((one) => one.values))];
    return some.slice(0, 1).map((one) => ({ ...one, values }));
  });
}

/** Returns tags with another value of the tag of a condition. */
const withTag = (state: Tags, condition: Condition, value: KeyValue): Tags =>
  Object.fromEntries(
    Object.entries(state).map(([key, old]) => [
      key,
      lowerNameOfTag({ key }) === lowerNameOfTag(condition) ? value : old,
    ]),
  );
