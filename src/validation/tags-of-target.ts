import { Attempt, meansOf } from './attempt';
import { isResourceTag } from './condition-keys';
import { KeyValue } from './deed';
import { hasKnownTags, tagOf } from './known-role-tags';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, policiesAndBoundaryOf, Policy, Principal } from '../policy/model';

/**
 * Returns how a holder tries something on a role or a user whose tags are known: with those tags, and
 * with those that the holder may give it before. The attempt itself where no tag decides.
 */
export function withTagsOf(
  target: Principal,
  arn: PolicyText,
  holder: Principal,
): (attempt: Attempt) => readonly Attempt[] {
  // A stack may give other tags to what is in its template, and none of these another value.
  const isKnown = hasKnownTags(target)
    ? () => true
    : ({ key }: Condition) => tagOf(target, key) !== undefined;
  const asked = conditionsOnTags(holder).filter(isKnown);
  const keys = [...new Set(asked.map(({ key }) => key))];
  if (keys.length === 0 || keys.length > MOST_KEYS) return (attempt) => [attempt];
  return (attempt) => {
    const { action } = attempt;
    const valuesOf = (key: string): readonly KeyValue[] => [
      tagOf(target, key) ?? [],
      ...asked
        .filter((one) => one.key === key)
        .flatMap((one) => meansOf(holder).valuesOf(one, { action, resources: [arn] })),
    ];
    return combinations(keys.map((key) => [key, valuesOf(key)])).map((tags) => ({
      ...attempt,
      context: { ...attempt.context, ...tags },
    }));
  };
}

/** With more keys, the tags count as not known. */
const MOST_KEYS = 4;

/** Returns the conditions of a holder on the tags of resources. */
const conditionsOnTags = memoize((holder: Principal): readonly Condition[] =>
  policiesAndBoundaryOf(holder).flatMap(onTags),
);

const onTags = memoize(({ statements }: Policy) =>
  statements.flatMap(({ conditions }) => conditions.filter(({ key }) => isResourceTag(key))),
);

type Tags = Readonly<Record<string, KeyValue>>;

/** Returns all choices of one value for each key. */
const combinations = (all: readonly (readonly [string, readonly KeyValue[]])[]): readonly Tags[] =>
  all.reduce<readonly Tags[]>(
    (found, [key, values]) =>
      found.flatMap((tags) => values.map((one) => ({ ...tags, [key]: one }))),
    [{}],
  );
