import { stepsIn } from './access-graph';
import { isKey, isResourceTag } from './condition-keys';
import { hasEverything } from './escalations';
import { canTakeAnyPermission } from './escalations-in-world';
import { asksSession } from './own-tags';
import { reachedFrom } from './reached-principals';
import { mayChangeSomeTags, mayChangeTags } from './tag-writers';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
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

/**
 * Returns the roles and users whose tags conditions ask for, and the principals that assume roles by the
 * tags of those, with the others that may change such tags.
 */
const tagsInQuestion = (world: World): ReadonlyMap<Principal, readonly Principal[]> => {
  const asked = new Set(world.principals.flatMap(tagsAskedBy));
  const isTagged = ({ kind, madeByAws, tags = [] }: Principal) =>
    (kind === 'role' || kind === 'user') &&
    !madeByAws &&
    tags.some(({ key }) => asked.has(key.toLowerCase()));
  const tagged = new Set(asked.size === 0 ? [] : world.principals.filter(isTagged));
  const assuming = world.principals.some(({ kind, tags }) => kind === 'role' && tags)
    ? world.principals.filter(assumesByTags)
    : [];
  if (tagged.size + assuming.length === 0) return new Map();
  // Who takes every permission needs no tag.
  const taggers = world.principals.filter(
    (one) =>
      !one.madeByAws &&
      mayChangeSomeTags(one) &&
      !hasEverything(one) &&
      !canTakeAnyPermission(world, one),
  );
  return new Map(
    [...new Set([...tagged, ...assuming])].flatMap((one): [Principal, Principal[]][] => {
      const isAny = assumesByTags(one);
      const others = taggers.filter((who) => who !== one);
      const its = others.filter((who) => isAny || mayChangeTags(who, one));
      return its.length > 0 ? [[one, its]] : [];
    }),
  );
};

/** Returns whether conditions on the tags of roles decide which roles a principal assumes. */
export const assumesByTags = (one: Principal): boolean =>
  policiesAndBoundaryOf(one).some((policy) =>
    coveringStatements(policy, trustFacts().assume).some(({ statement }) =>
      statement.conditions.some(({ key }) => isResourceTag(key)),
    ),
  );

/** Returns the tags of callers for which conditions about a principal ask, or those in what it has. */
const tagsAskedBy = (one: Principal): readonly string[] =>
  [
    ...policiesAndBoundaryOf(one).filter(asksSession).flatMap(keysIn),
    ...trustIn(one).flatMap(keysOf),
  ]
    .filter((key) => isKey(key, requestFacts().tags.principal))
    .map((key) => key.slice(key.indexOf('/') + 1).toLowerCase());

const trustIn = ({ trust }: Principal) => trust.flatMap(({ conditions }) => conditions);

const keysIn = ({ statements }: Policy): readonly string[] =>
  statements.flatMap(({ conditions, resources }) => [
    ...conditions.flatMap(keysOf),
    ...variableKeys(resources),
  ]);

const keysOf = ({ key, values }: Condition): readonly string[] => [key, ...variableKeys(values)];
