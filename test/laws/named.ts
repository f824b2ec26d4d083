import { arnsOf, factsOf, kindOf, kindsOfType, PARTS, TYPES, typesOf } from './facts';
import { Input } from './world';

/** What becomes of a resource of an action where a scope names resources. */
export interface Named {
  /** The named resources that the action takes; undefined where the scope names none of the kind. */
  readonly arns?: readonly string[];
  /** Whether the action makes resources of the kind: the new one is not a named one. */
  readonly isMade?: boolean;
}

/**
 * What a scope names in place of the resource of a binding. A list of all of a kind names none of
 * them, so it stays as it is.
 */
export function namedFor(action: string, resource: string, input: Input): Named {
  const isEmpty = Object.keys({ ...input.named, ...input.parents }).length === 0;
  if (isEmpty || resource.includes('{Any}')) return {};
  const isWhole = resource === '{ProfileDomain}/*';
  const kinds = isWhole
    ? Object.keys(TYPES.profile)
        .flatMap((type) => kindsOfType(`profile:${type}`))
        .filter(isInDomain)
    : [kindOf(resource), kindOf(`${resource}/*`)];
  const arns = namedAt(kinds, input);
  if (arns.length === 0) return {};
  const isOfKind = (arn: string) => kinds.includes(kindOf(arn));
  // What is in a named parent has a new one too.
  const isContents = arns.every((arn) => arn.endsWith('/*'));
  if (!isContents && arnsOf(action, PARTS[action]?.makes ?? []).some(isOfKind))
    return { isMade: true };
  const own = arnsOf(action, typesOf(action)).filter((arn) => !isWhole && kindOf(arn) === kinds[0]);
  return { arns: own.length === 0 ? arns : [...new Set(own.flatMap((arn) => inForm(arn, arns)))] };
}

/**
 * What contains a named resource, in place of all that could: a pattern such as `domain/*` takes in
 * what is in each domain.
 */
export function containing(
  action: string,
  template: string,
  resources: readonly string[],
  input: Input,
): readonly string[] {
  const kind = kindOf(template);
  if (!resources.some((resource) => resource.endsWith('*'))) return resources;
  const inner = arnsOf(action, typesOf(action))
    .map(kindOf)
    .filter((one) => one.startsWith(`${kind}/`));
  const arns = inner.flatMap((one) => namedAt([one], input)).filter((arn) => !arn.endsWith('/*'));
  const parent = (arn: string) => arn.split('/').slice(0, kind.split('/').length).join('/');
  return arns.length > 0 ? [...new Set(arns.map(parent))] : resources;
}

/** The named resources of the kinds, or what is in the named ones that have such in them. */
function namedAt(kinds: readonly string[], { named = {}, parents = {} }: Input): string[] {
  const own = Object.entries(named)
    .filter(([type]) => kindsOfType(type).some((kind) => kinds.includes(kind)))
    .flatMap(([, some]) => some);
  if (own.length > 0) return own;
  return Object.entries(parents)
    .flatMap(([type, some]) =>
      some.flatMap((arn) => within(type, arn).filter((one) => kinds.includes(kindOf(one.format)))),
    )
    .map(({ arn }) => arn);
}

/** What has the id of a resource in its ARN, itself first. */
function within(type: string, parent: string): { readonly format: string; readonly arn: string }[] {
  const [service, name] = type.split(':');
  const [format] = TYPES[service][name].arns;
  const id = /\$[{]\w+[}]$/.exec(format)?.[0] ?? '';
  const [prefix, value] = parent.split(/:[^:/]+\//);
  return Object.values(TYPES[service])
    .flatMap(({ arns }) => arns)
    .filter((arn) => arn.includes(id))
    .map((arn) => ({
      format: arn,
      arn: `${prefix}:${arn.split(':').slice(5).join(':').replace(id, value)}`.replace(
        /\$[{]\w+[}]/g,
        '*',
      ),
    }));
}

const isInDomain = (kind: string) => kind.startsWith('profile:domains/*/');

/** Named resources as a type has them: with any version, or without one; none where it is always all. */
function inForm(type: string, arns: readonly string[]): string[] {
  if (type.endsWith('/*')) return [];
  const isVersion = (arn: string) => /:[^/:]+$/.test(arn.split('/').pop() ?? '');
  if (!isVersion(type)) return arns.filter((arn) => !isVersion(arn));
  return arns.map((arn) => (isVersion(arn) ? arn : `${arn}:*`));
}

/** Whether each request for an action is on one resource, of one of several kinds. */
export const isOnOneOfSeveral = (action: string): boolean => {
  const { types = [], optionalTypes = [] } = factsOf(action);
  return types.length === 0 && optionalTypes.length > 1;
};
