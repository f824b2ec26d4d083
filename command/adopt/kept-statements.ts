import { isOfFamily } from '../../src/catalogue/catalogue';
import { isPattern, matchesAction, mayBeConnectAction } from '../../src/policy/action-patterns';
import { Policy, PolicyStatement } from '../../src/policy/model';

/** The part of a statement that the library does not replace. */
export interface KeptStatement {
  readonly statement: PolicyStatement;
  readonly policy: string;
}

/**
 * Returns what stays in the policies: denies, the actions of other services, and the actions that
 * are not replaced. A statement about every action, or about every action except some, stays whole.
 */
export const keptStatements = (
  policies: readonly Policy[],
  names: readonly string[],
  open: ReadonlySet<string>,
): readonly KeptStatement[] =>
  policies.flatMap((policy) =>
    policy.statements.flatMap((statement) => {
      const kept = keptPart(statement, names, open);
      return kept ? [{ statement: kept, policy: policy.name }] : [];
    }),
  );

function keptPart(
  statement: PolicyStatement,
  names: readonly string[],
  open: ReadonlySet<string>,
): PolicyStatement | undefined {
  const { effect, actions, notAction } = statement;
  if (effect === 'Deny' || notAction) return statement;
  const kept = actions.flatMap((pattern) => {
    if (!isOfFamily(pattern)) return [pattern];
    const known = names.filter((name) => matchesAction(pattern, name));
    return known.length === 0 && !isPattern(pattern)
      ? [pattern]
      : known.filter((one) => open.has(one));
  });
  return kept.length === 0 ? undefined : { ...statement, actions: kept };
}

/** Returns whether a statement allows actions of every service, among them Amazon Connect. */
export const isAboutEveryService = ({ effect, actions, notAction }: PolicyStatement): boolean =>
  effect === 'Allow' &&
  (notAction || actions.some((action) => !isOfFamily(action) && mayBeConnectAction(action)));
