import { mostAllowed } from './attempt';
import { isKey } from './condition-keys';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { TagLimit, tagLimitsOf, TagState, variableValues } from './tag-limits';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';

/** A way to bring a resource into the own reach by a change of its tag. */
export interface TagChange {
  /** The action that changes the tag. */
  readonly by: string;
  readonly kind: 'sets' | 'takes off';
  readonly key: string;
  readonly resource: PolicyText;
  /** An action that is allowed on the resource only after the change. */
  readonly opens: string;
  readonly granting: GrantingStatement;
}

/**
 * Returns the changes of tags by which a principal may do more on a resource than before, one for
 * each tag and action that changes it.
 */
export const tagChangesOf = (principal: Principal): readonly TagChange[] =>
  tagLimitsOf(principal).flatMap((limit) => {
    const { tagging, untagging } = trustFacts();
    return [...tagging, ...untagging]
      .filter((by) => serviceOf(by) === limit.service)
      .flatMap((by) => changeBy(principal, by, limit) ?? []);
  });

function changeBy(principal: Principal, by: string, limit: TagLimit): TagChange | undefined {
  const kind = trustFacts().tagging.includes(by) ? 'sets' : 'takes off';
  const question = questionOf(principal, by, limit);
  for (const granting of grantsOf(principal, by)) {
    if (granting.policy.origin !== 'file') continue;
    for (const resource of resourcesOf(granting)) {
      if (!question.changes(resource)) continue;
      const opens = limit.actions.find((action) => question.opens(action, resource));
      if (opens) return { by, kind, key: limit.key, resource, opens, granting };
    }
  }
  return undefined;
}

/** What a principal may do before and after an action changes a tag. */
interface Question {
  /** Returns whether the action may change the tag of a resource. */
  readonly changes: (resource: PolicyText) => boolean;
  /** Returns whether another action is allowed on a part of a resource only after the change. */
  readonly opens: (action: string, resource: PolicyText) => boolean;
}

function questionOf(principal: Principal, by: string, { key, states }: TagLimit): Question {
  const always = variableValues(principal);
  const keys = tagKeysOf(principal, key);

  /** The changes of the tag of a resource that the action may make: from one state to another. */
  const changesOf = memoize((resource: PolicyText) =>
    states.flatMap((from) =>
      targetsOf(by, states)
        .filter((to) => to !== from)
        .filter((to) =>
          keys.some((tagKeys) => {
            const context = {
              ...tagged(key, from),
              [`aws:RequestTag/${key}`]: to ?? [],
              'aws:TagKeys': tagKeys,
            };
            return levelOf(principal, by, resource, { ...always, ...context }) === MOST;
          }),
        )
        .map((to): readonly [TagState, TagState] => [from, to]),
    ),
  );
  const opensOn = (action: string, resource: PolicyText): boolean => {
    const level = memoize((state: TagState) =>
      levelOf(principal, action, resource, { ...always, ...tagged(key, state) }),
    );
    return changesOf(resource).some(([from, to]) => level(to) > level(from));
  };
  return {
    changes: (resource) => changesOf(resource).length > 0,
    opens: (action, resource) =>
      grantsOf(principal, action)
        .flatMap(resourcesOf)
        .some((one) => intersection(one, resource).some((both) => opensOn(action, both))),
  };
}

const targetsOf = (by: string, states: readonly TagState[]): readonly TagState[] =>
  states.filter((state) => (state === undefined) === trustFacts().untagging.includes(by));

const tagged = (key: string, state: TagState): Context => ({
  [`aws:ResourceTag/${key}`]: state ?? [],
});

type Context = Readonly<Record<string, string | readonly string[]>>;

const MOST = 2;

/** Returns how far an action is allowed: 0 not, 1 under conditions, 2 always. */
function levelOf(principal: Principal, action: string, resource: PolicyText, context: Context) {
  const decision = mostAllowed(principal, { action, contexts: [context] }, resource);
  if (!decision) return 0;
  return decision.known === 'allowed' ? MOST : 1;
}

/**
 * Returns the tag keys of requests to try: the tag alone, with the others that policies name, and
 * with one that they do not name.
 */
function tagKeysOf(principal: Principal, key: string): readonly (readonly string[])[] {
  const named = policiesOf(principal)
    .flatMap(({ statements }) => statements)
    .flatMap(({ conditions }) => conditions)
    .filter((condition) => isKey(condition.key, 'aws:TagKeys'))
    .flatMap(({ values }) => values);
  const all = [...new Set([key, ...named])];
  return [[key], all, [...all, 'another tag']];
}
