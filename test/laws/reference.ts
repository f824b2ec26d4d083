import { Context, Request, requestsOf, Rule } from './matcher';
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
import parts from '../../catalogue/parts.json';
import places from '../../catalogue/places.json';
import actions from '../../catalogue/rendered/actions.json';
import bindings from '../../catalogue/rendered/bindings.json';
import types from '../../catalogue/rendered/resource-types.json';

type Conditions = Record<string, Record<string, string | string[]>>;
interface Binding {
  readonly resources: string[];
  readonly conditions?: Conditions;
}
interface Action {
  readonly level?: string;
  readonly types?: string[];
  readonly optionalTypes?: string[];
  readonly keys?: string[];
  readonly untagged?: boolean;
}

const GENERAL = bindings.general as unknown as Record<string, Binding[]>;
const ROWS = bindings.rows as unknown as Record<string, Record<string, Binding[]>>;
const ACTIONS = actions as unknown as Record<string, Record<string, Action>>;
const TYPES = types as unknown as Record<
  string,
  Record<string, { arns: string[]; keys?: string[] }>
>;
const PARTS = parts as Record<string, { makes?: string[]; requestTags?: false; tags?: true }>;
const PLACES = places as unknown as Record<
  string,
  { default?: string[]; defaultConditions?: Conditions }
>;

export const factsOf = (name: string): Action =>
  ACTIONS[name.split(':')[0]]?.[name.split(':')[1]] ?? {};

/** Whether the catalogue has the action take no resource, or AWS documents it on `*` all the same. */
export const takesNoResource = (name: string): boolean =>
  ['cases:GetDomain', 'cloudwatch:GetMetricData'].includes(name) ||
  (factsOf(name).types ?? []).length + (factsOf(name).optionalTypes ?? []).length === 0;

/** What tags ask where a resource of an action is on, by the resource. */
export type TagsOn = (resource: string) => Conditions;

/**
 * Law 10, told again from the catalogue: what is made carries the tags in the request, what is
 * changed or used has them, a search filters by them, and tags are set and taken away only by the
 * named keys. Undefined where nothing of it is known.
 */
export function tagsOn(name: string, tags: Readonly<Record<string, string>>): TagsOn | undefined {
  const { keys = [], types: always = [], optionalTypes = [], level = '', untagged } = factsOf(name);
  if (untagged) return undefined;
  const part = PARTS[name] ?? {};
  const service = name.split(':')[0];
  const ofAction = [...always, ...optionalTypes];
  const known = [...keys, ...ofAction.flatMap((type) => TYPES[service][type]?.keys ?? [])];
  const has = (prefix: string) => known.includes(`${prefix}/\${TagKey}`);
  const named = (prefix: string) =>
    Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
  const mayRequest = part.requestTags !== false && !['Read', 'List'].includes(level);
  const [requested, resource] = [mayRequest && has('aws:RequestTag'), has('aws:ResourceTag')];
  const request = requested ? named('aws:RequestTag') : {};
  const existing = resource ? named('aws:ResourceTag') : {};
  // What is made by a request without tags has none.
  if (part.makes?.length && !requested) return undefined;
  if (has('connect:SearchTag')) return () => ({ StringEquals: named('connect:SearchTag') });
  if (!requested && !resource) return undefined;
  if ((level === 'Tagging' || part.tags) && resource) {
    const only = { 'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(tags) } };
    return () => ({
      StringEquals: { ...request, ...existing },
      ...(known.includes('aws:TagKeys') && only),
    });
  }
  if (!requested) return () => ({ StringEquals: existing });
  if (part.makes?.length === 0) return () => ({ StringEquals: { ...request, ...existing } });
  const made = part.makes?.flatMap((type) => TYPES[service][type].arns.map(shape));
  const isMade = (text: string) =>
    made === undefined || made.some((arn) => arn.replace(/:\*$/, '') === shape(text));
  return (text) => ({ StringEquals: isMade(text) || !resource ? request : existing });
}

/** The resource of an ARN, names left out: that of a type, of a binding, of a statement. */
const shape = (arn: string): string =>
  arn
    .replace(/[{]Instance[}]/, 'instance/*')
    .replace(/[{]ProfileDomain[}]/, 'domains/*')
    .replace(/[{]Campaign[}]/, 'campaign/*')
    .replace(/\$?[{]\w+[}]/g, '*')
    .replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '*')
    .replace(/domains\/(own|amazon-connect-\*)/, 'domains/*');

/** Tags are asked of the services of the family, not of what goes with them. */
export const OF_FAMILY =
  /^(app-integrations|cases|connect|connect-campaigns|profile|voiceid|wisdom):/;

/** Each binding of each wanted action as a rule of its own: what the access means, however it is written. */
export function expected(input: Input): Rule[] {
  return accessOf(input)._wants.flatMap(({ action, origin }) => {
    const found = (origin ? ROWS[origin]?.[action] : undefined) ?? GENERAL[action];
    const tags = input.tags && OF_FAMILY.test(action) ? tagsOn(action, input.tags) : undefined;
    return found.flatMap((binding) => rulesOf(action, binding, tags, input));
  });
}

