import { Attempt, meansOf } from './attempt';
import { KeyValue } from './deed';
import { conditionsOnTags, tagsOfToday } from './tags-of-today';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/**
 * Returns how a holder tries something on a role or a user whose tags are known: with those tags, and
 * with those that the holder may give it before. The attempt itself where no tag decides.
 */
export function withTagsOf(
  target: Principal,
  arn: PolicyText,
  holder: Principal,
): (attempt: Attempt) => readonly Attempt[] {
  const known = tagsOfToday(target, holder);
  const asked = conditionsOnTags(holder).filter(({ key }) => key in known);
  const keys = Object.keys(known);
  if (keys.length === 0 || keys.length > MOST_KEYS) return (attempt) => [attempt];
  return (attempt) => {
    const { action } = attempt;
    const valuesOf = (key: string): readonly KeyValue[] => [
      known[key],
      ...asked
        .filter((one) => one.key === key)
        .flatMap((one) => meansOf(holder).valuesOf(one, { action, resources: [arn], target })),
    ];
    return combinations(keys.map((key) => [key, valuesOf(key)])).map((tags) => ({
      ...attempt,
      context: { ...attempt.context, ...tags },
    }));
  };
}

/** With more keys, the tags count as not known. */
const MOST_KEYS = 4;

type Tags = Readonly<Record<string, KeyValue>>;

/** Returns all choices of one value for each key. */
const combinations = (all: readonly (readonly [string, readonly KeyValue[]])[]): readonly Tags[] =>
  all.reduce<readonly Tags[]>(
    (found, [key, values]) =>
      found.flatMap((tags) => values.map((one) => ({ ...tags, [key]: one }))),
    [{}],
  );
