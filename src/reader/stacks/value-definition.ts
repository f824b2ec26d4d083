import { defaultsOf, limitsOf, STORED } from './parameter-defaults';
import { Stack } from './stack';
import { listedResults, textsByDefault } from './stack-defaults';
import {
  displayNames,
  displayParts,
  MappingRow,
  ValueDefinition,
} from '../../policy/deploy-time-definition';
import { PolicyText, plain } from '../../policy/deploy-time-text';
import { digest } from '../digest';
import { Resolved } from '../intrinsics/conditional-value';
import { OF_CONTENT, oidcProviderArn, samlProviderArn } from '../intrinsics/iam-arn-format';
import { LimitExceeded } from '../intrinsics/resolver';
import { entriesOf, isObject, own } from '../json';

/** A definition of a value, before it has a file and a name. */
export type ValueContent = Omit<ValueDefinition, 'file' | 'name'>;

/** References to ARNs of OpenID Connect providers. The CDK has a custom resource for them. */
const OIDC_PROVIDERS = new Set([
  'AWS::IAM::OIDCProvider',
  'AWS::IAM::OIDCProvider Arn',
  'Custom::AWSCDKOpenIdConnectProvider',
]);
/** References to ARNs of SAML providers. */
const SAML_PROVIDERS = new Set(['AWS::IAM::SAMLProvider', 'AWS::IAM::SAMLProvider Arn']);
const SSM_PARAMETER = 'AWS::SSM::Parameter';
/** Values of data sources that Terraform reads while it applies a plan, also those of modules. */
const OF_DATA_SOURCE = /^(module\..*\.)?data\./;
/** The beginning of the name of a value in `Mappings`, under a key that is not known. */
const IN_MAP = 'FindInMap ';

/**
 * Returns what the template of a stack says about one of its deploy-time values.
 *
 * @param given the values that parent stacks, or a stack set, pass to a parameter
 * @param others the deploy-time values of other stacks by whose defaults it is an export of theirs
 */
export function valueContent(
  stack: Stack,
  name: string,
  given: readonly Resolved[],
  others: readonly string[] = [],
): ValueContent | undefined {
  const { template, known } = stack;
  if (name.startsWith('AWS::'))
    return known[name] === undefined ? undefined : { kind: 'environment', values: [known[name]] };
  const parameter = own(template.Parameters, name);
  if (isObject(parameter)) return parameterContent(parameter, given);
  const id = resourceIdIn(name, template.Resources);
  const resource = own(template.Resources, id);
  if (isObject(resource)) return resourceContent(stack, resource, name.slice(id.length + 1));
  if (OF_DATA_SOURCE.test(name)) return { kind: 'resource', content: digest(name) };
  const byDefault = textsByDefault(stack, name);
  const computed = byDefault.length > 0 ? { byDefault } : listedIn(stack, name);
  if (name.startsWith(IN_MAP)) {
    const mapping = mappingContent(stack, name.slice(IN_MAP.length));
    return { ...mapping, ...beyondRows(mapping, computed) };
  }
  const of = [...displayNames(name), ...others];
  return of.length > 0 ? { kind: 'computed', of, ...computed } : undefined;
}

/** Returns the texts that a function may give by what the template lists for the values in it. */
function listedIn(stack: Stack, name: string): Pick<ValueContent, 'listed'> {
  const listed = [...new Set(listedResults(stack, name).flatMap(textsIn))];
  return listed.length > 0 ? { listed } : {};
}

/** Returns the id at the beginning of a name. An address of Terraform has periods, and is one. */
function resourceIdIn(name: string, resources: unknown): string {
  const parts = name.split('.');
  const ids = parts.map((_, i) => parts.slice(0, i + 1).join('.'));
  return ids.find((id) => isObject(own(resources, id))) ?? parts[0];
}

