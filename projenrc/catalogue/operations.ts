import { dependentsOf } from './dependents';
import { actionNames, family } from './facts';
import { readJson } from './json';
import type { OperationFacts, PublishedName } from '../../src/catalogue/facts';

interface Published {
  readonly clients: Readonly<Record<string, readonly string[]>>;
}

type Tables = Record<string, Record<string, readonly string[]>>;

/**
 * The API operations of the family by IAM prefix, with the actions that a call needs.
 * Where the reference authorizes an operation by an action of another name, and AWS publishes
 * the operation's own name too, a call needs both: it works under either.
 */
export function operations(): Record<string, Record<string, OperationFacts>> {
  const tables = readJson<{ services: Tables }>('catalogue/facts/operations.json').services;
  const { names } = readJson<{ names: Record<string, PublishedName> }>(
    'catalogue/facts/published-names.json',
  );
  const actions = new Set(actionNames());
  return Object.fromEntries(
    Object.keys(family()).map((service) => {
      const published = Object.keys(names)
        .filter((name) => name.startsWith(`${service}:`) && names[name].operationOf)
        .map((name) => name.split(':')[1]);
      const all = [...new Set([...Object.keys(tables[service] ?? {}), ...published])].sort();
      const facts = (name: string): OperationFacts => {
        const own = `${service}:${name}`;
        const { needs, withTags } = dependentsOf(service, name);
        const isKnown = actions.has(own) || own in names;
        return {
          actions: [...(isKnown ? [own] : []), ...needs],
          ...(withTags && { withTags }),
        };
      };
      // An operation whose action is gone from the reference cannot be granted.
      const granted = all
        .map((name) => [name, facts(name)] as const)
        .filter(([, { actions: needed }]) => needed.length > 0);
      return [service, Object.fromEntries(granted)];
    }),
  );
}

/** The operations whose requests nobody signs. */
export const unsignedOperations = (): readonly string[] =>
  readJson<{ unsigned: string[] }>('catalogue/facts/published-names.json').unsigned;

/** The names of the SDKs' clients, each with the IAM prefix under which its requests are decided. */
export function clientPrefixes(): Record<string, string> {
  const { clients } = readJson<Published>('catalogue/published.json');
  return Object.fromEntries(
    Object.entries(clients).flatMap(([prefix, names]) => names.map((name) => [name, prefix])),
  );
}
