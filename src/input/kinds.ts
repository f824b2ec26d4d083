import { Construct } from 'constructs';
import { ConnectAccessError } from './error';

/** What a value must be. JavaScript can pass anything, and TypeScript may be told to. */
export interface Kind {
  /** What errors call an allowed value: `a LexBot`. */
  readonly name: string;
  /** How to get one: `LexBot.fromAlias(...)`. */
  readonly example?: string;
  /** The problem with another value. @default - `this is not`, and the name */
  readonly problem?: string;
  /** The allowed values. @default - the name, and the example */
  readonly allowed?: string;
  /** The kind of the elements of a list. */
  readonly elements?: Kind;
  readonly accepts: (value: unknown) => boolean;
}

export const TEXT: Kind = { name: 'text', accepts: (value) => typeof value === 'string' };
export const FLAG: Kind = {
  name: 'a boolean, true or false',
  accepts: (value) => typeof value === 'boolean',
};
export const NUMBER: Kind = { name: 'a number', accepts: (value) => typeof value === 'number' };

/**
 * Returns the kind of objects with a property. A class of another copy of the library passes too.
 *
 * @param name what errors call it
 * @param example how to get one
 */
export const objectWith = (name: string, property: string, example?: string): Kind => ({
  name,
  example,
  accepts: (value) => typeof value === 'object' && value !== null && property in value,
});

export const CONSTRUCT = objectWith('a construct', 'node');
export const STACK = objectWith('a Stack', 'templateFile');
export const DURATION = objectWith('a Duration', 'toSeconds');
export const GRANTEE = objectWith('a grantee', 'grantPrincipal', 'a role or a function');
export const ACCESS = objectWith('a ConnectAccess', '_wants', 'ConnectAccess.jobs(...)');
export const SCOPE = objectWith('a ConnectScope', '_parts', 'ConnectScope.instances(...)');
export const SERVICE_LINKED_ROLE_ACCESS = objectWith(
  'a ServiceLinkedRoleAccess',
  '_arns',
  'ServiceLinkedRoleAccess.role(...)',
);
export const LEX_BOT = objectWith('a LexBot', '_place');
export const BUCKET_REF = objectWith('a bucket', 'bucketRef');
export const KEY_REF = objectWith('a key', 'keyRef');
export const KEY_OF_CDK = objectWith('a kms.IKey', 'keyArn', 'new kms.Key(...)');
export const FUNCTION_REF = objectWith('a Lambda function', 'functionRef');
export const STREAM_REF = objectWith('a Kinesis data stream', 'streamRef');
export const DELIVERY_STREAM_REF = objectWith('a Firehose stream', 'deliveryStreamRef');
export const LOG_GROUP_REF = objectWith('a log group', 'logGroupRef');
export const ROLE_REF = objectWith('a role', 'roleRef');
export const OBJECT: Kind = {
  name: 'an object with named values',
  accepts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !Construct.isConstruct(value),
};

export const listOf = (elements: Kind): Kind => ({
  name: `a list in which each element is ${elements.name}`,
  elements,
  accepts: (value) => Array.isArray(value) && value.every(elements.accepts),
});

export const mapOf = ({ name, accepts }: Kind): Kind => ({
  name: `an object in which each value is ${name}`,
  accepts: (value) => OBJECT.accepts(value) && Object.values(value as object).every(accepts),
});

export const optional = ({ accepts, ...kind }: Kind): Kind => ({
  ...kind,
  accepts: (value) => value === undefined || accepts(value),
});

/** Returns a kind that is one of two, by the name of the first. */
export const anyOf = ({ accepts, ...kind }: Kind, other: Kind): Kind => ({
  ...kind,
  accepts: (value) => accepts(value) || other.accepts(value),
});

/** Returns the kind of the values of an enumeration. */
export const oneOf = (values: Readonly<Record<string, string>>): Kind => ({
  name: `one of ${Object.values(values).join(', ')}`,
  problem: 'there is no such value',
  allowed: Object.values(values).join(', '),
  accepts: (value) => Object.values(values).some((one) => one === value),
});

/** Throws when the value is not of the kind. */
export function checkInput(where: string, value: unknown, kind: Kind): void {
  const { name, example, elements, accepts } = kind;
  if (accepts(value)) return;
  if (elements && Array.isArray(value)) {
    value.forEach((element) => checkInput(where, element, elements));
    return;
  }
  const missing = `no ${name.replace(/^an? /, '')} is given`;
  throw new ConnectAccessError({
    where,
    problem: value === undefined ? missing : (kind.problem ?? `this is not ${name}`),
    got: value,
    allowed: kind.allowed ?? (example ? `${name}, such as ${example}` : name),
  });
}

/** The kind of each property of a struct. */
export type Kinds<T> = { readonly [K in keyof T]-?: Kind };

/** Returns the kind of a struct. */
export const structOf = <T extends object>(name: string, kinds: Kinds<T>): Kind => ({
  name,
  accepts: (value) =>
    OBJECT.accepts(value) &&
    Object.keys(value as object).every((key) => key in kinds) &&
    (Object.entries(kinds) as [string, Kind][]).every(([key, kind]) =>
      kind.accepts(at(value as object, key)),
    ),
});

/** Throws when a property is of the wrong kind. */
export function checkProperties(
  where: string,
  props: object,
  kinds: Readonly<Record<string, Kind>>,
): void {
  Object.entries(kinds)
    .filter(([name, { accepts }]) => !accepts(at(props, name)))
    .forEach(([name, kind]) => checkInput(`${where}: ${name}`, at(props, name), kind));
}

const at = (props: object, name: string): unknown => (props as Record<string, unknown>)[name];

/** Throws when a struct is no object, has a property of the wrong kind, or one that is unknown. */
export function checkStruct<T extends object>(where: string, props: T, kinds: Kinds<T>): void {
  checkInput(where, props, OBJECT);
  const unknown = Object.keys(props).find((name) => !(name in kinds));
  if (unknown !== undefined)
    throw new ConnectAccessError({
      where,
      problem: 'there is no such property',
      got: unknown,
      allowed: Object.keys(kinds).join(', '),
      instead: 'Correct the name, or leave it out',
    });
  checkProperties(where, props, kinds);
}