function parameterContent(
  parameter: { readonly [key: string]: unknown },
  given: readonly Resolved[],
): ValueContent {
  const { Type, Default } = parameter;
  const { allowed, pattern } = limitsOf(parameter);
  const type = plain(String(Type));
  const values = given.length > 0 ? [] : defaultsOf(type, Default);
  return {
    kind: 'parameter',
    type,
    ...(given.length > 0 && { content: digest(given) }),
    ...(given.length === 0 &&
      STORED.test(type) &&
      Default !== undefined && { content: plain(String(Default)) }),
    ...(values.length > 0 && { values }),
    ...(allowed.length > 0 && { allowed }),
    ...(pattern !== undefined && { pattern }),
  };
}

function resourceContent(
  stack: Stack,
  resource: { readonly [key: string]: unknown },
  attribute: string,
): ValueContent {
  const type = plain(String(resource.Type));
  if (type === SSM_PARAMETER && attribute === 'Value') {
    const value = own(resource.Properties, 'Value');
    return { kind: 'resource', type, values: textsIn(resolved(stack, value)) };
  }
  const property = (name: string) => textsIn(resolved(stack, own(resource.Properties, name)));
  const reference = `${type} ${attribute}`.trim();
  const values = [
    ...(OIDC_PROVIDERS.has(reference) ? property('Url').map(oidcProviderArn) : []),
    ...(SAML_PROVIDERS.has(reference) ? property('Name').map(samlProviderArn) : []),
  ];
  return {
    kind: 'resource',
    type,
    ...(OF_CONTENT.test(type) && { content: digest(resource.Properties) }),
    ...(values.length > 0 && { values }),
  };
}

/** Returns what functions make of a value of a mapping, unless it is in the rows. */
function beyondRows(
  { rows }: ValueContent,
  computed: Partial<ValueContent>,
): Partial<ValueContent> {
  const inRows = new Set(rows?.flatMap(({ values }) => values));
  return computed.listed?.every((one) => inRows.has(one)) === true ? {} : computed;
}

/** Reads `Map Top Second`, in which a key may be a deploy-time value. */
function mappingContent({ template, known }: Stack, argument: string): ValueContent {
  const [map = '', ...keys] = tokens(argument);
  const of = displayNames(argument);
  const table = own(template.Mappings, map);
  if (!isObject(table)) return { kind: 'computed', of, content: digest(template.Mappings) };
  const [top, second] = keys.map(knownKey);
  const rows = Object.entries(table)
    .filter(([key]) => top === undefined || key === top)
    .flatMap(([key, entries]) =>
      entriesOf(entries)
        .filter(([name]) => second === undefined || name === second)
        .map(([name, value]): MappingRow => ({
          key: plain(
            [...(top === undefined ? [key] : []), ...(second === undefined ? [name] : [])].join(
              ' ',
            ),
          ),
          values: textsIn(value as Resolved),
        })),
    );
  const rowKey = of.length === 1 ? of[0] : undefined;
  const chosen = rowKey === undefined ? undefined : known[rowKey];
  return {
    kind: 'mapping',
    rows: chosen === undefined ? rows : rows.filter(({ key }) => key === chosen),
    ...(rowKey !== undefined && { rowKey }),
    of,
  };
}

const knownKey = (token: string): string | undefined =>
  displayNames(token).length > 0 ? undefined : token;

/** Splits at spaces, except those in names of deploy-time values. */
function tokens(argument: string): readonly string[] {
  const found = [''];
  for (const { text, name } of displayParts(argument)) {
    const [first, ...others] = name === undefined ? text.split(' ') : [text];
    found[found.length - 1] += first;
    found.push(...others);
  }
  return found;
}

/** Returns the texts in a value, those of all its branches. */
export function textsIn(value: Resolved): readonly PolicyText[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? [JSON.stringify(value)] : [];
}

/** Returns a value as deployment resolves it; undefined when that is beyond the bounds. */
export function resolved(stack: Stack, value: unknown): Resolved {
  try {
    return stack.resolver.resolve(value);
  } catch (error) {
    if (error instanceof LimitExceeded) return undefined;
    throw error;
  }
}
