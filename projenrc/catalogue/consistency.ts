import { askedActions, awsPolicies } from './aws-policies';
import { bindings, confinements, places as placesOfScopes } from './bindings';
import { inconsistenciesOfCapabilities } from './capabilities';
import { inconsistenciesOfDependents } from './dependents';
import { inconsistenciesOfDeployments } from './deployments';
import { inconsistenciesOfForms } from './documented-forms';
import { inconsistenciesOfEscalations } from './escalations';
import {
  aliases,
  asList,
  corrections,
  general,
  managedPolicies,
  SamlSignIn,
  serviceLinkedRoles,
  services,
  sources,
  useCases,
} from './facts';
import { jobActions, jobs, sourcesOf } from './jobs';
import { readJson } from './json';
import { origins } from './origins';
import { inconsistenciesOfReview } from './review';
import { inconsistenciesOfTagging } from './tagging';
import { inconsistenciesOfTopics } from './topics';
import { inconsistenciesOfUncovered } from './uncovered';

interface Template {
  readonly id: string;
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  readonly wholeService?: true;
  readonly conditions?: Record<string, Record<string, unknown>>;
  readonly forInstance?: { readonly conditions?: Record<string, Record<string, unknown>> };
  readonly source: string;
  readonly confinedBy?: string;
}

/** What the schemas cannot say: that every name in the catalogue means something in it. */
export function inconsistencies(): string[] {
  return [
    ...ofStatements(),
    ...ofJobs(),
    ...ofConfinements(),
    ...ofServiceLinkedRoles(),
    ...ofSamlSignIn(),
    ...inconsistenciesOfReview(),
    ...inconsistenciesOfEscalations(),
    ...ofAwsPolicies(),
    ...ofAliases(),
    ...inconsistenciesOfForms(),
    ...inconsistenciesOfDependents(),
    ...inconsistenciesOfCapabilities(),
    ...inconsistenciesOfDeployments(),
    ...inconsistenciesOfUncovered(),
    ...inconsistenciesOfTagging(services()),
    ...inconsistenciesOfTopics(),
  ];
}

/** That AWS's managed policies are known for every action of another service that the catalogue asks about. */
function ofAwsPolicies(): string[] {
  const known = new Set(awsPolicies().actions);
  return askedActions()
    .filter((action) => !known.has(action))
    .map(
      (action) =>
        `facts/aws-policies: nothing is known about ${action}. Run: npm run catalogue:refresh -- --write`,
    );
}

/** That an old name is not an action of the reference, and that the new one is. */
function ofAliases(): string[] {
  const known = new Set(
    services().flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
  );
  return aliases().flatMap(({ action, now, source }) => [
    ...(known.has(action) ? [`aliases: ${action} is an action`] : []),
    ...(known.has(now) ? [] : [`aliases: no such action: ${now}`]),
    ...(source in sources() ? [] : [`aliases: no such source: ${source}`]),
  ]);
}

function ofJobs(): string[] {
  const { names } = readJson<{ names: object }>('catalogue/facts/published-names.json');
  const all = [
    ...services().flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
    ...Object.keys(names),
  ];
  const { statements } = readJson<{ statements: Template[] }>('catalogue/statements.json');
  const ids = [...useCases(), ...jobs()].map(({ id }) => id);
  const problems = ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `jobs: the id ${id} stands twice`);
  for (const job of jobs()) {
    const written = (job.grants ?? []).flatMap((grant) => [
      ...grant.actions,
      ...(grant.except ?? []),
    ]);
    const unknown = [
      ...written.filter(
        (action) =>
          !all.some((name) =>
            action.endsWith('*') ? name.startsWith(action.slice(0, -1)) : name === action,
          ),
      ),
      ...(job.brings ?? []).filter((id) => !ids.includes(id)),
      ...(job.statements ?? []).filter((id) => !statements.some((s) => s.id === id)),
      ...sourcesOf(job).filter((source) => !(source in sources())),
    ];
    problems.push(...unknown.map((name) => `jobs/${job.id}: nothing is named ${name}`));
    const own = (job.grants ?? []).flatMap((grant) =>
      Object.keys(jobActions({ ...job, grants: [grant], deploys: undefined })),
    );
    problems.push(
      ...own
        .filter((name, i) => own.indexOf(name) !== i)
        .map((name) => `jobs/${job.id}: ${name} stands twice`),
    );
  }
  return problems;
}

