import { bindings } from './bindings';
import { renderedCapabilities } from './capabilities';
import { dependentsOf } from './dependents';
import { deployments } from './deployments';
import { renderedForms } from './documented-forms';
import { renderedEscalations } from './escalations';
import {
  aliases,
  Correction,
  corrections,
  SamlSignIn,
  services,
  ServiceFacts,
  sources,
} from './facts';
import { renderedJobs } from './jobs';
import { lines, readJson } from './json';
import { renderedLinkedRoles, renderedPolicies } from './managed-policies';
import { clientPrefixes, operations, unsignedOperations } from './operations';
import { origins } from './origins';
import { renderedReview } from './review';
import { renderedRows } from './rows';
import { renderedResourcePlaces, renderedScopeConditions } from './scope-conditions';
import { renderedSources } from './sources-of-grants';
import { renderedStatementGroups, renderedStatements } from './statements';
import type { ActionFacts, PublishedName } from '../../src/catalogue/facts';

/** The catalogue as the library reads it: facts with the corrections laid over them. File name to text. */
export function rendered(): Record<string, string> {
  const fixes = corrections();
  const all = services().map((service) => withCorrections(service, fixes));
  return {
    'actions.json': `${lines(Object.fromEntries(all.map((s) => [s.service, withDependents(s)])), 2)}\n`,
    'resource-types.json': `${lines(Object.fromEntries(all.map((s) => [s.service, s.resourceTypes])), 2)}\n`,
    'use-cases.json': `${lines(renderedRows(fixes), 1)}\n`,
    'jobs.json': `${lines(renderedJobs(), 1)}\n`,
    'bindings.json': `${lines(bindings(all, origins(fixes)), 2)}\n`,
    'deployments.json': `${lines(deployments(), 2)}\n`,
    'operations.json': `${lines({ clients: clientPrefixes(), unsigned: unsignedOperations(), services: operations() }, 3)}\n`,
    'resource-places.json': `${lines(renderedResourcePlaces(all), 1)}\n`,
    'scope-conditions.json': `${lines(renderedScopeConditions(), 2)}\n`,
    'managed-policies.json': `${lines(renderedPolicies(), 3)}\n`,
    'service-linked-roles.json': `${lines(renderedLinkedRoles(), 1)}\n`,
    'aliases.json': `${lines(byOldName(), 1)}\n`,
    'documented-forms.json': `${lines(renderedForms(), 1)}\n`,
    'published-names.json': `${lines(publishedNames(), 1)}\n`,
    'sources.json': `${lines(sources(), 1)}\n`,
    'saml-sign-in.json': `${lines(samlSignIn(), 1)}\n`,
    'campaign-apis.json': `${lines(campaignApis(all), 1)}\n`,
    'review.json': `${lines(renderedReview(), 2)}\n`,
    'statement-groups.json': `${lines(renderedStatementGroups(), 1)}\n`,
    'statements.json': `${lines(renderedStatements(all), 1)}\n`,
    'capabilities.json': renderedCapabilities(),
    'escalation.json': renderedEscalations(),
    ...renderedSources(services(), fixes),
  };
}

function withCorrections(service: ServiceFacts, fixes: readonly Correction[]): ServiceFacts {
  const actions = { ...service.actions };
  for (const fix of fixes) {
    const [prefix, name] = fix.action?.split(':') ?? [];
    if (prefix === service.service) actions[name] = { ...actions[name], ...fix.set };
  }
  return { ...service, actions };
}

function withDependents(service: ServiceFacts): Record<string, ActionFacts> {
  return Object.fromEntries(
    Object.entries(service.actions).map(([name, fact]): [string, ActionFacts] => {
      const { needs, withTags, from } = dependentsOf(service.service, name);
      return [
        name,
        {
          ...fact,
          ...(needs.length > 0 && { needs }),
          ...(withTags && { withTags }),
          ...(from.length > 0 && { needsFrom: from }),
        },
      ];
    }),
  );
}

/** By the name in lower case, as it is asked for. */
function publishedNames() {
  const { names } = readJson<{ names: Record<string, PublishedName> }>(
    'catalogue/facts/published-names.json',
  );
  // A name that the reference has listed since is an action.
  const listed = new Set(
    services().flatMap(({ service, actions }) =>
      Object.keys(actions).map((name) => `${service}:${name}`.toLowerCase()),
    ),
  );
  return Object.fromEntries(
    Object.entries(names)
      .map(([name, where]) => [name.toLowerCase(), { name, ...where }] as const)
      .filter(([name]) => !listed.has(name)),
  );
}

const byOldName = () =>
  Object.fromEntries(aliases().map((alias) => [alias.action.toLowerCase(), alias]));

/** The URLs of each partition, without where they were read. */
function samlSignIn() {
  const { partitions } = readJson<SamlSignIn>('catalogue/facts/saml-sign-in.json');
  return Object.fromEntries(
    Object.entries(partitions).map(([name, { regionPrefix, endpoint, ...more }]) => [
      name,
      {
        regionPrefix,
        ...(endpoint && { endpoint: endpoint.url }),
        ...(endpoint?.region && { regionOfEndpoint: endpoint.region }),
        ...Object.fromEntries(Object.entries(more).map(([what, { url }]) => [what, url])),
      },
    ]),
  );
}

/** Each action of the campaigns services that people may call, and the APIs that have it. */
function campaignApis(all: readonly ServiceFacts[]) {
  const apis = readJson<{ onlyV1: string[]; onlyV2: string[]; onlyForServices: string[] }>(
    'catalogue/facts/campaign-apis.json',
  );
  const { service, actions } = all.find((s) => s.service === 'connect-campaigns')!;
  const of = (name: string) =>
    apis.onlyV1.includes(name) ? ['v1'] : apis.onlyV2.includes(name) ? ['v2'] : ['v1', 'v2'];
  return Object.fromEntries(
    Object.keys(actions)
      .filter((name) => !apis.onlyForServices.includes(name))
      .map((name) => [`${service}:${name}`, of(name)]),
  );
}
