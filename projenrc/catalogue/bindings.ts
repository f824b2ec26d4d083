import { grantedArns } from './documented-forms';
import { ActionFact, isOfFamily, ServiceFacts } from './facts';
import { readJson, sorted } from './json';
import { isAboutTags, taggedBy } from './tagging';
import type { Binding, PartFacts, PlaceFacts, PublishedName } from '../../src/catalogue/facts';

interface Confinement extends Binding {
  readonly actions: readonly string[];
  /** Only for these rows of the console page, jobs, CloudFormation resource types or operations. */
  readonly rows?: readonly string[];
  /** Beside the confinements that hold for every row, not instead of them. */
  readonly also?: boolean;
  readonly source: string;
}

export interface Confinements {
  readonly types: Record<string, string>;
  readonly confinements: readonly Confinement[];
  /** Values of condition keys, by the rows that each belongs to. */
  readonly valuesOfRows: readonly {
    readonly actions: readonly string[];
    readonly key: string;
    readonly source: string;
    readonly rows: Record<string, readonly string[]>;
  }[];
}

/** What a scope may name. */
export const places = () =>
  readJson<Record<string, PlaceFacts & { readonly source: string }>>('catalogue/places.json');

export const confinements = () => readJson<Confinements>('catalogue/confinements.json');

/** The place of each action in general, and of those that a row of the console page or a job puts elsewhere. */
export function bindings(
  services: readonly ServiceFacts[],
  rowActions: Map<string, readonly string[]>,
) {
  const rules = confinements();
  const general = new Map<string, Binding[]>();
  for (const service of services) {
    for (const name of Object.keys(service.actions)) {
      const action = `${service.service}:${name}`;
      const confined = rules.confinements.filter((c) => !c.rows && c.actions.includes(action));
      general.set(
        action,
        confined.length > 0 ? confined.map(binding) : byType(service, name, rules),
      );
    }
  }
  const rows: Record<string, Record<string, Binding[]>> = {};
  for (const [row, actions] of rowActions) {
    const special: Record<string, Binding[]> = {};
    for (const action of actions) {
      const own = rules.confinements.filter(
        (c) => c.rows?.includes(row) && c.actions.includes(action),
      );
      const beside = own.every((c) => c.also) && isConfined(rules, action);
      if (own.length > 0)
        special[action] = [...(beside ? general.get(action)! : []), ...own.map(binding)];
      const tagged = own.length > 0 ? [] : taggedResources(services, row, action, rules);
      if (tagged.length > 0) special[action] = [{ resources: tagged }];
      const ofRow = rules.valuesOfRows.find(
        ({ actions: some, rows: values }) => some.includes(action) && row in values,
      );
      if (ofRow) {
        const conditions = { StringEquals: { [ofRow.key]: single(ofRow.rows[row]) } };
        special[action] = general.get(action)!.map((b) => ({ ...b, conditions }));
      }
    }
    if (Object.keys(special).length > 0) rows[row] = sorted(special);
  }
  // Of other services only what a row needs as it is; the rest has no business here.
  const used = new Set(
    [...rowActions].flatMap(([row, actions]) => actions.filter((action) => !rows[row]?.[action])),
  );
  const kept = [...general, ...publishedBindings(services)].filter(
    ([action]) => isOfFamily(action) || used.has(action),
  );
  const oneValue = rules.valuesOfRows.map(({ key }) => key);
  return {
    general: sorted(Object.fromEntries(kept)),
    rows,
    oneValue,
    parts: parts(services, rules),
  };
}

const single = (values: readonly string[]) => (values.length === 1 ? values[0] : values);

/** What the catalogue says of which resources an action makes, with the resources as bindings have them. */
function parts(services: readonly ServiceFacts[], rules: Confinements): Record<string, PartFacts> {
  const written = readJson<Record<string, PartFacts>>('catalogue/parts.json');
  return Object.fromEntries(
    Object.entries(written).map(([action, { makes, requestTags, tags }]) => {
      const service = services.find((one) => one.service === action.split(':')[0]);
      if (!service) throw new Error(`catalogue/parts.json: no service has ${action}`);
      const made = makes?.flatMap((type) => templates(service, type, rules));
      return [
        action,
        {
          ...(made && { makes: made }),
          ...(requestTags === false && { requestTags }),
          ...(tags && { tags }),
        },
      ];
    }),
  );
}

/**
 * The resources of an action about tags, for a CloudFormation resource type or an operation:
 * only what it makes.
 */
