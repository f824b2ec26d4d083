import { isKey, isResourceTag } from './condition-keys';
import { KeyValue } from './deed';
import { hasKnownTags, tagOf } from './known-role-tags';
import { ownTagOrNone } from './own-tags';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { Condition, policiesAndBoundaryOf, Policy, Principal } from '../policy/model';
import { variableKeys } from '../policy/variable-keys';

/** Tags, by condition keys. An empty list is no tag. */
export type Tags = Readonly<Record<string, KeyValue>>;

/**
 * Returns what condition keys on the tags of a role or a user are now, where that is known. They are
 * those for which conditions of a holder ask.
 */
export function tagsOfToday(target: Principal, holder: Principal): Tags {
  // A stack may give other tags to what is in its template, and none of these another value.
  const areAllKnown = hasKnownTags(target);
  return Object.fromEntries(
    conditionsOnTags(holder).flatMap(({ key }): [string, KeyValue][] => {
      const value = tagOf(target, key);
      return areAllKnown || value !== undefined ? [[key, value ?? []]] : [];
    }),
  );
}

/**
 * Returns the tags that requests of a holder on a role or a user have now, where they are known: those of
 * that, and its own if it is the holder itself.
 */
export const tagsInRequests = (target: Principal, holder: Principal): Tags => ({
  ...tagsOfToday(target, holder),
  ...(target.place === holder.place && ownTagsOfToday(holder)),
});

const ownTagsOfToday = memoize((holder: Principal): Tags =>
  Object.fromEntries(
    conditionsOf(holder)
      .flatMap(({ key, values }) => [key, ...variableKeys(values)])
      .flatMap((key): [string, KeyValue][] => {
        const value = ownTagOrNone(holder, { key });
        return value === undefined ? [] : [[key, value]];
      }),
  ),
);

/** Returns the tags in requests of a holder that remove tags: none. */
export const noRequestTags = memoize((holder: Principal): Tags =>
  Object.fromEntries(
    conditionsOf(holder)
      .filter(({ key }) => isKey(key, requestFacts().tags.request))
      .map(({ key }) => [key, []]),
  ),
);

/** Returns the conditions of a holder on the tags of resources. */
export const conditionsOnTags = memoize((holder: Principal): readonly Condition[] =>
  conditionsOf(holder).filter(({ key }) => isResourceTag(key)),
);

/** Returns the conditions in the policies and the boundary of a principal. */
export const conditionsOf = memoize((one: Principal): readonly Condition[] =>
  policiesAndBoundaryOf(one).flatMap(conditionsIn),
);

const conditionsIn = memoize(({ statements }: Policy) =>
  statements.flatMap(({ conditions }) => conditions),
);

/** Returns the name of the tag that a condition is on. */
export const nameOfTag = ({ key }: Pick<Condition, 'key'>): string =>
  key.slice(key.indexOf('/') + 1);

/** Returns whether a condition is on a tag of the resource, or of the caller. */
export const isOnTag = ({ key }: Pick<Condition, 'key'>): boolean =>
  isResourceTag(key) || isKey(key, requestFacts().tags.principal);

/** Returns the name of the tag that a condition is on, as IAM compares it. */
export const lowerNameOfTag = (one: Pick<Condition, 'key'>): string => nameOfTag(one).toLowerCase();
