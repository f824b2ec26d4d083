import { applyScope } from './apply-scope';
import { Statement, unique } from './statement';
import { subtract } from './subtract-managed-policies';
import { checkTagTokens, applyTags } from './apply-tags';
import { checkAccounts } from './check-accounts';
import { documentedStatements } from './documented-statements';
import { expand } from './expand-actions';
import {
  anySecurityProfileFinding,
  beyondInstanceFinding,
  everyAccountFinding,
  managedPolicyFinding,
  accountWideFinding,
  starResourceFinding,
} from './findings';
import { Finding, withoutEntries } from './grant';
import { MergedGrant, merge } from './merge-statements';
import { Pinned, pinned, pinnedDocument, pinnedPolicyFindings } from './pinned-policies';
import { placeholderValues } from './placeholder-values';
import { fillPlaceholders, fillConditions, PlaceholderValues } from './placeholders';
import { distinctSid, sid } from './sid';
import { ConnectAccess } from '../access/connect-access';
import { newestDocument, originFacts, takesResources } from '../catalogue/catalogue';
import { PolicyDocument } from '../catalogue/facts';
import { ConnectAccessError } from '../input/error';
import { environmentOf, TargetEnvironment } from '../input/target-environment';
import { shortened } from '../policy/shorten-list';
import { ConnectScope } from '../scope/connect-scope';

export interface Compiled {
  /** Names of managed policies of AWS that are attached as they are served. */
  readonly managedPolicies: readonly string[];
  /** Copies of managed policies of AWS at a version. */
  readonly pinned: readonly Pinned[];
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

/**
 * The road from access and scope to statements. Its laws, each tested as a property in test/laws:
 *
 * 1. Complete: every wanted action is allowed on every resource in scope.
 * 2. Sound: nothing else is allowed, no other action and no other instance.
 * 3. Minimal: taking away any action, resource or condition breaks 1 or 2.
 * 4. Deterministic: the same input in any order gives the same bytes; Sids come from catalogue ids.
 * 5. Never wider in silence: what takes no resource stands on `*` in a statement of its own, and a finding
 *    says so; what cannot carry a condition on tags is an error unless the caller chose otherwise; an empty scope is an error.
 * 6. No escalation: what could hand over the account is confined by the catalogue, or refused with what to pass.
 * 7. Denies win and are never merged away.
 * 8. Inside the quotas: split, never dropped; what cannot fit is an error (see split.ts).
 * 9. Subtracting: what an attached managed policy grants, or the copy of a version of it, is not repeated.
 */
export function compile(
  where: string,
  from: TargetEnvironment,
  access: ConnectAccess,
  scope: ConnectScope,
  property?: string,
): Compiled {
  checkGiven(where, access, scope, property);
  const at = property ? `${where}: ${property}` : where;
  const findings: Finding[] = [];
  const places = placeholderValues(at, from, scope);
  checkTagTokens(at, from, scope);
  const { allow, deny } = documentedStatements(at, from, access, scope, places);
  const { _managedPolicies: managedPolicies, _pins: pins } = access;
  const whole = [...managedPolicies, ...pins.map((pin) => pin.policy)];
  const limited = applyTags(
    where,
    { grants: expand(access._wants), documented: allow, managedPolicies: whole },
    scope,
    findings,
  );
  const merged = merge(applyScope(at, from, limited.grants, scope, findings));
  if (!environmentOf(from)) checkAccounts(at, from, scope, places, findings);
  const granted = [...managedPolicies.map(newestDocument), ...pins.map(pinnedDocument)];
  const lacking = subtractGranted(granted, toStatements(merged, places));
  const ours = subtractGranted(granted, limited.documented);
  const statements = [...ours, ...lacking, ...deny];
  if (statements.length === 0 && granted.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'nothing is left to grant',
      instead: 'Give a ConnectAccess with at least one use case or action',
    });
  }
  if (!scope.coversAllInstances) {
    beyondInstanceFinding(merged, findings);
    accountWideFinding(allow, findings);
    managedPolicyFinding(whole, granted, findings);
  } else if (!environmentOf(from)) {
    everyAccountFinding(findings);
  }
  // What AWS documents on * under a condition is limited by it; what takes resources has others where instances are named.
  starResourceFinding(
    [...ours.filter((s) => !s.conditions && !s.actions.some(takesResources)), ...lacking],
    findings,
  );
  anySecurityProfileFinding(lacking, findings);
  pinnedPolicyFindings(pins, findings);
  return { managedPolicies, pinned: pins.map(pinned), statements, findings };
}

/** JavaScript may leave out what is required, or give the class, an instance or a name instead. */
export function checkGiven(
  where: string,
  access: ConnectAccess,
  scope: ConnectScope,
  property = 'connectScope',
): void {
  const check = (name: string, given: object, made: string, is: boolean) => {
    if (!is)
      throw new ConnectAccessError({
        where: `${where}: ${name}`,
        problem: given ? `this is no ${made}` : `no ${made} is given`,
        allowed: `a ${made}, such as ${made}.${EXAMPLES[made]}`,
      });
  };
  check('access', access, 'ConnectAccess', access?._wants !== undefined);
  check(property, scope, 'ConnectScope', typeof scope?._places === 'function');
}

const EXAMPLES: Record<string, string> = {
  ConnectAccess: 'jobs(...)',
  ConnectScope: 'instances(...)',
};

/** Stage 6: without what the managed policies grant, those that are pinned at their versions. */
const subtractGranted = (
  granted: readonly PolicyDocument[],
  statements: readonly Statement[],
): readonly Statement[] =>
  granted.reduce((rest, document) => rest.flatMap((s) => subtract(s, document) ?? []), statements);

/** Stage 5: the places filled, and a Sid for each statement. */
function toStatements(
  merged: readonly MergedGrant[],
  places: readonly PlaceholderValues[],
): Statement[] {
  const plain = merged.map((s) => sid(s));
  const stands = (name: string) => plain.filter((other) => other === name).length;
  return merged.map((s, i) => {
    // With every instance in scope the condition on `connect:InstanceId` says nothing.
    const conditions = withoutEntries(
      fillConditions('compiled', s.conditions ?? {}, places),
      (key, value) => key.endsWith(':InstanceId') && value === '*',
    );
    return {
      id: stands(plain[i]) === 1 ? plain[i] : distinctSid(s),
      effect: 'Allow',
      actions: s.actions,
      resources: fillPlaceholders('compiled', s.resources, places),
      ...(conditions && { conditions }),
      why: why(s),
    };
  });
}

function why({ rows, actions }: MergedGrant): string {
  if (rows.length === 0) return 'Asked for by name.';
  const { group, reasons } = originFacts(rows[0]);
  if (reasons) return `${group}: ${unique(actions.map((action) => reasons[action])).join(' ')}`;
  return `Console, ${group}: ${shortened(
    rows.map((row) => originFacts(row).label),
    3,
    '; ',
  )}.`;
}
