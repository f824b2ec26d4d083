import { isKey, isResourceTag } from './condition-keys';
import { ConditionedRequest, Deed, KeyValue, May } from './deed';
import { mayTag, settableTags } from './settable-tags';
import { escalationStep } from '../catalogue/escalation';
import { requestFacts } from '../catalogue/requests';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, Principal } from '../policy/model';

/** What a holder can do before a request, so that the conditions on it hold. */
export interface HolderMeans {
  readonly holder: Principal;
  /** Returns the services that make any request for it. */
  services(): readonly PolicyText[];
  /** Returns the values that it can give to a condition key by a change of tags. */
  valuesOf(condition: Condition, request: ConditionedRequest): readonly KeyValue[];
  /** Returns the values that it can perhaps give to a condition key about its own tags. */
  perhapsOf(condition: Condition): readonly KeyValue[];
  /** Returns whether the request for an action may have tags. */
  mayTag(action: string): boolean;
}

/**
 * Creates the means of a holder by what it may do. Works them out when a condition needs them.
 *
 * @param mayTry - Returns whether somebody may do something, perhaps under conditions.
 */
export function holderMeans(
  holder: Principal,
  mayOf: (who: Principal) => May,
  mayTry: (who: Principal) => May,
): HolderMeans {
  const services = lazy(() => servicesAsked(mayOf(holder)));
  // Its own tags are the same for all its requests.
  const ownTags = (may: (who: Principal) => May) =>
    memoize((condition: Condition) =>
      isKey(condition.key, requestFacts().tags.principal)
        ? [holder, ...(holder.taggers ?? [])].flatMap((who) =>
            settableTags(who, condition, { action: '', resources: [] }, may(who), holder),
          )
        : [],
    );
  const ownTagsOf = ownTags(mayOf);
  return {
    holder,
    services,
    mayTag: memoize((action: string) => mayTag(holder, action, mayTry(holder))),
    perhapsOf: ownTags(mayTry),
    valuesOf: (condition, request) =>
      isResourceTag(condition.key)
        ? [holder, ...(holder.taggers ?? [])].flatMap((who) =>
            settableTags(who, condition, request, mayOf(who), holder),
          )
        : ownTagsOf(condition),
  };
}

/**
 * Returns the services that make any request for the holder, and that it may ask without a role. With
 * one, the service makes the requests as that role.
 */
const servicesAsked = (may: May): readonly string[] =>
  Object.entries(requestFacts().callers.asked)
    .filter(([, ways]) =>
      ways.some((actions) => actions.every((one) => may(withoutRole(one), '*'))),
    )
    .map(([service]) => service);

function withoutRole(action: string): Deed {
  const { passesRole, namesRole } = escalationStep(action) ?? {};
  const key = passesRole ?? namesRole?.by;
  return key === undefined ? { action } : { action, contexts: [{ [key]: [] }] };
}
