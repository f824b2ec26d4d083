import { isKey } from './condition-keys';
import { Escalation, escalationOf } from './escalations';
import { GrantingStatement } from './granting-statements';
import { hasOpenNames, writtenPolicies } from './nameable-policies';
import { policiesByArn } from './policies-by-arn';
import { accountOf, stateOfName } from './policy-name-state';
import { Granting } from './taken-names';
import { hasAllOf } from './whole-accounts';
import { asInCatalogue, policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { isNegated } from '../policy/condition-operator';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { isPattern, overlap } from '../policy/pattern';

/** Returns a way by something new, limited where the boundary that this must have does not exist. */
export function ifBoundaryIsThere(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation {
  if (!one.way.makes || one.reach === 'limited') return one;
  const isThere = withBoundariesThere(principal, world, granting);
  const way = asInCatalogue(one.way);
  if (way.needs.every((action) => isThere(action).length === granting(action).length)) return one;
  const found = escalationOf(principal, way, isThere);
  if (found?.reach === 'open') return one;
  const does = `${one.way.does}, if the boundary exists that it must have`;
  return { ...one, reach: 'limited', way: { ...one.way, does } };
}

/**
 * Returns the statements that allow an action without those that require a boundary that does not exist.
 * The details of an account list its policies.
 */
function withBoundariesThere(principal: Principal, world: World, granting: Granting): Granting {
  const isOfNothing = ({ statement }: GrantingStatement): boolean =>
    statement.conditions.some(
      ({ key, operator, values }) =>
        isKey(key, policyKeys().boundary) &&
        !isNegated(operator) &&
        !/null|ifexists/i.test(operator) &&
        values.every((value) => isMissing(value, principal, world)),
    );
  return memoize((action: string) => granting(action).filter((one) => !isOfNothing(one)));
}

/** Returns whether no policy has an ARN, or a pattern of it, and a principal may create none. */
function isMissing(value: PolicyText, principal: Principal, world: World): boolean {
  const arn = parseArn(value);
  if (!arn || hasDeployTimeValue(arn.resource) || value.includes('${')) return false;
  const account = principal.identity?.account ?? accountOf(value, principal);
  if (overlap(arn.account, 'aws') || !hasAllOf(world)('policy')(account)) return false;
  const isThere = isPattern(value)
    ? policiesByArn(value, principal, world).length > 0
    : stateOfName(value, principal, world) !== 'free';
  return !isThere && !hasOpenNames(world) && writtenPolicies(value, principal, world).length === 0;
}
