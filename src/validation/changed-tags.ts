import { stepsIn } from './access-graph';
import { isKey, isResourceTag } from './condition-keys';
import { hasEverything } from './escalations';
import { canTakeAnyPermission } from './escalations-in-world';
import { asksSession } from './own-tags';
import { reachedFrom } from './reached-principals';
import { mayChangeSomeTags, mayChangeTags } from './tag-writers';
import { takingWays } from './taken-principals';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import {
  Condition,
  policiesAndBoundaryOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';
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
 * Returns the roles and users whose tags conditions ask for, and the principals that act as some by the
 * tags of those, with the others that may change such tags.
 */
const tagsInQuestion = (world: World): ReadonlyMap<Principal, readonly Principal[]> => {
  const asked = new Set(world.principals.flatMap(tagsAskedBy));
  const isTagged = ({ kind, madeByAws, tags = [] }: Principal) =>
    WITH_TAGS.includes(kind) && !madeByAws && tags.some(({ key }) => asked.has(key.toLowerCase()));
  const tagged = new Set(asked.size === 0 ? [] : world.principals.filter(isTagged));
  const acting = world.principals.some(({ kind, tags }) => WITH_TAGS.includes(kind) && tags)
    ? world.principals.filter(actsByTags)
    : [];
  if (tagged.size + acting.length === 0) return new Map();
  // Who takes every permission needs no tag.
  const taggers = world.principals.filter(
    (one) =>
      !one.madeByAws &&
      mayChangeSomeTags(one) &&
      !hasEverything(one) &&
      !canTakeAnyPermission(world, one),
  );
  return new Map(
    [...new Set([...tagged, ...acting])].flatMap((one): [Principal, Principal[]][] => {
      const isAny = actsByTags(one);
      const others = taggers.filter((who) => who !== one);
      const its = others.filter((who) => isAny || mayChangeTags(who, one));
      return its.length > 0 ? [[one, its]] : [];
    }),
  );
};

/** The kinds of principals that have tags. */
const WITH_TAGS: readonly string[] = ['role', 'user'];

/** Returns whether conditions on tags decide which roles and users a principal acts as. */
export const actsByTags = (one: Principal): boolean =>
  policiesAndBoundaryOf(one).some(
    (policy) =>
      policy.statements.some(asksResourceTag) &&
      actingActions().some((action) =>
        coveringStatements(policy, action).some(({ statement }) => asksResourceTag(statement)),
      ),
  );

const asksResourceTag = ({ conditions }: PolicyStatement): boolean =>
  conditions.some(({ key }) => isResourceTag(key));

/** The actions by which somebody acts as a role or a user, and which are on that. */
const actingActions = lazy((): readonly string[] => [
  trustFacts().assume,
  ...takingWays()
    .filter(({ takes }) => takes === 'role' || takes === 'user')
    .map(({ needs: [action] }) => action),
]);

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

const keysOf = ({ key, values }: Condition) => [key, ...variableKeys(values)];
