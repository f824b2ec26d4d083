import { general, managedPolicies, services, sources } from './facts';
import { readJson } from './json';
import { writtenStatements } from './statements';
import { takesKey } from './takes-key';

/** That the statements name actions, condition keys and sources that there are. */
export function inconsistenciesOfStatements(): string[] {
  const known = services().flatMap((s) =>
    Object.keys(s.actions).map((name) => `${s.service}:${name}`),
  );
  const read = sources();
  const statements = writtenStatements();
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => ok || problems.push(problem);

  services().forEach((s) =>
    need(s.source in read, `services/${s.service}: no such source: ${s.source}`),
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
      const matching = known.filter((a) =>
        action.endsWith('*') ? a.startsWith(action.slice(0, -1)) : a === action,
      );
      need(matching.length > 0, `${where}: no such action: ${action}`);
      for (const key of [s.conditions, s.forInstance?.conditions]
        .flatMap((c) => Object.values(c ?? {}))
        .flatMap((c) => Object.keys(c))) {
        // Of a whole service, the actions that take the key are limited by it.
        const limited = s.wholeService
          ? matching.filter((name) => takesKey(name, key)).slice(0, 1)
          : matching;
        need(limited.length > 0, `${where}: no action takes the condition key ${key}`);
        for (const name of limited)
          need(
            general().requestKeys.ofServices.includes(key) || takesKey(name, key),
            `${where}: ${name} does not take the condition key ${key}`,
          );
      }
    }
  }
  need(
    statements.length === new Set(statements.map((s) => s.id)).size,
    'statements: an id stands twice',
  );

  for (const policy of managedPolicies()) {
    need(
      policy.serviceLinked || policy.versions.every((v) => v.document),
      `managed-policies/${policy.name}: a version has no document`,
    );
  }
  return problems;
}
