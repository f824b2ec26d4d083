import { applyConditions } from './apply-conditions';
import { applyScope } from './apply-scope';
import { applyTags } from './apply-tags';
import { beyondScopeFindings } from './beyond-scope-findings';
import { CompileContext } from './compile-context';
import { DeniedStatements, deniedStatements } from './denied-statements';
import { documentedStatements, documentedTexts } from './documented-statements';
import { expandActions } from './expand-actions';
import {
  accountWideFindings,
  anySecurityProfileFindings,
  beyondInstanceFindings,
  everyAccountFinding,
  everyInstanceFindings,
  managedPolicyFindings,
  notDeniedFindings,
  starResourceFindings,
  withoutInstance,
  withoutInstanceFindings,
  uncataloguedFindings,
} from './findings';
import { ineffectiveFindings } from './ineffective-findings';
import { mergeStatements } from './merge-statements';
import { groupOf } from './origin-order';
import {
  pinnedDocument,
  PinnedPolicy,
  pinnedPolicy,
  pinnedPolicyFindings,
} from './pinned-policies';
import { shareStatements } from './share-statements';
import { shortenResources, withNeededResources } from './shorten-resources';
import { signInFindings } from './sign-in-findings';
import { subtractManagedPolicies } from './subtract-managed-policies';
import { toStatements } from './to-statements';
import { CompilableAccess } from '../access/compilable-access';
import { newestDocument, takesResources } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { ResolvedScope } from '../scope/resolved-scope';

/** The result of compiling access in a scope. */
export interface CompiledAccess {
  /** Names of AWS managed policies that are attached as AWS serves them. */
  readonly managedPolicies: readonly string[];
  /** Copies of AWS managed policies at a version. */
  readonly pinned: readonly PinnedPolicy[];
  readonly statements: readonly CompiledStatement[];
  readonly findings: readonly Finding[];
}

/**
 * Compiles access and a scope to statements. Tests in test/laws check each of these laws as a
 * property:
 *
 * 1. Complete: every wanted action is allowed on every resource in scope.
 * 2. Sound: nothing else is allowed, no other action and no other instance.
 * 3. Minimal: removing any action, resource or condition breaks 1 or 2.
 * 4. Deterministic: the same input in any order gives the same bytes. Sids come from catalogue ids.
 * 5. Never silently wider: an action that takes no resource is on `*` in its own statement, and a
 *    finding reports it. An action that cannot carry a tag condition is an error unless the caller
 *    chose otherwise.
 * 6. No escalation: the catalogue confines actions that could hand over the account, or an error
 *    lists the values to pass.
 * 7. Denies win and are never merged away.
 * 8. Inside the quotas: statements are split, never dropped. Statements that cannot fit are an
 *    error (see split-by-size.ts).
 * 9. Subtracting: permissions of an attached managed policy, or of the copy of a version of it, are
 *    not repeated.
 * 10. Each resource by its part: request tags apply to created resources, and resource tags apply
 *     to used resources.
 */
export function compile(
  context: CompileContext,
  access: CompilableAccess,
  scope: ResolvedScope,
): CompiledAccess {
  const { _managedPolicies: managedPolicies, _pins: pins } = access;
  const policyNames = [...managedPolicies, ...pins.map(({ policy }) => policy)];
  const granted = [...managedPolicies.map(newestDocument), ...pins.map(pinnedDocument)];

  const documented = documentedStatements(context, access._documented, scope);
  const tagged = applyTags(
    context,
    {
      grants: expandActions(access._wants),
      documented: documented.allow,
      managedPolicies: policyNames,
    },
    scope.tags,
  );
  const { _denied } = access;
  const denied = _denied ? deniedStatements(context, _denied, scope) : NOTHING_DENIED;
  const limited = applyConditions(
    context,
    { grants: tagged.grants, documented: tagged.documented, managedPolicies: policyNames },
    scope.conditions,
  );
  const scoped = applyScope(context, limited.grants, scope, [
    ...documentedTexts(access._documented),
    ...denied.used,
  ]);
  const merged = scope.exactTypes
    ? mergeStatements(scoped.grants, groupOf)
    : shareStatements(mergeStatements(shortenResources(scoped.grants, scope)), scope).map(
        withNeededResources,
      );
  const own = subtractManagedPolicies(limited.documented, granted);
  const wanted = subtractManagedPolicies(toStatements(context, merged, scope), granted);
  const statements = [...own, ...wanted, ...denied.statements, ...documented.deny];
  const isEmpty = statements.length === 0 && granted.length === 0;
  if (isEmpty && access._uncatalogued.length === 0) {
    throw nothingLeft(context, [...tagged.findings, ...scoped.findings]);
  }

  const isWholeAccount = !scope.instances && context.environment !== undefined;
  const ofEveryAccount = context.environment ? [] : [everyAccountFinding()];
  const beyondScope = scope.instances
    ? [
        ...beyondInstanceFindings(merged),
        ...accountWideFindings(documented.allow),
        ...withoutInstanceFindings(documented.allow),
        ...notDeniedFindings(withoutInstance(documented.deny)),
        ...managedPolicyFindings(policyNames, granted),
      ]
    : ofEveryAccount;
  // A condition limits the actions that AWS documents on * under a condition. Actions that take
  // resources have other statements where instances are named.
  const isLimited = ({ conditions, actions }: CompiledStatement) =>
    conditions.length > 0 || actions.some(takesResources);
  return {
    managedPolicies,
    pinned: pins.map(pinnedPolicy),
    statements,
    findings: [
      ...uncataloguedFindings(access._uncatalogued),
      ...tagged.findings,
      ...limited.findings,
      ...scoped.findings,
      ...denied.findings,
      ...ineffectiveFindings(statements, access),
      ...beyondScope,
      ...beyondScopeFindings([...own, ...wanted]),
      ...starResourceFindings([...own.filter((one) => !isLimited(one)), ...wanted]),
      ...anySecurityProfileFindings([...own, ...wanted]),
      ...pinnedPolicyFindings(pins),
      ...signInFindings(statements, granted),
      ...(isWholeAccount ? everyInstanceFindings(policyNames, granted) : []),
    ],
  };
}

const NOTHING_DENIED: DeniedStatements = { statements: [], findings: [], used: [] };

/** Returns the error of an access without a statement, with the reason why actions are left out. */
function nothingLeft({ label }: CompileContext, findings: readonly Finding[]): ConnectAccessError {
  const left = findings.find(({ id }) => id === 'left-out' || id === 'tags-left-out');
  return new ConnectAccessError({
    where: label,
    problem: ['nothing is left to grant', ...(left ? [left.what] : [])].join(': '),
    instead:
      left?.id === 'left-out'
        ? left.instead
        : 'Give a ConnectAccess with at least one use case or action',
  });
}
