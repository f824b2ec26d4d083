import { instanceValue } from './checked-resources';
import { conditionsOf } from './held-access';
import { resourcePlace } from '../../src/catalogue/catalogue';
import { ResourceEnvironment } from '../../src/input/resource-environment';
import { parseArn } from '../../src/policy/arn';
import { deployTimeValue, PolicyText, withoutMarks } from '../../src/policy/deploy-time-text';
import { EffectiveReach } from '../../src/report/effective-grant';
import { ResolvedScope } from '../../src/scope/resolved-scope';
import { UnsupportedTagBehavior } from '../../src/scope/unsupported-tag-behavior';

/** A scope of the library, as data. */
export interface ProposedScope {
  /** ARNs of instances. Absent for every instance. */
  readonly instances?: readonly PolicyText[];
  readonly tags?: Readonly<Record<string, PolicyText>>;
  /** ARNs of individual resources, by resource type. */
  readonly named?: Readonly<Record<string, readonly PolicyText[]>>;
}

/** Returns the scopes in which a principal may hold access, the widest first. */
export function scopesOf(reaches: readonly EffectiveReach[]): readonly ProposedScope[] {
  const resources = [...new Set(reaches.flatMap((reach) => reach.resources))];
  const instances = [...new Set(resources.flatMap((one) => instanceOf(one) ?? []))].sort();
  const places: ProposedScope[] = [
    {},
    ...(instances.length > 1 ? [{ instances }] : []),
    ...instances.map((one) => ({ instances: [one] })),
  ];
  const tags = distinct(reaches.map(tagsOf).filter((one) => one !== undefined));
  const named = instances.flatMap((one) => {
    const types = namedIn(resources, one);
    return Object.keys(types).length > 0 ? [{ instances: [one], named: types }] : [];
  });
  return [
    ...places,
    ...places.flatMap((at) => tags.map((its) => ({ ...at, tags: its }))),
    ...named,
  ];
}

const distinct = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Returns the ARN of the instance that a resource is, or is in. */
function instanceOf(resource: PolicyText): PolicyText | undefined {
  const arn = parseArn(resource);
  if (!arn) return instanceValue(resource);
  const { partition, service, region, account } = arn;
  const [id] = /^instance\/[^/*?]+/.exec(arn.resource) ?? [];
  return service === 'connect' && id
    ? ['arn', partition, service, region, account, id].join(':')
    : undefined;
}

/** Returns the tags that the conditions of a reach ask for, and nothing else. */
function tagsOf({ requirements }: EffectiveReach): Record<string, PolicyText> | undefined {
  const conditions = conditionsOf(requirements) ?? [];
  const tags = conditions.flatMap(({ operator, key, values }) => {
    const [, name] = /^aws:(?:Resource|Request)Tag\/(.+)$/i.exec(key) ?? [];
    return name && operator === 'StringEquals' && values.length === 1 ? [[name, values[0]]] : [];
  });
  return tags.length > 0 && tags.length === conditions.length
    ? (Object.fromEntries(tags) as Record<string, PolicyText>)
    : undefined;
}

/** Returns the individual resources in an instance, by type. */
function namedIn(
  resources: readonly PolicyText[],
  instance: PolicyText,
): Record<string, PolicyText[]> {
  const named: Record<string, PolicyText[]> = {};
  for (const resource of resources.filter((one) => one.startsWith(`${instance}/`))) {
    const [, type] = /^\/([a-z-]+)\/[^*?]+$/.exec(resource.slice(instance.length)) ?? [];
    if (type && resourcePlace(type)) named[type] = [...(named[type] ?? []), resource];
  }
  return named;
}

/** Returns the ARNs of instances that only deployment knows. */
export const instanceValues = (reaches: readonly EffectiveReach[]): ReadonlySet<PolicyText> =>
  new Set(reaches.flatMap(({ resources }) => resources.flatMap((one) => instanceValue(one) ?? [])));

/** Returns the account and Region that the resources name, or those of the stack. */
export function environmentOf(reaches: readonly EffectiveReach[]): ResourceEnvironment {
  const parts = reaches.flatMap(({ resources }) => resources.map(parseArn));
  const first = (part: 'account' | 'region') =>
    parts.map((arn) => arn?.[part]).find((text) => text && !/[*?]/.test(text));
  return {
    account: first('account') ?? deployTimeValue('AWS::AccountId'),
    region: first('region') ?? deployTimeValue('AWS::Region'),
  };
}

/** Returns the scope as the compiler takes it. */
export function resolved(
  { instances, tags, named = {} }: ProposedScope,
  environment: ResourceEnvironment,
): ResolvedScope {
  const resources = Object.entries(named).map(([type, arns]) => [resourcePlace(type), arns]);
  const given = resources.map(([place]) => ({
    method: 'withResources',
    placeholders: [String(place)],
  }));
  return {
    ...(instances && { instances: instances.map((arn) => attributesOf(arn, environment)) }),
    resources: Object.fromEntries(resources),
    given,
    conditions: [],
    ...(tags && { tags: { tags, onUnsupported: UnsupportedTagBehavior.FAIL } }),
    exactTypes: true,
  };
}

/** Returns an instance where it is known, or in the account and Region of the stack. */
function attributesOf(text: PolicyText, environment: ResourceEnvironment) {
  const arn = parseArn(text);
  if (!arn) return { arn: text, id: deployTimeValue(`${withoutMarks(text)} id`), ...environment };
  const known = (part: PolicyText, other: PolicyText) => (/^$|[*?]/.test(part) ? other : part);
  const region = known(arn.region, environment.region);
  const account = known(arn.account, environment.account);
  const id = arn.resource.slice('instance/'.length);
  return {
    arn: ['arn', arn.partition, 'connect', region, account, arn.resource].join(':'),
    id,
    region,
    account,
  };
}
