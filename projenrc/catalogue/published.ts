import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ServiceFacts, Source } from './facts';
import { lines, readJson, sorted } from './json';
import type { PublishedName } from '../../src/catalogue/facts';

/*
 * What AWS publishes of the family besides the reference: the operations of the APIs, from botocore,
 * and the permissions of CloudFormation's handlers, from cfn-lint. Both are unzipped in one folder.
 */

interface Published {
  /** Clients of the SDKs by the IAM prefix under which their requests are decided. */
  readonly clients: Readonly<Record<string, readonly string[]>>;
  /** Clients whose requests are not signed. */
  readonly unsigned: readonly string[];
  /** What the names of CloudFormation's resource types begin with. */
  readonly resourceTypes: readonly string[];
}

/** The permissions of each handler of each resource type. */
export type HandlersByType = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const published = () => readJson<Published>('catalogue/published.json');

/** The text of facts/cloudformation-handlers.json. */
export const handlersText = (types: HandlersByType): string =>
  `${lines({ source: 'cfn-lint', types }, 3)}\n`;

/** Names that AWS publishes besides the reference, each with where. */
export type PublishedNames = Readonly<Record<string, PublishedName>>;

/** The names that the catalogue has. */
export const knownPublishedNames = (): PublishedNames =>
  readJson<{ names: PublishedNames }>('catalogue/facts/published-names.json').names;

/** The names that these services of the reference do not have. */
export function publishedNames(
  folder: string,
  types: HandlersByType,
  services: readonly ServiceFacts[],
): PublishedNames {
  const { clients } = published();
  const known = new Set(
    services.flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
  );
  const names: Record<string, { operationOf?: string[]; handlersOf?: string[] }> = {};
  for (const [prefix, ofPrefix] of Object.entries(clients)) {
    for (const client of ofPrefix) {
      for (const operation of operationsOf(folder, client)) {
        const name = `${prefix}:${operation}`;
        if (!known.has(name)) ((names[name] ??= {}).operationOf ??= []).push(client);
      }
    }
  }
  for (const [type, byHandler] of Object.entries(types)) {
    for (const name of new Set(Object.values(byHandler).flat())) {
      const isNews = name.split(':')[0] in clients && !known.has(name);
      if (isNews) ((names[name] ??= {}).handlersOf ??= []).push(type);
    }
  }
  return sorted<PublishedName>(names);
}

/** The text of facts/published-names.json. */
export function publishedNamesText(folder: string, names: PublishedNames): string {
  const { unsigned } = published();
  const notSigned = unsigned.flatMap((client) => operationsOf(folder, client)).sort();
  return `${lines({ sources: ['botocore', 'cfn-lint'], unsigned: notSigned, names }, 2)}\n`;
}

interface Model {
  readonly operations: object;
}

/** The models of a client, of all versions of its API. */
function modelsOf(folder: string, client: string): Model[] {
  const versions = join(folder, 'botocore', 'data', client);
  return readdirSync(versions).map((version) => {
    const path = join(versions, version, 'service-2.json');
    const text = existsSync(path)
      ? readFileSync(path, 'utf8')
      : gunzipSync(readFileSync(`${path}.gz`)).toString('utf8');
    return JSON.parse(text) as Model;
  });
}

/** The operations of a client. */
const operationsOf = (folder: string, client: string): string[] =>
  [
    ...new Set(modelsOf(folder, client).flatMap(({ operations }) => Object.keys(operations))),
  ].sort();

type Handlers = Record<string, { readonly permissions?: readonly string[] }>;

/** The permissions of each handler of each resource type of the family. */
export function handlersIn(folder: string): HandlersByType {
  const schemas = join(folder, 'cfnlint', 'data', 'schemas', 'resources');
  const { resourceTypes } = published();
  const found: Record<string, Record<string, string[]>> = {};
  for (const file of readdirSync(schemas).filter((name) => name.endsWith('.json'))) {
    const { typeName, handlers = {} } = JSON.parse(readFileSync(join(schemas, file), 'utf8')) as {
      typeName: string;
      handlers?: Handlers;
    };
    if (!resourceTypes.some((start) => typeName.startsWith(start))) continue;
    found[typeName] = Object.fromEntries(
      Object.entries(handlers).map(([handler, { permissions = [] }]) => [
        handler,
        [...new Set(permissions)].sort(),
      ]),
    );
  }
  return sorted(found);
}

/** The packages by the ids of sources, each with the first file that it unzips. */
const PACKAGES: Readonly<Record<string, { readonly module: string; readonly file: string }>> = {
  botocore: { module: 'botocore', file: 'botocore/__init__.py' },
  'cfn-lint': { module: 'cfn_lint', file: 'cfnlint/__init__.py' },
};

/** The versions and dates of the packages in the folder, by source. A file of a package has its date. */
export const publishedEditions = (folder: string): Record<string, Partial<Source>> =>
  Object.fromEntries(
    Object.entries(PACKAGES).flatMap(([id, { module, file }]) => {
      const [version] = readdirSync(folder).flatMap((name) => {
        const [, ofModule, number] = /^(.+)-([\d.]+)\.dist-info$/.exec(name) ?? [];
        return ofModule === module ? [number] : [];
      });
      const date = statSync(join(folder, file)).mtime.toISOString().slice(0, 10);
      return version ? [[id, { version, date }]] : [];
    }),
  );