/** That every action of every row and job has a place, and none that would hand over the account. */
function ofConfinements(): string[] {
  const rows = origins(corrections());
  const { general: usual, rows: special } = bindings(services(), rows);
  const places = placesOfScopes();
  const given = Object.keys(general().givenPlaces);
  const { confinements: rules } = confinements();
  const known = sources();
  const problems: string[] = [];
  [...rules, ...Object.values(places)].forEach(
    (rule) => known[rule.source] || problems.push(`confinements: no such source: ${rule.source}`),
  );
  for (const [row, actions] of rows) {
    for (const action of actions) {
      const found = special[row]?.[action] ?? usual[action];
      if (!found) problems.push(`confinements: ${action} of ${row} has no place`);
      for (const resource of (found ?? []).flatMap((b) => b.resources)) {
        const unconfined =
          /^arn:\{Partition\}:(iam::\{Account\}:(role|policy)\/\*|s3:)/.test(resource) ||
          (resource === '*' && action.startsWith('iam:') && action !== 'iam:ListRoles');
        if (unconfined)
          problems.push(`confinements: ${action} of ${row} would be granted on ${resource}`);
        for (const [, place] of resource.matchAll(/\{(\w+)\}/g)) {
          if (!(place in places) && !given.includes(place))
            problems.push(`confinements: ${action} of ${row} has an unknown place ${place}`);
        }
      }
    }
  }
  for (const rule of rules) {
    for (const action of rule.actions) {
      const users = [...rows].filter(
        ([row, actions]) => actions.includes(action) && (!rule.rows || rule.rows.includes(row)),
      );
      if (users.length === 0)
        problems.push(`confinements: no row needs ${action} as it is confined here`);
      for (const key of Object.values(rule.conditions ?? {}).flatMap((c) => Object.keys(c))) {
        if (!key.startsWith('aws:') && !takes(services(), action, key))
          problems.push(`confinements: ${action} does not take the condition key ${key}`);
      }
    }
  }
  return problems;
}

/** That each has a policy, and that what features add to it exists or says what stands for it. */
function ofServiceLinkedRoles(): string[] {
  const known = new Set(
    services().flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
  );
  const policies = managedPolicies()
    .filter((policy) => policy.serviceLinked)
    .map((policy) => policy.name);
  return Object.entries(serviceLinkedRoles()).flatMap(
    ([id, { managedPolicy, inlinePolicies = [] }]) => [
      ...(policies.includes(managedPolicy)
        ? []
        : [`service-linked-roles/${id}: no such policy: ${managedPolicy}`]),
      ...inlinePolicies.flatMap(({ actions, notInIam = {} }) => [
        ...actions
          .filter((a) => !a.endsWith(':*') && !known.has(notInIam[a] ?? a))
          .map((a) => `service-linked-roles/${id}: no such action: ${a}`),
        ...Object.keys(notInIam)
          .filter((a) => known.has(a) || !actions.includes(a))
          .map((a) => `service-linked-roles/${id}: ${a} exists, or is not named`),
      ]),
    ],
  );
}

function ofSamlSignIn(): string[] {
  const known = sources();
  const { partitions } = readJson<SamlSignIn>('catalogue/facts/saml-sign-in.json');
  return Object.entries(partitions).flatMap(([name, { regionPrefix: _, ...urls }]) =>
    Object.entries(urls)
      .filter(([, { source }]) => !(source in known))
      .map(([what, { source }]) => `saml-sign-in/${name}/${what}: no such source: ${source}`),
  );
}

