import { isResourceTag } from './condition-keys';
import { KeyValue } from './deed';
import { hasKnownTags, tagOf } from './known-role-tags';
import { memoize } from '../input/memoize';
import { Condition, policiesAndBoundaryOf, Policy, Principal } from '../policy/model';

/**
 * Returns what condition keys on the tags of a role or a user are now, where that is known. They are
 * those for which conditions of a holder ask.
 */
export function tagsOfToday(
  target: Principal,
  holder: Principal,
): Readonly<Record<string, KeyValue>> {
  // A stack may give other tags to what is in its template, and none of these another value.
  const areAllKnown = hasKnownTags(target);
  return Object.fromEntries(
    conditionsOnTags(holder).flatMap(({ key }): [string, KeyValue][] => {
      const value = tagOf(target, key);
      return areAllKnown || value !== undefined ? [[key, value ?? []]] : [];
    }),
  );
}

/** Returns the conditions of a holder on the tags of resources. */
export const conditionsOnTags = memoize((holder: Principal): readonly Condition[] =>
  policiesAndBoundaryOf(holder).flatMap(onTags),
);

const onTags = memoize(({ statements }: Policy) =>
  statements.flatMap(({ conditions }) => conditions.filter(({ key }) => isResourceTag(key))),
);
