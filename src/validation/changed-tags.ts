import { stepsIn } from './access-graph';
import { isKey } from './condition-keys';
import { hasEverything } from './escalations';
import { canTakeAnyPermission } from './escalations-in-world';
import { asksSession } from './own-tags';
import { reachedFrom } from './reached-principals';
import { mayChangeSomeTags, mayChangeTags } from './settable-tags';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { Condition, policiesAndBoundaryOf, Policy, Principal, World } from '../policy/model';
import { variableKeys } from '../policy/variable-keys';

/** Returns a principal as it is when others have changed its tags; itself if none may. */
export type WithTags = (one: Principal) => Principal;

/**
 * Returns what principals are for somebody who can act as some of them, and as others that change
 * their tags. Undefined if nobody changes a tag that matters.
 */
export const changedTagsFor: (world: World) => (first: Principal) => WithTags | undefined = memoize(
  (world: World) => {
    const all = tagsInQuestion(world);
    return memoize((first: Principal) => {
      if (all.size === 0) return undefined;
      const reached = new Set([first]);
      for (const { role } of reachedFrom(first, stepsIn(world))) reached.add(role);
      const taggersOf = (one: Principal) =>
        reached.has(one) ? (all.get(one) ?? []).filter((who) => reached.has(who)) : [];
      if (![...all.keys()].some((one) => taggersOf(one).length > 0)) return undefined;
      return memoize((one: Principal) => {
        const taggers = taggersOf(one);
        return taggers.length === 0 ? one : { ...one, taggers };
      });
    });
  },
);

/** Returns the roles and users whose tags conditions ask for, with the others that may change them. */
const tagsInQuestion = (world: World): ReadonlyMap<Principal, readonly Principal[]> => {
  const asked = new Set(world.principals.flatMap(tagsAskedBy));
  const isTagged = ({ kind, madeByAws, tags = [] }: Principal) =>
    (kind === 'role' || kind === 'user') &&
    !madeByAws &&
    tags.some(({ key }) => asked.has(key.toLowerCase()));
  const tagged = asked.size === 0 ? [] : world.principals.filter(isTagged);
  if (tagged.length === 0) return new Map();
  // Who takes every permission needs no tag.
  const taggers = world.principals.filter(
    (one) =>
      !one.madeByAws &&
      mayChangeSomeTags(one) &&
      !hasEverything(one) &&
      !canTakeAnyPermission(world, one),
  );
  return new Map(
    tagged.flatMap((one): [Principal, Principal[]][] => {
      const its = taggers.filter((who) => who !== one && mayChangeTags(who, one));
      return its.length > 0 ? [[one, its]] : [];
    }),
  );
};

/** Returns the tags of callers for which conditions about a principal ask, or those in what it has. */
const tagsAskedBy = (one: Principal): readonly string[] =>
  [...policiesAndBoundaryOf(one).filter(asksSession).flatMap(conditionsIn), ...trustIn(one)]
    .flatMap(({ key, values }) => [key, ...variableKeys(values)])
    .filter((key) => isKey(key, requestFacts().tags.principal))
    .map((key) => key.slice(key.indexOf('/') + 1).toLowerCase());

const trustIn = ({ trust }: Principal) => trust.flatMap(({ conditions }) => conditions);

const conditionsIn = ({ statements }: Policy): readonly Condition[] =>
  statements.flatMap(({ conditions }) => conditions);