function ofStatements(): string[] {
  const all = services();
  const known = new Map(
    all.flatMap((s) =>
      Object.entries(s.actions).map(([name, fact]): [string, typeof fact] => [
        `${s.service}:${name}`,
        fact,
      ]),
    ),
  );
  const read = sources();
  const { statements } = readJson<{ statements: Template[] }>('catalogue/statements.json');
  const rows = useCases();
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => ok || problems.push(problem);

  all.forEach((s) => need(s.source in read, `services/${s.service}: no such source: ${s.source}`));
  need(
    rows.length === new Set(rows.map((r) => r.id)).size,
    'console-use-cases: an id stands twice',
  );

  const { groups } = readJson<{ groups: Record<string, { statements: string[] }> }>(
    'catalogue/statements.json',
  );
  for (const [group, { statements: ids }] of Object.entries(groups)) {
    for (const id of ids)
      need(
        statements.some((s) => s.id === id),
        `statements/groups/${group}: no such statement: ${id}`,
      );
  }
  for (const s of statements) {
    const where = `statements/${s.id}`;
    [s.source, s.confinedBy].forEach((id) =>
      need(!id || id in read, `${where}: no such source: ${id}`),
    );
    for (const action of [...s.actions, ...(s.except ?? [])]) {
      need(
        !action.endsWith(':*') || s.wholeService,
        `${where}: ${action} is a whole service, which wholeService must say`,
      );
      const matching = [...known.keys()].filter((a) =>
        action.endsWith('*') ? a.startsWith(action.slice(0, -1)) : a === action,
      );
      need(matching.length > 0, `${where}: no such action: ${action}`);
      for (const key of [s.conditions, s.forInstance?.conditions]
        .flatMap((c) => Object.values(c ?? {}))
        .flatMap((c) => Object.keys(c))) {
        // Of a whole service, the actions that take the key are limited by it.
        const limited = s.wholeService
          ? matching.filter((name) => takes(all, name, key)).slice(0, 1)
          : matching;
        need(limited.length > 0, `${where}: no action takes the condition key ${key}`);
        for (const name of limited)
          need(
            general().requestKeys.ofServices.includes(key) || takes(all, name, key),
            `${where}: ${name} does not take the condition key ${key}`,
          );
      }
    }
  }
  need(
    statements.length === new Set(statements.map((s) => s.id)).size,
    'statements: an id stands twice',
  );

  for (const fix of corrections()) {
    const where = `corrections/${fix.id}`;
    need(fix.source in read, `${where}: no such source: ${fix.source}`);
    if (fix.action) need(known.has(fix.action), `${where}: no such action: ${fix.action}`);
    if (fix.row) {
      const row = rows.find((r) => r.id === fix.row);
      need(row, `${where}: no such row: ${fix.row}`);
      if (fix.replace)
        need(
          row?.actions.includes(fix.replace) && !known.has(fix.replace),
          `${where}: ${fix.replace} is not in the row, or exists`,
        );
      for (const name of [fix.by, fix.add])
        need(!name || known.has(name), `${where}: no such action: ${name}`);
      if (fix.add)
        need(
          !row?.actions.includes(fix.add),
          `${where}: the row has ${fix.add} now; the correction can go`,
        );
    }
  }
  for (const row of rows) {
    const replaced = corrections()
      .filter((fix) => fix.row === row.id)
      .map((fix) => fix.replace);
    row.actions
      .filter((a) => !known.has(a) && !replaced.includes(a))
      .forEach((a) =>
        problems.push(`console-use-cases/${row.id}: no such action, and no correction: ${a}`),
      );
  }
  for (const policy of managedPolicies()) {
    need(
      policy.serviceLinked || policy.versions.every((v) => v.document),
      `managed-policies/${policy.name}: a version has no document`,
    );
  }
  return problems;
}

/** Whether requests for the action carry the key: by the action itself or by a resource type it takes. */
function takes(all: ReturnType<typeof services>, action: string, key: string): boolean {
  if (general().requestKeys.ofRequests.includes(key)) return true;
  const [prefix, name] = action.split(':');
  const service = all.find((s) => s.service === prefix)!;
  const fact = service.actions[name];
  const types = [...(fact.types ?? []), ...(fact.optionalTypes ?? [])];
  const keys = [
    ...asList(fact.keys ?? []),
    ...types.flatMap((t) => service.resourceTypes[t]?.keys ?? []),
  ];
  return keys.some(
    (k) => k === key || (k.includes('${') && key.startsWith(k.slice(0, k.indexOf('${')))),
  );
}