function rulesOf(action: string, binding: Binding, tags: TagsOn | undefined, input: Input): Rule[] {
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
  const filledOf = (template: string): string[] => {
    const text = plain(template);
    const place = /\{(\w+)\}/.exec(text);
    if (!place) return [text];
    const values = given[place[1]] ?? PLACES[place[1]].default?.map(plain);
    if (!given[place[1]]) conditions = { ...conditions, ...PLACES[place[1]].defaultConditions };
    return (values ?? []).map((value) => text.replace(place[0], value));
  };
  const located = binding.resources.map((template) => ({ template, arns: filledOf(template) }));
  return located
    .filter((one) => one.arns.length > 0)
    .map(({ template, arns: filledArns }) => ({
      sid: action,
      effect: 'Allow',
      actions: [action],
      resources: filledArns,
      conditions: withTags(filled(conditions, input), tags?.(template)),
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

/** Both at once. */
export function withTags(
  conditions: Rule['conditions'],
  tags: Conditions = {},
): Rule['conditions'] {
  return Object.fromEntries(
    [...new Set([...Object.keys(conditions), ...Object.keys(tags)])].map((operator) => [
      operator,
      { ...conditions[operator], ...tags[operator] },
    ]),
  );
}

/**
 * The request with one thing changed that scopes are about:
 * another instance, and each condition's value missing or another.
 */
export function perturbed(request: Request): Request[] {
  const { resource, context } = request;
  const foreign = resource.replace(/instance\/[^/]+/, `instance/${instanceArn(9).split('/')[1]}`);
  const contexts: Context[] = Object.keys(context).flatMap((key) => {
    const { [key]: _, ...rest } = context;
    return [rest, { ...rest, [key]: 'something else' }];
  });
  return [{ ...request, resource: foreign }, ...contexts.map((c) => ({ ...request, context: c }))];
}

const INSTANCE_RESOURCE = /^(arn:[^:]*:connect:[^:]*:[^:]*:instance\/[^/]+)\/\*$/;

/**
 * Requests that a rule allows and that can occur. IAM asks about an action only on resources of its
 * own types: of everything in an instance on one of each of them. What an action makes has no tags
 * when IAM is asked.
 */
export const occurringRequests = (rule: Rule): Request[] =>
  rule.actions.flatMap((action) => {
    const isTagged = Object.values(rule.conditions).some((byKey) =>
      Object.keys(byKey).some((key) => key.startsWith('aws:ResourceTag/')),
    );
    const made = isTagged ? madeIn(action) : [];
    const isAsked = (resource: string) =>
      INSTANCE_RESOURCE.test(resource) ||
      !FAMILY_RESOURCE.test(resource) ||
      kindsOfAction(action).includes(kindOf(resource));
    const resources = rule.resources.filter(isAsked).flatMap((resource) => {
      const instance = INSTANCE_RESOURCE.exec(resource)?.[1];
      const paths = typesIn(action).filter((path) => !made.includes(path));
      return instance ? paths.map((path) => `${instance}/${path}`) : [resource];
    });
    return requestsOf({ ...rule, actions: [action], resources });
  });

const FAMILY_RESOURCE = /^arn:[^:]*:(cases|connect|wisdom|app-integrations):/;

/** What an action takes, and what the catalogue grants it on anyway. */
const kindsOfAction = (action: string): string[] =>
  [
    ...typesOf(action).flatMap((type) => TYPES[action.split(':')[0]][type].arns),
    ...(GENERAL[action] ?? []).flatMap(({ resources }) => resources),
  ].map((resource) => kindOf(resource.replace('{Instance}', 'arn:::::instance/ID')));

/** The service and the type of a resource: `connect:phone-number`, `connect:instance/queue`. */
const kindOf = (arn: string): string => {
  const [, service, , , path = ''] = arn.split(':').slice(1);
  const [type, , inner] = path.split('/');
  return `${service || 'connect'}:${type}${type === 'instance' && inner ? `/${inner}` : ''}`;
};

/**
 * The paths in an instance of what an action takes: `queue/*`. What a name takes that the reference
 * does not list is not known: anything in the instance.
 */
const typesIn = (action: string): string[] =>
  isListed(action) ? listedTypesIn(action) : ['anything/1'];

/** The paths in an instance of what an action makes. */
const madeIn = (action: string): string[] => pathsIn(action, PARTS[action]?.makes ?? []);

const isListed = (action: string) => action.split(':')[1] in (ACTIONS[action.split(':')[0]] ?? {});

const listedTypesIn = (action: string): string[] => pathsIn(action, typesOf(action));

const pathsIn = (action: string, some: readonly string[]): string[] =>
  some
    .flatMap((type) => TYPES[action.split(':')[0]][type].arns)
    .flatMap((arn) => /:instance\/[^/]+\/(.*)$/.exec(arn)?.[1] ?? [])
    .map((path) => path.replace(/\$[{]\w+[}]/g, '*').replace(/:\*$/, ''));

function typesOf(action: string): string[] {
  const { types: always = [], optionalTypes = [] } = factsOf(action);
  return [...always, ...optionalTypes];
}
