import { inAccountOf } from './assumable-roles';
import { isOnRole } from './naming-of-role';
import { reachesOn } from './own-reach';
import { passingWays, trustInService } from './passable-roles';
import { ReachedAction, reachedBy } from './reached-action';
import { isThereFor } from './sure-conditions';
import { isAlwaysMet, isForEverybody, isNamedIn, trustingStatements } from './trusting-statements';
import { mayHaveRole, UsableRole } from './usable-role';
import { escalationStep } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
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
  const isLetIn = (caller: Principal) => isThereFor(caller, role, trustFor(caller, step));
  if (!withEachName(principal).every(isLetIn)) return false;
  if (isTrusted && by.includes(trustFacts().assume)) return true;
  return by.every((action) => isAllowedOn(principal, action, step));
}

/** Returns the conditions of each statement by which a role lets in a principal, or a service. */
function trustFor(
  principal: Principal,
  { role, by, isTrusted }: UsableRole,
): readonly (readonly TemplateCondition[])[] {
  const caller = inAccountOf(role, principal);
  const isEnough = (one: TrustStatement) =>
    !isTrusted || isNamedIn(one, caller, role) || isForEverybody(one);
  const isMet = (one: TrustStatement) => one.conditions.every((each) => isAlwaysMet(each, caller));
  if (by.includes(trustFacts().assume))
    return trustingStatements(role, caller).filter(isEnough).filter(isMet).map(conditionsOf);
  const passing = passingWays().find(({ way }) => way.needs === by);
  if (!passing) return [[]];
  return trustInService(role)(passing.service).map(conditionsOf);
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
