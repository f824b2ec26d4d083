import { OperationFacts } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

interface Operations {
  /** The IAM prefix of each SDK client. */
  readonly clients: Readonly<Record<string, string>>;
  /** Operations whose requests are not signed, so IAM does not decide them. */
  readonly unsigned: readonly string[];
  readonly services: Readonly<Record<string, Readonly<Record<string, OperationFacts>>>>;
}

const operations = lazy((): Operations => require('../../catalogue/rendered/operations.json'));

/** Returns the facts about `service:Operation`; undefined when there is no such operation. */
export function operationFacts(id: string): OperationFacts | undefined {
  const [service, name] = id.split(':');
  return ownProperty(ownProperty(operations().services, service), name);
}

/** Returns all operations of the family, as `service:Operation`. */
export const operationIds = (): readonly string[] =>
  Object.entries(operations().services).flatMap(([service, byName]) =>
    Object.keys(byName).map((name) => `${service}:${name}`),
  );

/** Returns the operations that IAM does not decide, because their requests are not signed. */
export const unsignedOperations = (): readonly string[] => operations().unsigned;

/** Returns the IAM prefix of an SDK client, such as `wisdom` for `qconnect`. */
export const prefixOfClient = (client: string): string | undefined =>
  ownProperty(operations().clients, client);
