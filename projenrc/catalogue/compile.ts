import { bindings, confinements, templates } from './bindings';
import { renderedCapabilities } from './capabilities';
import { dependentsOf } from './dependents';
import { deployments } from './deployments';
import { renderedForms } from './documented-forms';
import { renderedEscalations } from './escalations';
import {
  aliases,
  asList,
  Correction,
  corrections,
  general,
  isOfFamily,
  managedPolicies,
  SamlSignIn,
  serviceLinkedRoles,
  services,
  sources,
  ServiceFacts,
  useCases,
} from './facts';
import { renderedJobs } from './jobs';
import { lines, readJson, sorted } from './json';
import { clientPrefixes, operations, unsignedOperations } from './operations';
import { origins } from './origins';
import { plainStory } from './policy-docs';
import { renderedReview } from './review';
import { correctedRows } from './rows';
import { renderedSources } from './sources-of-grants';
import type { ConditionKeyFacts } from '../../src/catalogue/condition-keys';
import type { ActionFacts, PublishedName } from '../../src/catalogue/facts';

interface StatementTemplate {
  readonly id: string;
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  readonly eachServiceLinkedRole?: true;
  readonly wholeService?: true;
  readonly [more: string]: unknown;
}

/** The catalogue as the library reads it: facts with the corrections laid over them. File name to text. */
export function rendered(): Record<string, string> {
  const fixes = corrections();
  const all = services().map((service) => withCorrections(service, fixes));
  const rows = correctedRows(fixes);
  return {
    'actions.json': `${lines(Object.fromEntries(all.map((s) => [s.service, withDependents(s)])), 2)}\n`,
    'resource-types.json': `${lines(Object.fromEntries(all.map((s) => [s.service, s.resourceTypes])), 2)}\n`,
    'use-cases.json': `${lines(Object.fromEntries(useCases().map((row) => [row.id, correctedRow(row.id, rows.get(row.id)!, fixes)])), 1)}\n`,
    'jobs.json': `${lines(renderedJobs(), 1)}\n`,
    'bindings.json': `${lines(bindings(all, origins(fixes)), 2)}\n`,
    'deployments.json': `${lines(deployments(), 2)}\n`,
    'operations.json': `${lines({ clients: clientPrefixes(), unsigned: unsignedOperations(), services: operations() }, 3)}\n`,
    'resource-places.json': `${lines(resourcePlaces(all), 1)}\n`,
    'scope-conditions.json': `${lines(renderedScopeConditions(), 2)}\n`,
    'managed-policies.json': `${lines(policies(), 3)}\n`,
    'service-linked-roles.json': `${lines(linkedRoles(), 1)}\n`,
    'aliases.json': `${lines(byOldName(), 1)}\n`,
    'documented-forms.json': `${lines(renderedForms(), 1)}\n`,
    'published-names.json': `${lines(publishedNames(), 1)}\n`,
    'sources.json': `${lines(sources(), 1)}\n`,
    'saml-sign-in.json': `${lines(samlSignIn(), 1)}\n`,
    'campaign-apis.json': `${lines(campaignApis(all), 1)}\n`,
    'review.json': `${lines(renderedReview(), 2)}\n`,
    'statement-groups.json': `${lines(statementGroups(), 1)}\n`,
    'statements.json': `${lines(statements(all), 1)}\n`,
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

/** The row with what does not exist replaced and what is missing added; `asDocumented` keeps the difference. */
function correctedRow(id: string, actions: readonly string[], fixes: readonly Correction[]) {
  const {
    notes: _,
    notInIam: __,
    ...row
  } = useCases().find((r) => r.id === id)! as ReturnType<typeof useCases>[number] & {
    notes?: string;
  };
  const mine = fixes.filter((fix) => fix.row === id);
  return {
    id: row.id,
    page: row.pageNameSince2026 ?? row.page,
    ...(row.pageNameSince2026 && { formerPage: row.page }),
    ...(row.section && { section: row.section }),
    label: row.labelSince2026 ?? row.label,
    ...(row.labelSince2026 && { formerLabel: row.label }),
    access: row.access,
    actions,
    brings: brings(row),
    ...(mine.length > 0 && {
      corrections: mine.map(({ replace, by: real, add, why, source }) => ({
        ...(add ? { add } : { replace, by: real }),
        why,
        source,
      })),
    }),
  };
}

/** The rows that a row needs: those of the home page, those that show what it edits, and those that it names. */
function brings(row: ReturnType<typeof useCases>[number]): string[] {
  const { rows: home, exceptPages } = general().homeRows;
  if (exceptPages.includes(row.page)) return [];
  const all = useCases();
  const views =
    row.access === 'view'
      ? []
      : all
          .filter((r) => r.page === row.page && r.section === row.section && r.access === 'view')
          .map((r) => r.id);
  const named = (row.alsoRequires ?? []).flatMap((label) =>
    all.filter((r) => r.label === label).map((r) => r.id),
  );
  return [...new Set([...home, ...views, ...named])].filter((id) => id !== row.id);
}

/**
 * Resource types that can be named one by one, to where each stands in statements: those of connect
 * by their names, those of its siblings with the service.
 */
function resourcePlaces(all: readonly ServiceFacts[]) {
  const named = all
    .filter(({ service }) => isOfFamily(service))
    .flatMap((service) =>
      Object.keys(service.resourceTypes)
        .filter((type) => isNameable(service, type))
        .map((type) => ({
          type: service.service === 'connect' ? type : `${service.service}:${type}`,
          place: templates(service, type, confinements())[0],
        })),
    );
  // Those of connect, which have no prefix, come first.
  const inOrder = [
    ...named.filter(({ type }) => !type.includes(':')),
    ...named.filter(({ type }) => type.includes(':')),
  ];
  return Object.fromEntries(inOrder.map(({ type, place }) => [type, place]));
}

/** Not what stands for all of a type, for the instance, or for what a sibling has. */
const isNameable = ({ service, resourceTypes }: ServiceFacts, type: string) =>
  !/^(wildcard-|qualified-|instance$|aws-managed)/.test(type) &&
  resourceTypes[type].arns[0].includes(`:${service}:`);

/** The conditions of a scope with the values that each takes, and the types that contain others. */
function renderedScopeConditions() {
  const { conditions, parents } = scopeConditions();
  const { multiValued, values } = readJson<ConditionKeyFacts>('catalogue/condition-keys.json');
  const byMethod = Object.entries(conditions).map(([method, { key, arn }]) => {
    const known = values.find((one) => one.key === key)?.values;
    const several = multiValued.includes(key);
    const facts = {
      ...(known && { values: known }),
      ...(several && { several }),
      ...(arn && { arn }),
    };
    return [method, { key, ...facts }];
  });
  return { conditions: Object.fromEntries(byMethod), parents };
}

export const scopeConditions = () =>
  readJson<{
    conditions: Record<
      string,
      { readonly key: string; readonly enum?: string; readonly arn?: true }
    >;
    parents: Record<string, string>;
  }>('catalogue/scope-conditions.json');

function policies() {
  return Object.fromEntries(
    managedPolicies().map((policy) => [
      policy.name,
      {
        arn: policy.arn.replace('arn:aws:', 'arn:{Partition}:'),
        serviceLinked: policy.serviceLinked,
        active: policy.status.startsWith('active'),
        versions: Object.fromEntries(
          policy.versions.map((v, i) => [
            v.versionId,
            {
              date: v.date.slice(0, 10),
              // An action that went into a wildcard is not removed.
              summary: policy.serviceLinked ? plainStory(v, policy.versions[i - 1]) : v.summary,
              // The documents of service-linked roles cannot be attached by anybody: their history is enough.
              ...(!policy.serviceLinked && v.document && { document: v.document }),
            },
          ]),
        ),
      },
    ]),
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

/** The service-linked roles; in what features add, names that do not exist are replaced by the ones that do. */
function linkedRoles() {
  return Object.fromEntries(
    Object.entries(serviceLinkedRoles()).map(([id, { inlinePolicies, ...role }]) => {
      const added = inlinePolicies?.map(({ feature, actions, on, notInIam }) => ({
        feature,
        actions: actions.map((a) => notInIam?.[a] ?? a).sort(),
        on,
      }));
      return [id, { ...role, ...(added && { inlinePolicies: added }) }];
    }),
  );
}

/** A template for service-linked roles once for each of them, `CreateServiceLinkedRoleOfConnect`; others as they are. */
function ofEachLinkedRole({
  eachServiceLinkedRole,
  ...template
}: StatementTemplate): StatementTemplate[] {
  if (!eachServiceLinkedRole) return [template];
  return Object.entries(serviceLinkedRoles()).map(([id, { namePrefix, principal, suffix }]) => {
    // With or without the underscore before the suffix: a role that is made by hand may have no suffix.
    const name = suffix === 'none' ? namePrefix : `${namePrefix.replace(/_$/, '')}*`;
    const roles = `arn:{Partition}:iam::{Account}:role/aws-service-role/${principal}/${name}`;
    const text = JSON.stringify(template)
      .replaceAll('{LinkedRoles}', roles)
      .replaceAll('{LinkedService}', principal);
    const whose = id
      .split('-')
      .map((word) => word[0].toUpperCase() + word.slice(1))
      .join('');
    return { ...JSON.parse(text), id: `${template.id}Of${whose}`, ofAccount: true };
  });
}

/** Ids of statements by what they are for. */
function statementGroups(): Record<string, readonly string[]> {
  const { groups } = readJson<{ groups: Record<string, { statements: string[] }> }>(
    'catalogue/statements.json',
  );
  return Object.fromEntries(Object.entries(groups).map(([id, { statements: ids }]) => [id, ids]));
}

/** The statement templates with `service:Verb*` spelled out, so that a new action shows in the diff. */
function statements(all: readonly ServiceFacts[]) {
  const names = all
    .filter((s) => isOfFamily(s.service))
    .flatMap((s) => Object.keys(s.actions).map((a) => `${s.service}:${a}`));
  const { statements: written } = readJson<{ statements: StatementTemplate[] }>(
    'catalogue/statements.json',
  );
  return sorted(
    Object.fromEntries(
      written.flatMap(ofEachLinkedRole).map(({ id, actions, except = [], ...rest }) => {
        if (rest.wholeService) return [id, { actions, ...rest }];
        const spelled = actions.flatMap((a) =>
          a.endsWith('*') ? names.filter((n) => n.startsWith(a.slice(0, -1))) : asList(a),
        );
        return [
          id,
          { actions: [...new Set(spelled)].filter((a) => !except.includes(a)).sort(), ...rest },
        ];
      }),
    ),
  );
}
