/*
 * Reads what AWS publishes of the family besides the reference, and writes it into catalogue/facts:
 * the operations of the APIs, from botocore, and the permissions of CloudFormation's handlers, from cfn-lint.
 *
 *   pip download --no-deps botocore cfn-lint, unzip both into a folder, then
 *   npm run catalogue:published -- FOLDER
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { services, Source } from './facts';
import { lines, readJson, sorted, writeText } from './json';
import type { PublishedName } from '../../src/catalogue/facts';

interface Published {
  /** Clients of the SDKs by the IAM prefix under which their requests are decided. */
  readonly clients: Readonly<Record<string, readonly string[]>>;
  /** Clients whose requests are not signed. */
  readonly unsigned: readonly string[];
  /** What the names of CloudFormation's resource types begin with. */
  readonly resourceTypes: readonly string[];
}

type Handlers = Record<string, { readonly permissions?: readonly string[] }>;

const FACTS = 'catalogue/facts';
const { clients, unsigned, resourceTypes } = readJson<Published>('catalogue/published.json');

function main(folder: string): void {
  const known = new Set(
    services().flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
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
  const handlers = handlersOf(folder);
  for (const [type, byHandler] of Object.entries(handlers)) {
    for (const name of new Set(Object.values(byHandler).flat())) {
      const isNews = name.split(':')[0] in clients && !known.has(name);
      if (isNews) ((names[name] ??= {}).handlersOf ??= []).push(type);
    }
  }
  const notSigned = unsigned.flatMap((client) => operationsOf(folder, client)).sort();
  const published: Record<string, PublishedName> = sorted(names);
  writeText(
    `${FACTS}/published-names.json`,
    `${lines({ sources: ['botocore', 'cfn-lint'], unsigned: notSigned, names: published }, 2)}\n`,
  );
  writeText(
    `${FACTS}/cloudformation-handlers.json`,
    `${lines({ source: 'cfn-lint', types: handlers }, 3)}\n`,
  );
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

/** The permissions of each handler of each resource type of the family. */
function handlersOf(folder: string): Record<string, Record<string, string[]>> {
  const schemas = join(folder, 'cfnlint', 'data', 'schemas', 'resources');
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

/** The versions and dates of the packages in the folder. The files of a package have its date. */
function updateSources(folder: string): void {
  const path = `${FACTS}/sources.json`;
  const sources = readJson<Record<string, Source>>(path);
  const found = Object.fromEntries(
    Object.entries(PACKAGES).flatMap(([id, module]) => {
      const [, version] =
        readdirSync(folder)
          .map((name) => /^(.+)-([\d.]+)\.dist-info$/.exec(name))
          .filter((match) => match?.[1] === module)
          .map((match) => [match?.[1], match?.[2]])[0] ?? [];
      if (!version || version === sources[id].version) return [];
      const date = statSync(join(folder, FIRST_FILE[module])).mtime.toISOString().slice(0, 10);
      const readOn = new Date().toISOString().slice(0, 10);
      return [[id, { ...sources[id], readOn, date, version }]];
    }),
  );
  writeText(path, `${lines({ ...sources, ...found }, 1, 10_000)}\n`);
}

const PACKAGES = { botocore: 'botocore', 'cfn-lint': 'cfn_lint' };
const FIRST_FILE: Record<string, string> = {
  botocore: 'botocore/__init__.py',
  cfn_lint: 'cfnlint/__init__.py',
};

main(process.argv[2]);
updateSources(process.argv[2]);
