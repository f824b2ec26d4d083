import { inAccount, inAccountOf } from './assumable-roles';
import { isOnRole } from './naming-of-role';
import { ACCOUNT, ANY_ACCOUNT, grantedAccounts } from './own-place';
import { reachesOn } from './own-reach';
import { passingWays, trustInService } from './passable-roles';
import { ReachedAction, reachedBy } from './reached-action';
import { isThereFor } from './sure-conditions';
import { isSureUse } from './sure-uses';
import {
  isAbout,
  isAlwaysMet,
  isForEverybody,
  isNamedIn,
  isOnCaller,
  trustingStatements,
} from './trusting-statements';
import { mayHaveRole, UsableRole } from './usable-role';
import { escalationStep } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { withEachName } from '../policy/principal-identity';
import { TemplateCondition } from '../policy/template-condition';
import { TrustStatement } from '../policy/trust';

/**
 * Returns whether a principal can act as another one whatever deployment and its requests are: no
 * unknown name decides, no template condition, and no condition that it may not meet.
 */
export function isSureStep(principal: Principal, step: UsableRole): boolean {
  const { role, by, namedBy, trustedAs, isUnseen, isTrusted, mayBeDenied, isByNew, first } = step;
  if (namedBy !== undefined || trustedAs !== undefined || isUnseen || mayBeDenied) return false;
  if (step.ifTrusting !== undefined || mayHaveRole(step)) return false;
  if (isByNew || first !== undefined || isForOthers(by)) return false;
  if (!isSureUse(principal, step)) return false;
  const isLetIn = (caller: Principal) =>
    inAccounts(caller, role).every((one) => isThereFor(caller, role, trustFor(one, caller, step)));
  if (!withEachName(principal).every(isLetIn)) return false;
  if (isTrusted && by.includes(trustFacts().assume)) return true;
  return by.every((action) => isAllowedOn(principal, action, step));
}

/**
 * Returns a principal in each account in which it may act as a role. A literal account is another one
 * where nothing says the own.
 */
function inAccounts(principal: Principal, role: Principal): readonly Principal[] {
  const known = principal.identity?.account ?? role.identity?.account;
  const granted = [principal, role].map(grantedAccounts).find(({ length }) => length > 0);
  const accounts = known === undefined ? (granted ?? [ANY_ACCOUNT]) : [known];
  return accounts.map(inAccount(principal));
}

/**
 * Returns the conditions of each statement by which a role lets in a principal, or a service.
 *
 * @param placed - The principal in an account in which it may be.
 */
function trustFor(
  placed: Principal,
  principal: Principal,
  { role, by, isTrusted }: UsableRole,
): readonly (readonly TemplateCondition[])[] {
  const caller = inAccountOf(role, principal);
  const isEnough = (one: TrustStatement) =>
    !isTrusted || isNamedIn(one, placed, role) || isForEverybody(one);
  const isMet = (one: TrustStatement) => one.conditions.every((each) => isAlwaysMet(each, caller));
  if (by.includes(trustFacts().assume))
    return trustingStatements(role, placed)
      .map(withoutOpenAccounts)
      .filter((one) => isAbout(one, placed, role))
      .filter(isEnough)
      .filter(isMet)
      .map(conditionsOf);
  const passing = passingWays().find(({ way }) => way.needs === by);
  if (!passing) return [[]];
  return trustInService(role)(passing.service).map(conditionsOf);
}

/** Returns a statement without the callers of accounts that only deployment knows. */
const withoutOpenAccounts = (statement: TrustStatement): TrustStatement => ({
  ...statement,
  principals: statement.principals.filter(({ value }) => isOfKnownAccount(value)),
  conditions: statement.conditions.map((one) =>
    isOnCaller(one) ? { ...one, values: one.values.filter(isOfKnownAccount) } : one,
  ),
});

function isOfKnownAccount(value: PolicyText): boolean {
  const { account = ACCOUNT } = parseArn(value) ?? {};
  return account === ACCOUNT || !hasDeployTimeValue(account);
}

const conditionsOf = (one: TrustStatement) => one.templateConditions;

/**
 * Returns whether an action is allowed without conditions, on the role where it is on roles. A
 * statement on several is decided on some, and a deny may be on this one.
 */
function isAllowedOn(principal: Principal, action: string, { role, by }: UsableRole): boolean {
  const on = escalationStep(action)?.on ?? (action === trustFacts().assume ? 'role' : undefined);
  const attempt = { action, on, context: contextOf(by) };
  const reached = reachedBy(principal, attempt);
  const onIt = reached.filter(({ resource }) => isOnRole(resource, role, principal));
  return (
    (onIt.length > 0 ? onIt : reached).some(isAlways) &&
    (on !== role.kind || reachesOn(principal, attempt, role, 'certain'))
  );
}

const isAlways = ({ known }: ReachedAction) => known === 'allowed';

/** Returns whether some actions give the role to those that run on something, or have certificates. */
const isForOthers = (by: readonly string[]): boolean =>
  passingWays().some(({ way }) => way.needs === by && way.actsAsNoRole === true);

/** Returns the condition key values of requests that pass a role to a service by some actions. */
const contextOf = (by: readonly string[]) =>
  passingWays().find(({ way }) => way.needs === by)?.way.context;
