import { Binding, Conditions, GENERAL, ROWS } from './facts';
import { both, isImpossible, limitsOn } from './limits';
import { Rule } from './matcher';
import { containing, isOnOneOfSeveral, namedFor } from './named';
import { scopeTagsOn, TagsOn, withTagsOf } from './tags';
import {
  accessOf,
  ACCOUNT,
  BOUNDARY,
  COMPANIONS,
  GIVEN,
  Input,
  instanceArn,
  namesCompanions,
} from './world';
import places from '../../catalogue/places.json';

const PLACES = places as unknown as Record<
  string,
  { default?: string[]; defaultConditions?: Conditions }
>;

/** An action with one of its bindings, and the resources that tags leave. */
interface Wanted {
  readonly action: string;
  readonly binding: Binding;
  readonly tags: TagsOn | undefined;
}

/** Each binding of each wanted action as a rule of its own: what the access means, however it is written. */
export function expected(input: Input, wants = accessOf(input)._wants): Rule[] {
  const wanted = wants.flatMap(({ action, origin }) => {
    const found = (origin ? ROWS[origin]?.[action] : undefined) ?? GENERAL[action];
    const tags = scopeTagsOn(action, input);
    return found.map((binding): Wanted => {
      const resources = tags ? withTagsOf(binding.resources, input) : binding.resources;
      return { action, binding: { ...binding, resources }, tags };
    });
  });
  const isNamed = (action: string, resource: string) =>
    namedFor(action, resource, input).arns !== undefined;
  // A request on one of several kinds is only about the kinds that are named. Where sources differ,
  // the named ones go before `*`.
  const narrowed = actionsWhere(
    wanted.filter(
      ({ action, binding }) => isOnOneOfSeveral(action) || binding.resources.includes('*'),
    ),
    isNamed,
  );
  const making = actionsWhere(
    wanted,
    (action, resource) => namedFor(action, resource, input).isMade ?? false,
  );
  return wanted
    .filter(({ action }) => !making.has(action))
    .flatMap(({ action, binding, tags }) => {
      const resources = binding.resources.filter(
        (resource) => !narrowed.has(action) || isNamed(action, resource),
      );
      return rulesOf({ action, binding: { ...binding, resources }, tags }, input);
    });
}

const actionsWhere = (
  wanted: readonly Wanted[],
  holds: (action: string, resource: string) => boolean,
): ReadonlySet<string> =>
  new Set(
    wanted
      .filter(({ action, binding }) =>
        binding.resources.some((resource) => holds(action, resource)),
      )
      .map(({ action }) => action),
  );

/**
 * What no policy can say: an action that takes none of the named resources, and a condition that
 * leaves nothing of what an action needs.
 */
export const isImpossibleIn = (input: Input): boolean => {
  const rules = expected(input);
  return (
    rules.length === 0 ||
    rules.some(({ resources, conditions }) => resources.length === 0 || isImpossible(conditions))
  );
};

function rulesOf({ action, binding, tags }: Wanted, input: Input): Rule[] {
  const all = input.instances.length === 0;
  const arns = all ? [`arn:aws:connect:*:${ACCOUNT}:instance/*`] : input.instances.map(instanceArn);
  const given: Record<string, string[]> = {
    ...GIVEN,
    ...(namesCompanions(input) && COMPANIONS),
    Instance: arns,
  };
  let conditions: Conditions = binding.conditions ?? {};
  const plain = (text: string) =>
    text
      .replace('{Any}', '*')
      .replace('{Partition}', 'aws')
      .replace('{Region}', all ? '*' : 'us-east-1')
      .replace('{Account}', ACCOUNT);
  const filledOf = (template: string): string[] | undefined => {
    const text = plain(template);
    const place = /\{(\w+)\}/.exec(text);
    if (!place) return [text];
    const values = given[place[1]] ?? PLACES[place[1]].default?.map(plain);
    if (!given[place[1]]) conditions = { ...conditions, ...PLACES[place[1]].defaultConditions };
    return values?.map((value) => text.replace(place[0], value));
  };
  const located = binding.resources.flatMap((template) => {
    const resources = namedFor(action, template, input).arns ?? filledOf(template);
    if (!resources) return [];
    return [{ template, resources: containing(action, template, resources, input) }];
  });
  const asked = [filled(conditions, input), ...limitsOn(action, input)].reduce(both);
  return located.map(({ template, resources }) => ({
    sid: action,
    effect: 'Allow',
    actions: [action],
    resources,
    conditions: both(asked, tags?.(template) ?? {}),
  }));
}

function filled(conditions: Conditions, { instances }: Input): Conditions {
  const ids = instances.map((n) => instanceArn(n).split('/')[1]);
  const values = (value: string | string[]) => {
    if (value === '{InstanceId}') return ids;
    if (value === '{Boundary}') return BOUNDARY;
    const region = instances.length === 0 ? '*' : 'us-east-1';
    return typeof value === 'string' ? value.replace('{Region}', region) : value;
  };
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, byKey]) => [
      operator,
      Object.fromEntries(
        Object.entries(byKey)
          .filter(([, value]) => value !== '{InstanceId}' || ids.length > 0)
          .map(([key, value]) => [key, values(value)]),
      ),
    ]),
  );
}
