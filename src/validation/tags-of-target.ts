import { Attempt, meansOf } from './attempt';
import { isResourceTag } from './condition-keys';
import { KeyValue } from './deed';
import { conditionsOf, isOnTag, lowerNameOfTag, Tags, tagsInRequests } from './tags-of-today';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/**
 * Returns how a holder tries something on a role or a user whose tags are known: with those tags, and
 * with those that the holder may give it before. On itself, its own tags are the same. The attempt
 * itself where no tag decides.
 */
export function withTagsOf(
  target: Principal,
  arn: PolicyText,
  holder: Principal,
): (attempt: Attempt) => readonly Attempt[] {
  const known = Object.entries(tagsInRequests(target, holder));
  const names = new Set(
    known.filter(([key]) => isResourceTag(key)).map(([key]) => lowerNameOfTag({ key })),
  );
  if (names.size === 0 || names.size > MOST_NAMES) return (attempt) => [attempt];
  const all = [...names].map((name) => known.filter(([key]) => lowerNameOfTag({ key }) === name));
  const asked = conditionsOf(holder).filter(isOnTag);
  return (attempt) => {
    const { action } = attempt;
    const request = { action, resources: [arn], target };
    const settable = (tagged: Tagged): readonly KeyValue[] =>
      asked
        .filter((one) => tagged.some(([key]) => key === one.key))
        .flatMap((one) => meansOf(holder).valuesOf({ ...one, key: tagged[0][0] }, request));
    const choices = all.map((tagged) => [
      Object.fromEntries(tagged),
      ...settable(tagged).map((value) => Object.fromEntries(tagged.map(([key]) => [key, value]))),
    ]);
    return combinations(choices).map((tags) => ({
      ...attempt,
      context: { ...attempt.context, ...tags },
    }));
  };
}

/** The condition keys on one tag, and their values. Those on resources are first. */
type Tagged = readonly (readonly [string, KeyValue])[];

/** With more tags, they count as not known. */
const MOST_NAMES = 4;

/** Returns all choices of one for each tag. */
const combinations = (all: readonly (readonly Tags[])[]): readonly Tags[] =>
  all.reduce<readonly Tags[]>(
    (found, choices) => found.flatMap((tags) => choices.map((one) => ({ ...tags, ...one }))),
    [{}],
  );
