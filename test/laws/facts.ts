import parts from '../../catalogue/parts.json';
import actions from '../../catalogue/rendered/actions.json';
import bindings from '../../catalogue/rendered/bindings.json';
import types from '../../catalogue/rendered/resource-types.json';
import { memoize } from '../../src/input/memoize';

/*
 * What the laws take from the catalogue, read apart from src.
 */

export type Conditions = Record<string, Record<string, string | string[]>>;

export interface Binding {
  readonly resources: string[];
  readonly conditions?: Conditions;
}

export interface Action {
  readonly level?: string;
  readonly types?: string[];
  readonly optionalTypes?: string[];
  readonly keys?: string[];
  readonly untagged?: boolean;
}

export const GENERAL = bindings.general as unknown as Record<string, Binding[]>;
export const ROWS = bindings.rows as unknown as Record<string, Record<string, Binding[]>>;
const ACTIONS = actions as unknown as Record<string, Record<string, Action>>;
export const TYPES = types as unknown as Record<
  string,
  Record<string, { arns: string[]; keys?: string[] }>
>;
export const PARTS = parts as Record<
  string,
  { makes?: string[]; requestTags?: false; tags?: true }
>;

export const factsOf = memoize((name: string): Action => {
  const [service, action] = name.split(':');
  return ACTIONS[service]?.[action] ?? {};
});

export const isListed = (name: string): boolean =>
  name.split(':')[1] in (ACTIONS[name.split(':')[0]] ?? {});

/** Whether the catalogue has the action take no resource, or AWS documents it on `*` all the same. */
export const takesNoResource = (name: string): boolean =>
  ['cases:GetDomain', 'cloudwatch:GetMetricData'].includes(name) || typesOf(name).length === 0;

/** The types that an action takes, always or sometimes. */
export const typesOf = memoize((action: string): readonly string[] => {
  const { types: always = [], optionalTypes = [] } = factsOf(action);
  return [...always, ...optionalTypes];
});

/** The ARN formats of some types of the service of an action. */
export const arnsOf = (action: string, some: readonly string[]): string[] =>
  some.flatMap((type) => TYPES[action.split(':')[0]][type].arns);

/** The keys of a request: in the action's own row, and in those of its types. */
export const keysOf = memoize((action: string): readonly string[] => [
  ...(factsOf(action).keys ?? []),
  ...typesOf(action).flatMap((type) => TYPES[action.split(':')[0]][type].keys ?? []),
]);

/** The actions of the family that take resources of a type: `queue`, `wisdom:AIAgent`. */
export const actionsOn = memoize((type: string): readonly string[] => {
  const [name, service = 'connect'] = type.split(':').reverse();
  return Object.keys(ACTIONS[service])
    .map((action) => `${service}:${action}`)
    .filter((action) => typesOf(action).includes(name) && action in GENERAL);
});

/** The actions of Amazon Connect whose requests carry a key. */
export const actionsWith = memoize((key: string): readonly string[] =>
  Object.keys(ACTIONS.connect)
    .map((action) => `connect:${action}`)
    .filter((action) => keysOf(action).includes(key) && action in GENERAL),
);

/** The services of the family: tags are asked of these, not of what goes with them. */
export const OF_FAMILY =
  /^(app-integrations|cases|connect|connect-campaigns|profile|voiceid|wisdom):/;

/** The resource of an ARN, names left out: that of a type, of a binding, of a statement. */
export const shape = memoize((arn: string): string =>
  arn
    .replace(/[{]Instance[}]/, 'instance/*')
    .replace(/[{]ProfileDomain[}]/, 'domains/*')
    .replace(/[{]Campaign[}]/, 'campaign/*')
    .replace(/\$?[{]\w+[}]/g, '*')
    .replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '*')
    .replace(/domains\/(own|amazon-connect-\*)/, 'domains/*'),
);

const SERVICES: Record<string, string> = {
  ProfileDomain: 'profile',
  Campaign: 'connect-campaigns',
};

/** The service and the shape of a resource, of whatever version. */
export const kindOf = memoize((arn: string): string => {
  const place = /^[{](\w+)[}]/.exec(arn)?.[1] ?? '';
  const service = arn.startsWith('arn:') ? arn.split(':')[2] : (SERVICES[place] ?? 'connect');
  return `${service}:${shape(arn).replace(/:\*$/, '')}`;
});

/** The kinds of the resource types that a scope names: `queue`, `wisdom:AIAgent`, `instance`. */
export const kindsOfType = memoize((type: string): readonly string[] => {
  const [name, service = 'connect'] = type.split(':').reverse();
  return TYPES[service][name].arns.map(kindOf);
});
