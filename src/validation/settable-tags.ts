import { isResourceTag } from './condition-keys';
import { ConditionedRequest, KeyValue, May } from './deed';
import { grantsOf, resourcesOf } from './granting-statements';
import { withVariablesOfToday } from './known-variables';
import { isOutOfReach } from './out-of-reach';
import { arnsOf } from './own-arns';
import { inPlace, ownPlace } from './own-place';
import { isOwnUser, nameInRequests, withUserName } from './own-user';
import { servicesOfStep } from './services-of-step';
import { isReference } from './single-resources';
import { tagSpellings } from './tag-spellings';
import { tagsAskedFor, tagStates } from './tag-states';
import { actionsOf, namesCaller, writersOf, writersOn } from './tag-writers';
import { nameOfTag, noRequestTags, Tags, tagsInRequests } from './tags-of-today';
import { valuesOfKey } from './values-of-key';
import { escalationStep } from '../catalogue/escalation';
import { requestFacts, TagWriter } from '../catalogue/requests';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Condition, Principal } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { VARIABLE, variableKeys } from '../policy/variable-keys';

/** A value that no condition names. */
const OTHER_VALUE = 'a value of others';

/**
 * Returns the values that a holder can give to a tag itself: to the resources of an action, or to
 * its own role or user. An empty list is no tag.
 *
 * @param caller - The role or user under the condition. Default: the holder.
 */
export function settableTags(
  holder: Principal,
  condition: Condition,
  request: ConditionedRequest,
  may: May,
  caller = holder,
): readonly KeyValue[] {
  const { tags } = requestFacts();
  const isOnResource = isResourceTag(condition.key);
  const target = isOnResource ? request.target : caller;
  const [writers, resourcesFor] = isOnResource
    ? [writersFor(request.action), () => request.resources.map((one) => ofItself(one, caller))]
    : [writersOn(caller), (action: string) => resourcesOn(caller, holder, action)];
  const valuesIn = (one: Condition, states: readonly Tags[]): readonly KeyValue[] => {
    const name = nameOfTag(one);
    // Only AWS writes such tags.
    if (/^aws:/i.test(name)) return [];
    const mayOn = (action: string, { on }: TagWriter, context: Tags) => {
      const resources = resourcesFor(action);
      const lists = on === 'role' || on === 'user' ? tagKeysOf(holder, name) : [[name]];
      const contexts = states.flatMap((state) =>
        lists.map((keys) => ({
          ...context,
          ...state,
          ...nameInRequests(holder),
          [tags.keys]: keys,
        })),
      );
      const deed = { action, on, contexts };
      return resources.length > 0 && resources.every((resource) => may(deed, resource));
    };
    const requested = tags.request.replace('${TagKey}', name);
    const values = valuesToTry({
      values: [
        ...one.values.map((value) => withVariablesOfToday(value, caller)),
        ...valuesOfKey(holder, requested),
      ],
    });
    return writers.flatMap((writer) => [
      ...values.filter((value) => mayOn(writer.sets, writer, { [requested]: value })),
      ...(mayOn(writer.removes, writer, noRequestTags(holder)) ? [[]] : []),
    ]);
  };
  const asked = target ? tagsAskedFor(holder, actionsOf(writers)) : [];
  const today = target ? tagsInRequests(target, holder) : {};
  return valuesIn(
    condition,
    tagStates(today, asked, (one, state) => valuesIn(one, [state])),
  );
}

/**
 * Returns whether a request of a holder may have tags. IAM makes nothing with a tag for those that may
 * not tag it.
 */
export function mayTag(holder: Principal, action: string, may: May): boolean {
  const writers = writersFor(action).filter(({ on }) => on !== undefined);
  if (writers.length === 0 || writers.some(({ sets }) => sets === action)) return true;
  return writers.some(({ sets, on }) =>
    grantsOf(holder, sets)
      .flatMap(resourcesOf)
      .some((resource) => may({ action: sets, on }, resource)),
  );
}

/** Returns the lists of tag keys in requests of a holder to try: a key alone, and with others that it names. */
export function tagKeysOf(holder: Principal, name: string): readonly (readonly PolicyText[])[] {
  const named = valuesOfKey(holder, requestFacts().tags.keys);
  return tagSpellings(name, named).flatMap((one) =>
    named.length > 0 ? [[one], [one, ...named]] : [[one]],
  );
}

/** Returns values for which a condition holds, and one for which it does not; or the reverse. */
export const valuesToTry = ({ values }: Pick<Condition, 'values'>): readonly PolicyText[] => [
  ...values.map((value) => exampleTexts(withoutVariables(value))[0]),
  OTHER_VALUE,
];

/** The value that each policy variable has in the attempts. */
const VALUE_OF_VARIABLES = 'a value of its own';

const withoutVariables = (pattern: PolicyText): PolicyText =>
  pattern.replace(VARIABLE, () => VALUE_OF_VARIABLES);

/** Returns the values of the policy variables in a condition. */
export const variablesIn = ({ values }: Condition): Readonly<Record<string, string>> =>
  Object.fromEntries(variableKeys(values).map((key) => [key, VALUE_OF_VARIABLES]));

/** Returns the actions that change the tags of the resources of an action. */
function writersFor(action: string): readonly TagWriter[] {
  const kind = escalationStep(action)?.on;
  return servicesOfStep(action)
    .flatMap(writersOf)
    .filter(({ on }) => on === undefined || on === (kind ?? on));
}

/**
 * Returns the ARN of a principal, if resources of an action of a holder include it. Where it is not
 * known, any one of those resources is enough.
 */
function resourcesOn(caller: Principal, holder: Principal, action: string): readonly PolicyText[] {
  const named = grantsOf(holder, action)
    .flatMap(resourcesOf)
    .filter((resource) => !isOutOfReach(holder, action, resource))
    .flatMap((resource) => {
      const its = ofItself(resource, holder);
      return namesCaller(isOwnUser(resource) ? resource : its, caller, holder) ? [its] : [];
    });
  const place = ownPlace(holder);
  const [arn, ...others] = arnsOf(caller, holder, place).byName;
  if (arn === undefined || others.length > 0 || named.some(isReference)) return named.slice(0, 1);
  const placed = place ? named.flatMap((one) => inPlace(one, place)) : named;
  return placed.some((one) => matchesPattern(one, arn)) ? [arn] : named.slice(0, 1);
}

/** Returns a resource with what its variables have in requests of a holder, before it changes a tag. */
const ofItself = (resource: PolicyText, holder: Principal): PolicyText =>
  holder.kind === 'user' && isOwnUser(resource)
    ? withUserName(resource, holder)
    : withVariablesOfToday(resource, holder);
