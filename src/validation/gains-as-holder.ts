import { allowedWayActions } from './allowed-way-actions';
import { Escalation, KNOWN_WAYS } from './escalations';
import { wayForOthers } from './gaining-principal';
import { PolicyChoice } from './policy-choices';
import { EVERYTHING, holderOf } from './policy-holder';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { allowingPart } from '../policy/allowing-part';
import { policiesOf, Policy, Principal } from '../policy/model';

/**
 * Returns the ways of those who hold the policies of some choices as a principal has them that gives
 * itself or others the policies. A role gains nothing by what it writes into users.
 */
export function asHeldBy(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
): (one: Escalation) => Escalation {
  const on = escalationStep(way.needs[0])?.on;
  const kinds = [principal.kind, on];
  const withAll = lazy(() => withPolicies(principal, all));
  // To judge hundreds of policies together takes long.
  const actsAsOther = lazy(
    () => policiesOfChoices(all).some((one) => actsByItself(one)) || mayActAsOther(withAll()),
  );
  const isMember = () =>
    kinds.includes('group') ||
    (principal.groups ?? []).length > 0 ||
    joiningActions().some((action) => allowedWayActions(withAll()).has(action));
  const isHeld = ({ gains }: EscalationWay): boolean => {
    if (gains === 'role') return kinds.includes('role');
    if (gains === 'user') return kinds.includes('user') || kinds.includes('group');
    return gains !== 'member' || isMember();
  };
  return (one) =>
    principal.kind === 'policy' || isHeld(one.way) || actsAsOther()
      ? one
      : { ...one, way: wayForOthers(one.way) };
}

const mayActAsOther = (one: Principal): boolean =>
  KNOWN_WAYS.actsAsRole(one) || KNOWN_WAYS.takesUser(one);

/** Returns whether whoever has what a policy allows acts as a role or a user. */
const actsByItself = memoize((policy: Policy): boolean =>
  mayActAsOther(holderOf([allowingPart(policy)])),
);

/** Returns whoever has what a principal and the policies of some choices allow, without any limits. */
const withPolicies = (principal: Principal, all: readonly PolicyChoice[]): Principal =>
  holderOf([...policiesOf(principal), ...policiesOfChoices(all)].map(allowingPart));

const policiesOfChoices = (all: readonly PolicyChoice[]): readonly Policy[] =>
  all.map((one) => one.attached?.policy ?? one.boundary?.policy ?? EVERYTHING);

const joiningActions = lazy(() =>
  escalationWays().flatMap(({ takes, needs }) => (takes === 'group' ? needs : [])),
);
