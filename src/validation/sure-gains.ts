import { isAlways, isNever } from './choice-by-values';
import { grantsConnect } from './connect-holders';
import { waysOf } from './escalations';
import { gainOf } from './gained-access';
import { holderChoice } from './holder-choice';
import { isAllowedEverything, isBounded } from './whole-access';
import { actionsOf } from '../catalogue/actions';
import { familyServices } from '../catalogue/family';
import { lazy, memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';

/**
 * Returns whether a principal surely gains by having the access of another one: every permission, an open way
 * that is not open to it, or an action of Amazon Connect that nothing allows to it.
 *
 * @param own - The principal, and the roles as which it acts.
 */
export const surelyGains =
  (own: readonly Principal[], world: World) =>
  (other: Principal): boolean => {
    const [principal] = own;
    // Who joins a group keeps its own denies and its own boundary.
    const keeps = other.kind === 'group';
    const isKeptBack = (action: string) =>
      isBounded(principal) || statementsOf(principal, 'Deny').some((one) => isAbout(one, action));
    return (
      isAllowedEverything(other) ||
      (!(keeps && isLimited(principal)) &&
        gainOf(principal, world)
          .lackedBy(other)
          .some(
            ({ reach, way }) => reach === 'open' && !own.some((one) => hasOpenWay(one, way.id)),
          )) ||
      connectActions().some(
        (action) =>
          surelyAllows(other, action) &&
          !(keeps && isKeptBack(action)) &&
          !own.some((one) => mayAllow(one, action, other)),
      )
    );
  };

function isLimited(principal: Principal): boolean {
  return isBounded(principal) || statementsOf(principal, 'Deny').length > 0;
}

function hasOpenWay(principal: Principal, id: string): boolean {
  return waysOf(principal).some(({ way, reach }) => way.id === id && reach === 'open');
}

const connectActions = lazy(() => familyServices().flatMap(actionsOf));

const statementsOf = (principal: Principal, wanted: PolicyStatement['effect']) =>
  policiesOf(principal)
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === wanted);

const connectStatements = memoize((principal: Principal) =>
  statementsOf(principal, 'Allow').filter(grantsConnect),
);

function isAbout({ actions, notAction }: PolicyStatement, action: string): boolean {
  return actions.some((pattern) => matchesAction(pattern, action)) !== notAction;
}

/** Returns the statements that surely allow a principal an action. Any deny of it leaves that in doubt. */
const sureStatements = (principal: Principal, action: string): readonly PolicyStatement[] =>
  statementsOf(principal, 'Deny').some((one) => isAbout(one, action)) ||
  (isBounded(principal) && !isLeftBy(principal.boundary?.policy, action))
    ? []
    : connectStatements(principal).filter(
        (one) =>
          isAbout(one, action) &&
          one.templateConditions.length === 0 &&
          choicesOn(one, principal, action).every(isAlways),
      );

function surelyAllows(principal: Principal, action: string): boolean {
  return sureStatements(principal, action).length > 0;
}

/** Returns whether a boundary leaves an action on every resource. */
const isLeftBy = (boundary: Policy | undefined, action: string): boolean =>
  boundary !== undefined &&
  boundary.statements.some(
    (one) =>
      one.effect === 'Allow' &&
      isAbout(one, action) &&
      one.conditions.length + one.templateConditions.length === 0 &&
      one.resources.includes('*') !== one.notResource,
  ) &&
  !boundary.statements.some((one) => one.effect === 'Deny' && isAbout(one, action));

/** Returns whether something may allow a principal what is sure for another one. */
const mayAllow = (principal: Principal, action: string, other: Principal): boolean =>
  connectStatements(principal).some(
    (one) =>
      isAbout(one, action) &&
      !choicesOn(one, principal, action).some(isNever) &&
      sureStatements(other, action).some((sure) => mayShareResource(one, sure)),
  );

const choicesOn = ({ conditions, resources }: PolicyStatement, holder: Principal, action: string) =>
  conditions.map((one) => holderChoice(one, { holder, action, isAnyResource: false }, resources));

const mayShareResource = (one: PolicyStatement, other: PolicyStatement): boolean =>
  one.notResource ||
  other.notResource ||
  one.resources.some((mine) => other.resources.some((its) => patternsIntersect(mine, its)));
