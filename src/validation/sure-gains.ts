import { isAlways, isNever } from './choice-by-values';
import { isOnConnect } from './connect-holders';
import { Escalation, waysOf } from './escalations';
import { holderChoice } from './holder-choice';
import { isAllowedEverything, isBounded } from './whole-access';
import { actionsOf } from '../catalogue/actions';
import { familyServices } from '../catalogue/family';
import { lazy } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
import { deniesOf } from '../policy/principal-statements';
import { isAllow, isDeny } from '../policy/statement';

/**
 * Returns whether a principal surely gains by having the access of another one: every permission, an
 * open way that is not open to it, or an action of Amazon Connect that nothing allows to it.
 *
 * @param own - The principal, and the roles as which it acts.
 * @param lackedBy - Returns the ways of another one that the principal lacks.
 */
export const surelyGains =
  (own: readonly Principal[], lackedBy: (other: Principal) => readonly Escalation[]) =>
  (other: Principal): boolean => {
    const [principal] = own;
    // Who joins a group keeps its own denies and its own boundary.
    const isJoined = other.kind === 'group';
    const isLimited = isBounded(principal) || deniesOf(principal).length > 0;
    return (
      isAllowedEverything(other) ||
      (!(isJoined && isLimited) && hasOpenWay(own, lackedBy(other))) ||
      connectActions().some((action) => {
        if (isJoined && (isBounded(principal) || isDenied(principal, action))) return false;
        const sure = sureGrants(other, action);
        return sure.length > 0 && !own.some((one) => mayAllow(one, action, sure));
      })
    );
  };

/** Returns whether one of some ways is open, and is not open to any of some principals. */
const hasOpenWay = (own: readonly Principal[], lacked: readonly Escalation[]): boolean => {
  const open = new Set(
    own.flatMap(waysOf).flatMap(({ way, reach }) => (reach === 'open' ? [way.id] : [])),
  );
  return lacked.some(({ way, reach }) => reach === 'open' && !open.has(way.id));
};

const connectActions = lazy(() => familyServices().flatMap(actionsOf));

/** Returns the statements that surely allow an action. Any deny of the action leaves that in doubt. */
function sureGrants(principal: Principal, action: string): readonly PolicyStatement[] {
  const grants = connectGrants(principal, action).filter(
    (one) =>
      one.templateConditions.length === 0 && choicesOn(one, principal, action).every(isAlways),
  );
  if (grants.length === 0 || isDenied(principal, action)) return [];
  return isBounded(principal) && !leavesAll(principal.boundary?.policy, action) ? [] : grants;
}

/** Returns whether something may allow a principal what some statements allow for certain. */
const mayAllow = (
  principal: Principal,
  action: string,
  sure: readonly PolicyStatement[],
): boolean =>
  connectGrants(principal, action).some(
    (one) =>
      !choicesOn(one, principal, action).some(isNever) &&
      sure.some((other) => mayShareResource(one, other)),
  );

function connectGrants(principal: Principal, action: string): readonly PolicyStatement[] {
  return covering(policiesOf(principal), action).filter((one) => isAllow(one) && isOnConnect(one));
}

const covering = (policies: readonly Policy[], action: string): readonly PolicyStatement[] =>
  policies
    .flatMap((policy) => coveringStatements(policy, action))
    .map(({ statement }) => statement);

function isDenied(principal: Principal, action: string): boolean {
  return covering(policiesOf(principal), action).some(isDeny);
}

/** Returns whether a boundary leaves an action on every resource. */
function leavesAll(boundary: Policy | undefined, action: string): boolean {
  const all = boundary ? covering([boundary], action) : [];
  const isWhole = ({ conditions, templateConditions, resources, notResource }: PolicyStatement) =>
    conditions.length + templateConditions.length === 0 && !notResource && resources.includes('*');
  return all.some(isWhole) && !all.some(isDeny);
}

const choicesOn = ({ conditions, resources }: PolicyStatement, holder: Principal, action: string) =>
  conditions.map((one) => holderChoice(one, { holder, action, isAnyResource: false }, resources));

const mayShareResource = (one: PolicyStatement, other: PolicyStatement): boolean =>
  one.notResource ||
  other.notResource ||
  one.resources.some((mine) => other.resources.some((its) => patternsIntersect(mine, its)));
