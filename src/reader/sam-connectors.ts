import { Resolved } from './intrinsics/conditional-value';
import { entriesOf, isObject, list, own } from './json';
import { OpenPart } from './open-parts';
import { Resource } from './resource';
import { samStatement } from './sam-policy-template';
import { Stack } from './stacks/stack';
import { SamConnector, samConnector, samConnectorActions } from '../catalogue/catalogue';
import { deployTimeValue, plain, PolicyText } from '../policy/deploy-time-text';
import { Place, PolicyStatement } from '../policy/model';

const CONNECTOR = 'AWS::Serverless::Connector';

/** The results of SAM connectors: managed policies on roles, and the unknown parts. */
export interface Connectors {
  /** The policies, as if they were in the template. */
  readonly policies: readonly Resource[];
  readonly openParts: readonly OpenPart[];
}

/** A connector in a template, as a separate resource or with its source. */
interface Connector {
  readonly id: string;
  readonly source: unknown;
  readonly properties: unknown;
  readonly place: Place;
}

/** Returns the connectors of a template, including those of single resources. */
export function connectorsOf(stack: Stack): Connectors {
  const { Resources } = stack.template;
  const made = entriesOf(Resources)
    .flatMap(([id, resource]) => connectorsIn(id, resource, stack))
    .flatMap((connector) =>
      list(own(connector.properties, 'Destination')).map((destination) =>
        policyOf(connector, destination, stack),
      ),
    );
  return {
    policies: made.flatMap(({ policy }) => policy ?? []),
    openParts: made.flatMap((one) => one.openPart ?? []),
  };
}

function connectorsIn(id: string, resource: unknown, stack: Stack): Connector[] {
  const pointer = stack.pointerOf(id);
  const place = { file: stack.file, logicalId: plain(id), pointer };
  const properties = own(resource, 'Properties');
  const inside = own(resource, 'Connectors');
  const embedded = entriesOf(inside).map(([name, one]) => ({
    id: `${id}${name}`,
    source: { Id: id },
    properties: own(one, 'Properties'),
    place: { ...place, pointer: [...pointer, 'Connectors', name] },
  }));
  return own(resource, 'Type') === CONNECTOR
    ? [{ id, source: own(properties, 'Source'), properties, place }, ...embedded]
    : embedded;
}

function policyOf(
  connector: Connector,
  destination: unknown,
  stack: Stack,
): { readonly policy?: Resource; readonly openPart?: OpenPart } {
  const { id, source, properties, place } = connector;
  const found = samConnector(typeOf(source, stack), typeOf(destination, stack));
  if (found?.role === 'none') return {};
  const role = found && roleOf(found.role === 'source' ? source : destination, stack);
  const kinds = list(own(properties, 'Permissions')).map(String);
  const statements = kinds.flatMap((kind) => (found ? statementsOf(found, kind, destination) : []));
  if (!found || role === undefined) {
    const actions = found
      ? kinds.flatMap((kind) => (found.access?.[kind] ?? []).flatMap((one) => one.actions))
      : actionsOfTypes([source, destination].map((end) => typeOf(end, stack)));
    return { openPart: openPart(connector, actions) };
  }
  const policy: Resource = {
    id: `${id}Policy`,
    type: 'AWS::IAM::ManagedPolicy',
    properties: {
      Roles: [role],
      PolicyDocument: { Version: '2012-10-17', Statement: statements },
    },
    templateConditions: [],
    brought: [],
    place,
  };
  return { policy };
}

const statementsOf = ({ access }: SamConnector, kind: string, destination: unknown): Resolved[] =>
  (access?.[kind] ?? []).map((statement) =>
    samStatement(statement, (name) => destinationText(name, destination)),
  );

/** Resolves `Destination.Arn` and `Destination.Name`. */
function destinationText(name: string, destination: unknown): PolicyText {
  const attribute = name.replace(/^Destination\./, '');
  const id = own(destination, 'Id');
  const given = own(destination, attribute);
  if (typeof given === 'string') return plain(given);
  return deployTimeValue(typeof id === 'string' ? `${plain(id)}.${attribute}` : name);
}

/** Returns the type of an end of a connector, from the end itself or from its resource. */
function typeOf(end: unknown, stack: Stack): string {
  const id = own(end, 'Id');
  return String(own(end, 'Type') ?? own(own(stack.template.Resources, id), 'Type'));
}

/** Returns how the template refers to the role of an end of a connector. */
function roleOf(end: unknown, stack: Stack): PolicyText | undefined {
  const name = own(end, 'RoleName');
  const id = own(end, 'Id');
  if (typeof name === 'string') return plain(name);
  if (isObject(name)) return textOf(stack.resolver.resolve(name));
  if (typeof id !== 'string') return undefined;
  const resource = own(stack.template.Resources, id);
  const properties = own(resource, 'Properties');
  const role = own(properties, 'Role') ?? own(properties, 'RoleArn');
  if (role === undefined)
    return String(own(resource, 'Type')).startsWith('AWS::Serverless::')
      ? deployTimeValue(`${plain(id)}Role`)
      : undefined;
  const nameInArn = { 'Fn::Select': [1, { 'Fn::Split': ['/', role] }] };
  return textOf(stack.resolver.resolve(nameInArn));
}

const textOf = (value: Resolved): PolicyText | undefined =>
  typeof value === 'string' ? value : undefined;

/**
 * Returns the actions that a connector between two types may allow: those of all known connectors,
 * and those of the services of the types. Undefined when a type is unknown.
 */
function actionsOfTypes(types: readonly string[]): readonly string[] | undefined {
  const services = types.map((type) => /^AWS::(\w+)::\w+$/.exec(type)?.[1].toLowerCase());
  if (services.includes(undefined)) return undefined;
  return [...samConnectorActions(), ...services.map((service) => `${service}:*`)];
}

/**
 * Returns the part for a connector with an unknown role or unknown permissions. It allows, and
 * denies nothing.
 */
function openPart({ id, place }: Connector, actions: readonly string[] | undefined): OpenPart {
  const statement = (some: readonly string[]): PolicyStatement => ({
    effect: 'Allow',
    actions: some,
    notAction: false,
    resources: ['*'],
    notResource: false,
    conditions: [],
    templateConditions: [],
    place,
  });
  return {
    part: {
      kind: 'connector',
      what: plain(id),
      mayAllow: true,
      mayDeny: false,
      ...(actions && { within: [statement(actions)] }),
      place,
    },
    reaches: () => true,
    addsResources: false,
    mayMake: false,
  };
}