function taggedResources(
  services: readonly ServiceFacts[],
  origin: string,
  action: string,
  rules: Confinements,
): string[] {
  if (!origin.includes(':') || !isAboutTags(action) || takesNoResource(services, action)) return [];
  return taggedBy(origin, services).flatMap((tagged) => {
    if (/^(\{|arn:)/.test(tagged)) return [tagged];
    const [prefix, type] = tagged.split('/');
    const service = services.find((one) => one.service === prefix);
    const isOwn = service && action.startsWith(`${prefix}:`);
    return isOwn ? templates(service, type, rules) : [];
  });
}

/** Where names are granted that AWS publishes and the reference does not list. */
function publishedBindings(services: readonly ServiceFacts[]): [string, Binding[]][] {
  const { names } = readJson<{ names: Record<string, PublishedName> }>(
    'catalogue/facts/published-names.json',
  );
  const { places: where } = readJson<{
    places: { resources: Record<string, readonly string[]>; why: string };
  }>('catalogue/published.json');
  return Object.keys(names)
    .filter((name) => !isAction(services, name))
    .map((name): [string, Binding[]] => [
      name,
      [{ resources: where.resources[name.split(':')[0]], why: where.why }],
    ]);
}

const isAction = (services: readonly ServiceFacts[], action: string) =>
  services.some((s) => action.split(':')[1] in s.actions && action.startsWith(`${s.service}:`));

/** Whether the reference lists no resource type with the action: on a named resource it allows nothing. */
function takesNoResource(services: readonly ServiceFacts[], action: string): boolean {
  const [prefix, name] = action.split(':');
  const fact = services.find(({ service }) => service === prefix)?.actions[name];
  return fact !== undefined && !fact.types && !fact.optionalTypes;
}

const isConfined = (rules: Confinements, action: string) =>
  rules.confinements.some((c) => !c.rows && c.actions.includes(action));

const binding = ({ resources, conditions, optional, named, why }: Confinement): Binding => ({
  resources,
  ...(conditions && { conditions }),
  ...(optional && { optional }),
  ...(named && { named }),
  why,
});

/**
 * By the resource types that the action takes: those under an instance's ARN are in the instance, the
 * others in its account and Region, tied to the instance by `connect:InstanceId` where the action takes it.
 */
function byType(service: ServiceFacts, name: string, rules: Confinements): Binding[] {
  const fact: ActionFact = service.actions[name];
  const types = [...(fact.types ?? []), ...(fact.optionalTypes ?? [])];
  if (types.length === 0) return [{ resources: ['*'] }];
  // What lists all of a type is asked for with a wildcard: naming some of them does not narrow it.
  const lists = (type: string) => fact.level === 'List' && type.startsWith('wildcard-');
  const of = (type: string) =>
    templates(service, type, rules).map((text) =>
      lists(type) ? text.replace(/\*$/, '{Any}') : text,
    );
  const documented = grantedArns(`${service.service}:${name}`).map(withPlaces);
  const all = [...new Set([...types.flatMap(of), ...documented])].sort();
  const inside = all.filter((t) => t.startsWith('{Instance}'));
  const outside = all.filter((t) => !t.startsWith('{Instance}'));
  const tied = fact.keys?.includes('connect:InstanceId');
  return [
    ...(inside.length > 0 ? [{ resources: inside }] : []),
    ...(outside.length > 0
      ? [
          {
            resources: outside,
            ...(tied && { conditions: { StringEquals: { 'connect:InstanceId': '{InstanceId}' } } }),
          },
        ]
      : []),
  ];
}

/** The ARNs of a resource type, with places. */
export function templates(service: ServiceFacts, type: string, rules: Confinements): string[] {
  const place = rules.types[`${service.service}/${type}`];
  if (place) return [place];
  return service.resourceTypes[type].arns.map(withPlaces);
}

/** The ARN of a format, with places for what a scope fills and `*` for the rest. */
const withPlaces = (arn: string): string =>
  arn
    .replace(
      /^arn:\$\{Partition\}:connect:\$\{Region\}:\$\{Account\}:instance\/\$\{InstanceId\}/,
      '{Instance}',
    )
    .replace(
      /^arn:\$\{Partition\}:profile:\$\{Region\}:\$\{Account\}:domains\/\$\{DomainName\}/,
      '{ProfileDomain}',
    )
    .replace('${Partition}', '{Partition}')
    .replace('${Region}', '{Region}')
    .replace(/\$\{Account(Id)?\}/, '{Account}')
    .replace(/\$\{[^}]+\}/g, '*')
    .replace(/\*(:\*)+$/, '*');
