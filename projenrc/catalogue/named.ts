import { actionsOfHandlers, deployments } from './deployments';
import {
  asList,
  dependentActions,
  ManagedPolicyFact,
  serviceLinkedRoles,
  useCases,
  corrections,
  family,
} from './facts';
import { jobs } from './jobs';
import { readJson } from './json';

/** Every action, without wildcards, that something in the catalogue names: `service` to its action names. */
export function namedActions(policies: readonly ManagedPolicyFact[]): Map<string, string[]> {
  const named = new Set<string>();
  for (const row of useCases()) {
    row.actions.map((a) => row.notInIam?.[a] ?? a).forEach((a) => named.add(a));
  }
  for (const policy of policies) {
    for (const { document } of policy.versions) {
      document?.Statement.flatMap((s) => asList(s.Action)).forEach((a) => named.add(a));
    }
  }
  for (const [service, byAction] of Object.entries(dependentActions())) {
    if (!(service in family())) continue;
    Object.values(byAction)
      .flat()
      .forEach((a) => named.add(a));
  }
  for (const { statements } of [
    readJson<{ statements: { actions: string[] }[] }>('catalogue/statements.json'),
  ]) {
    statements.flatMap((s) => s.actions).forEach((a) => named.add(a));
  }
  jobs()
    .flatMap((job) => job.grants ?? [])
    .flatMap((grant) => grant.actions)
    .forEach((a) => named.add(a));
  for (const { actions, notInIam } of Object.values(serviceLinkedRoles()).flatMap(
    (role) => role.inlinePolicies ?? [],
  )) {
    actions.map((a) => notInIam?.[a] ?? a).forEach((a) => named.add(a));
  }
  readJson<{ unconfined: { action: string }[] }>('catalogue/review.json').unconfined.forEach(
    ({ action }) => named.add(action),
  );
  Object.values(deployments())
    .flatMap((handlers) => actionsOfHandlers(handlers))
    .forEach((a) => named.add(a));
  corrections()
    .flatMap((c) => [c.add, c.by])
    .forEach((a) => a && named.add(a));

  const byService = new Map<string, string[]>();
  for (const action of [...named].filter((a) => !a.includes('*')).sort()) {
    const [service, name] = action.split(':');
    byService.set(service, [...(byService.get(service) ?? []), name]);
  }
  Object.keys(family()).forEach((service) => byService.has(service) || byService.set(service, []));
  return byService;
}
