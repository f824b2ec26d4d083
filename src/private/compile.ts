import { checkAccounts } from './account-bound';
import { fillAll, fillConditions, Places } from './bind';
import { documented } from './documented';
import { expand } from './expand';
import { sayAnySecurityProfile, sayBeyond, sayEveryAccount, sayManagedPolicies, sayOfAccount, sayStars } from './findings';
import { Finding, withoutEntries } from './grant';
import { locate } from './locate';
import { Merged, merge } from './merge';
import { Pinned, pinned, pinnedDocument, sayPins } from './pinned';
import { shortened } from './shortened';
import { distinctSid, sid } from './sids';
import { Statement, unique } from './statement';
import { subtract } from './subtract';
import { checkTagTokens, tagged } from './tags';
import { views } from './views';
import { ConnectAccess } from '../access/connect-access';
import { newestDocument, originFacts, takesResources } from '../catalogue/load';
import { PolicyDocument } from '../catalogue/model';
import { ConnectAccessError } from '../errors';
import { ConnectScope } from '../scope/connect-scope';
import { homeOf, Viewpoint } from '../scope/viewpoint';

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
export function compile(where: string, from: Viewpoint, access: ConnectAccess, scope: ConnectScope, property?: string): Compiled {
  checkGiven(where, access, scope, property);
  const at = property ? `${where}: ${property}` : where;
  const findings: Finding[] = [];
  const places = views(at, from, scope);
  checkTagTokens(at, from, scope);
  const { allow, deny } = documented(at, from, access, scope, places);
  const { _managedPolicies: managedPolicies, _pins: pins } = access;
  const whole = [...managedPolicies, ...pins.map((pin) => pin.policy)];
  const limited = tagged(where, { grants: expand(access._wants), documented: allow, managedPolicies: whole }, scope, findings);
  const merged = merge(locate(at, from, limited.grants, scope, findings));
  if (!homeOf(from)) checkAccounts(at, from, scope, places, findings);
  const granted = [...managedPolicies.map(newestDocument), ...pins.map(pinnedDocument)];
  const lacking = lackingOf(granted, named(merged, places));
  const ours = lackingOf(granted, limited.documented);
  const statements = [...ours, ...lacking, ...deny];
  if (statements.length === 0 && granted.length === 0) {
    throw new ConnectAccessError({ where, problem: 'nothing is left to grant', instead: 'Give a ConnectAccess with at least one use case or action' });
  }
  if (!scope.coversAllInstances) {
    sayBeyond(merged, findings);
    sayOfAccount(allow, findings);
    sayManagedPolicies(whole, granted, findings);
  } else if (!homeOf(from)) {
    sayEveryAccount(findings);
  }
  // What AWS documents on * under a condition is limited by it; what takes resources has others where instances are named.
  sayStars([...ours.filter((s) => !s.conditions && !s.actions.some(takesResources)), ...lacking], findings);
  sayAnySecurityProfile(lacking, findings);
  sayPins(pins, findings);
  return { managedPolicies, pinned: pins.map(pinned), statements, findings };
}

/** JavaScript may leave out what is required, or give the class, an instance or a name instead. */
export function checkGiven(where: string, access: ConnectAccess, scope: ConnectScope, property = 'connectScope'): void {
  const check = (name: string, given: object, made: string, is: boolean) => {
    if (!is) throw new ConnectAccessError({ where: `${where}: ${name}`, problem: given ? `this is no ${made}` : `no ${made} is given`, allowed: `a ${made}, such as ${made}.${EXAMPLES[made]}` });
  };
  check('access', access, 'ConnectAccess', access?._wants !== undefined);
  check(property, scope, 'ConnectScope', typeof scope?._places === 'function');
}

const EXAMPLES: Record<string, string> = { ConnectAccess: 'jobs(...)', ConnectScope: 'instances(...)' };

/** Stage 6: without what the managed policies grant, those that are pinned at their versions. */
const lackingOf = (granted: readonly PolicyDocument[], statements: readonly Statement[]): readonly Statement[] =>
  granted.reduce((rest, document) => rest.flatMap((s) => subtract(s, document) ?? []), statements);

/** Stage 5: the places filled, and a Sid for each statement. */
function named(merged: readonly Merged[], places: readonly Places[]): Statement[] {
  const plain = merged.map((s) => sid(s));
  const stands = (name: string) => plain.filter((other) => other === name).length;
  return merged.map((s, i) => {
    // With every instance in scope the condition on `connect:InstanceId` says nothing.
    const conditions = withoutEntries(fillConditions('compiled', s.conditions ?? {}, places), (key, value) => key.endsWith(':InstanceId') && value === '*');
    return {
      id: stands(plain[i]) === 1 ? plain[i] : distinctSid(s),
      effect: 'Allow',
      actions: s.actions,
      resources: fillAll('compiled', s.resources, places),
      ...(conditions && { conditions }),
      why: why(s),
    };
  });
}

function why({ rows, actions }: Merged): string {
  if (rows.length === 0) return 'Asked for by name.';
  const { group, reasons } = originFacts(rows[0]);
  if (reasons) return `${group}: ${unique(actions.map((action) => reasons[action])).join(' ')}`;
  return `Console, ${group}: ${shortened(rows.map((row) => originFacts(row).label), 3, '; ')}.`;
}
