import { actionNames, general, managedPolicies, services, sources } from './facts';
import { renderedStatementGroups, writtenStatements } from './statements';
import { takesKey } from './takes-key';

/** That the statements name actions, condition keys and sources that there are. */
export function inconsistenciesOfStatements(): string[] {
  const known = actionNames();
  const read = sources();
  const statements = writtenStatements();
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => ok || problems.push(problem);

  services().forEach((s) =>
    need(s.source in read, `services/${s.service}: no such source: ${s.source}`),
  );
  for (const [group, ids] of Object.entries(renderedStatementGroups())) {
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
