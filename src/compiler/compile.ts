import { applyScope } from './apply-scope';
import { applyTags } from './apply-tags';
import { CompileContext } from './compile-context';
import { documentedStatements } from './documented-statements';
import { expandActions } from './expand-actions';
import {
  accountWideFindings,
  anySecurityProfileFindings,
  beyondInstanceFindings,
  everyAccountFinding,
  managedPolicyFindings,
  starResourceFindings,
} from './findings';
import { mergeStatements } from './merge-statements';
import {
  pinnedDocument,
  PinnedPolicy,
  pinnedPolicy,
  pinnedPolicyFindings,
} from './pinned-policies';
import { shortenResources, withNeededResources } from './shorten-resources';
import { signInFindings } from './sign-in-findings';
import { subtractManagedPolicies } from './subtract-managed-policies';
import { toStatements } from './to-statements';
import { ConnectAccess } from '../access/connect-access';
import { newestDocument, takesResources } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { ResolvedScope } from '../scope/resolved-scope';

/** What access and scope come to. */
export interface CompiledAccess {
  /** Names of AWS managed policies that are attached as AWS serves them. */
  readonly managedPolicies: readonly string[];
  /** Copies of AWS managed policies at a version. */
  readonly pinned: readonly PinnedPolicy[];
  readonly statements: readonly CompiledStatement[];
  readonly findings: readonly Finding[];
}

/**
 * The way from access and scope to statements. Its laws, each tested as a property in test/laws:
 *
 * 1. Complete: every wanted action is allowed on every resource in scope.
 * 2. Sound: nothing else is allowed, no other action and no other instance.
 * 3. Minimal: taking away any action, resource or condition breaks 1 or 2.
 * 4. Deterministic: the same input in any order gives the same bytes; Sids come from catalogue ids.
 * 5. Never wider in silence: what takes no resource is on `*` in a statement of its own, and a finding
 *    reports it; what cannot carry a condition on tags is an error unless the caller chose otherwise.
 * 6. No escalation: what could hand over the account is confined by the catalogue, or refused with what to pass.
 * 7. Denies win and are never merged away.
 * 8. Inside the quotas: split, never dropped; what cannot fit is an error (see split-by-size.ts).
 * 9. Subtracting: what an attached managed policy grants, or the copy of a version of it, is not repeated.
 * 10. Each resource by its part: tags of the request on what is made, tags of the resource on what is used.
 */
export function compile(
  context: CompileContext,
  access: ConnectAccess,
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
  const scoped = applyScope(context, tagged.grants, scope);
  const short = scope.exactTypes ? scoped.grants : shortenResources(scoped.grants, scope);
  const merged = mergeStatements(short).map(withNeededResources);
  const own = subtractManagedPolicies(tagged.documented, granted);
  const wanted = subtractManagedPolicies(toStatements(context, merged, scope), granted);
  const statements = [...own, ...wanted, ...documented.deny];
  if (statements.length === 0 && granted.length === 0) throw nothingLeft(context);

  const ofEveryAccount = context.environment ? [] : [everyAccountFinding()];
  const beyondScope = scope.instances
    ? [
        ...beyondInstanceFindings(merged),
        ...accountWideFindings(documented.allow),
        ...managedPolicyFindings(policyNames, granted),
      ]
    : ofEveryAccount;
  // What AWS documents on * under a condition is limited by it;
  // what takes resources has others where instances are named.
  const isLimited = ({ conditions, actions }: CompiledStatement) =>
    conditions.length > 0 || actions.some(takesResources);
  return {
    managedPolicies,
    pinned: pins.map(pinnedPolicy),
    statements,
    findings: [
      ...tagged.findings,
      ...scoped.findings,
      ...beyondScope,
      ...starResourceFindings([...own.filter((one) => !isLimited(one)), ...wanted]),
      ...anySecurityProfileFindings([...own, ...wanted]),
      ...pinnedPolicyFindings(pins),
      ...signInFindings([...own, ...wanted], granted),
    ],
  };
}

const nothingLeft = ({ label }: CompileContext) =>
  new ConnectAccessError({
    where: label,
    problem: 'nothing is left to grant',
    instead: 'Give a ConnectAccess with at least one use case or action',
  });
