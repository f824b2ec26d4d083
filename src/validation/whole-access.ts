import { isAlways } from './choice-by-values';
import { isOneOf } from './condition-keys';
import { isAlwaysApplied, isNeverApplied, NEW_ACTION } from './denies-of-holder';
import { holderChoice } from './holder-choice';
import { isConditionMetByMfa, isConditionMissedByMfa } from './mfa-sign-in';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { alwaysHolds } from '../policy/confining-conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { patternIncludes, overlap } from '../policy/pattern';
import { deniesOf } from '../policy/principal-statements';
import { isUnconditional } from '../policy/statement';
import { isKeeping } from '../policy/template-condition';

/**
 * Returns the statement by which policies allow every action on every resource: alone, or with others
 * that allow what its `NotAction` leaves out. A user may have to sign in with MFA.
 */
export const allowingEverything = (
  policies: readonly Policy[],
  holder: Principal,
): PolicyStatement | undefined => {
  const all = policies
    .flatMap(({ statements }) => statements)
    .filter((one) => isForAll(one, holder));
  return all.find(({ actions, notAction }) =>
    notAction
      ? actions.every((pattern) => all.some((other) => allowsAll(other, pattern)))
      : actions.some(isEverything),
  );
};

/** Returns whether a statement allows its actions on every resource, if its holder signs in with MFA. */
const isForAll = (
  { effect, notResource, resources, conditions, templateConditions }: PolicyStatement,
  holder: Principal,
): boolean =>
  effect === 'Allow' &&
  !notResource &&
  !templateConditions.some(isKeeping) &&
  resources.some(isAll) &&
  conditions.every((one) => alwaysHolds(one) || isMet(one, holder));

/**
 * Returns whether a holder meets a condition on every request in its account, if it signs in with MFA.
 * An account or an organization that is not known is the own.
 */
const isMet = (condition: Condition, holder: Principal): boolean => {
  if (isConditionMetByMfa(condition, holder)) return true;
  const request = { holder, action: NEW_ACTION, isAnyResource: false };
  const choice = holderChoice(condition, request);
  const { own, times } = requestFacts();
  const isTaken = isOneOf(condition.key, [...own, ...times]);
  return isAlways(isTaken ? { ...choice, isSure: true } : choice);
};

/** Returns whether a pattern of resources is one of all. */
const isAll = (resource: PolicyText) => /^\*+$/.test(resource);

const isEverything = (pattern: string) => /^\*+(:\*+)?$/.test(pattern);

/** Returns whether the actions of a statement include all that a pattern matches. */
const allowsAll = ({ actions, notAction }: PolicyStatement, pattern: PolicyText): boolean => {
  const [names, wanted] = [actions.map((one) => one.toLowerCase()), pattern.toLowerCase()];
  return notAction
    ? !names.some((one) => overlap(one, wanted))
    : names.some((one) => patternIncludes(one, wanted));
};

/** Returns whether a principal has a permissions boundary that keeps some permission back. */
export const isBounded: (principal: Principal) => boolean = memoize((principal: Principal) => {
  const { boundary } = principal;
  return (
    boundary !== undefined && !(boundary.policy && keepsNothingBack(boundary.policy, principal))
  );
});

const keepsNothingBack = (policy: Policy, holder: Principal): boolean =>
  allowingEverything([policy], holder) !== undefined &&
  policy.statements.every((one) => one.effect === 'Allow' || isNeverApplied(one, holder));

/**
 * Returns whether a principal is allowed everything, without a permissions boundary that keeps some
 * of it back. Denies of some actions may remove some access, also all ways to get it back.
 */
export const isAllowedEverything: (principal: Principal) => boolean = memoize(
  (principal: Principal) =>
    isUnlimited(principal) && allowingEverything(policiesOf(principal), principal) !== undefined,
);

/** Returns whether a principal is allowed everything without a condition, a deny, or a boundary. */
export const isAdministrator = (principal: Principal): boolean =>
  !isBounded(principal) &&
  deniesOf(principal).length === 0 &&
  allowingEverything(policiesOf(principal).map(withoutConditional), principal) !== undefined;

const withoutConditional = (policy: Policy): Policy => ({
  ...policy,
  statements: policy.statements.filter(isUnconditional),
});

/** Returns whether neither a boundary nor denies of nearly everything limit a principal. */
export const isUnlimited = (principal: Principal): boolean =>
  !isBounded(principal) &&
  !policiesOf(principal).some((policy) => deniesNewActions(policy, principal));

/** Returns whether a policy surely denies its holder everything, or everything but some actions. */
const deniesNewActions = ({ statements }: Policy, holder: Principal): boolean =>
  statements.some((one) => deniesOthers(one) && isAlwaysApplied(one, holder));

/**
 * Returns whether a policy denies its holder everything, or everything but some actions, if it may and
 * the holder cannot make requests without that.
 */
export const mayDenyNewActions = ({ statements }: Policy, holder: Principal): boolean =>
  statements.some(
    (one) => deniesOthers(one) && !isNeverApplied(one, holder) && !isMissed(one, holder),
  );

/** Returns whether a holder can make requests to which a deny does not apply. */
const isMissed = ({ conditions, resources }: PolicyStatement, holder: Principal): boolean => {
  const request = { holder, action: NEW_ACTION, isAnyResource: true };
  return conditions.some(
    (one) => isConditionMissedByMfa(one, holder) || holderChoice(one, request, resources).canMiss,
  );
};

/** Returns whether a policy allows an action that AWS may add, on something. */
export const allowsNewActions = ({ statements }: Policy): boolean =>
  statements.some(
    ({ effect, actions, notAction }) =>
      effect === 'Allow' &&
      actions.some((pattern) => matchesAction(pattern, NEW_ACTION)) !== notAction,
  );

/** Returns whether a statement denies everything, or everything but some actions, on everything. */
const deniesOthers = ({
  effect,
  actions,
  notAction,
  resources,
  notResource,
}: PolicyStatement): boolean =>
  effect === 'Deny' &&
  !notResource &&
  resources.some(isAll) &&
  actions.some((pattern) => matchesAction(pattern, NEW_ACTION)) !== notAction;
