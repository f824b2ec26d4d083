import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { passingWays } from './passable-roles';
import { UsableRole } from './usable-role';
import { escalationStep } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { parseArn } from '../policy/arn';
import { coveringStatements } from '../policy/covering-statements';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import {
  policiesAndBoundaryOf,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
} from '../policy/model';
import { overlap, patternIncludes } from '../policy/pattern';
import { placeKey } from '../policy/place';
import { isAllow, isDeny, isUnconditional } from '../policy/statement';

/**
 * Returns whether a principal surely acts as a role by what runs as it, by passing it, or by what its
 * trust policy names. Statements without conditions allow the actions on one resource in any Region,
 * and no deny is on that.
 */
export function isSureUse(principal: Principal, step: UsableRole): boolean {
  const { role, by, place, means } = step;
  if (means?.isPossible) return false;
  if (means === undefined && !passingWays().some(({ way }) => way.needs === by)) return true;
  const isNear = role.place.file === principal.place.file;
  const isOfStep = (one: GrantingStatement) => placeKey(one.place) === placeKey(place);
  const byKind = groupBy(
    by.filter((action) => kindOf(action) !== 'role'),
    kindOf,
  );
  return [...byKind.values()].every((actions) => {
    const all = actions.flatMap((action) => grantsOf(principal, action));
    const ofStep = means === undefined ? [] : all.filter(isOfStep);
    return (ofStep.length > 0 ? ofStep : all)
      .filter(({ statement }) => isPlain(statement))
      .flatMap(resourcesOf)
      .filter((resource) => isInAnyRegion(resource, isNear))
      .some((resource) => actions.every((action) => isSurelyAllowed(principal, action, resource)));
  });
}

/** Returns whether a statement may be one by which a principal surely acts as a role. */
export const mayBeSure = (one: GrantingStatement): boolean =>
  isPlain(one.statement) && resourcesOf(one).some((resource) => isInAnyRegion(resource, true));

const kindOf = (action: string): string => escalationStep(action)?.on ?? '';

const isPlain = (one: PolicyStatement): boolean => isUnconditional(one) && !one.notResource;

/** Returns whether a resource is in the Region of what the principal uses. */
function isInAnyRegion(resource: PolicyText, isNear: boolean): boolean {
  const region = parseArn(resource)?.region ?? '*';
  return region === '*' || region === '' || (isNear && hasDeployTimeValue(region));
}

function isSurelyAllowed(principal: Principal, action: string, resource: PolicyText): boolean {
  const allows = (one: PolicyStatement) =>
    isAllow(one) && isPlain(one) && one.resources.some((each) => patternIncludes(each, resource));
  const denies = (one: PolicyStatement) =>
    isDeny(one) && (one.notResource || one.resources.some((each) => overlap(each, resource)));
  const on = (policies: readonly Policy[]) =>
    policies.flatMap((policy) => coveringStatements(policy, action)).map((one) => one.statement);
  const { boundary } = principal;
  return (
    on(policiesOf(principal)).some(allows) &&
    (!boundary?.policy || on([boundary.policy]).some(allows)) &&
    !on(policiesAndBoundaryOf(principal)).some(denies)
  );
}
