import { isAlways, isNever } from './choice-by-values';
import { isOneOf } from './condition-keys';
import { neverHold } from './contradictions';
import { holderChoice, WantedRequest } from './holder-choice';
import { isOutOfReach } from './out-of-reach';
import { timeChoice } from './time-choice';
import { valuesOfEveryRequest } from '../catalogue/escalation';
import { requestFacts } from '../catalogue/requests';
import { servicePrefixes } from '../catalogue/service-prefixes';
import { memoize } from '../input/memoize';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { hasEarlyVariables } from '../policy/early-variables';
import { Condition, PolicyStatement, Principal } from '../policy/model';
import { overlap } from '../policy/pattern';

/** An action that no service has: what AWS may add. */
export const NEW_ACTION = 'new-service:NewAction';

/** Returns whether a deny applies to every request of its holder that its actions and resources match. */
export const isAlwaysApplied = (deny: PolicyStatement, holder: Principal): boolean =>
  actionsOf(deny).every((action) => surelyApplies(deny, { holder, action, isAnyResource: false }));

/** Returns whether a deny applies to a request that its actions and resources match. */
export const surelyApplies = (deny: PolicyStatement, request: WantedRequest): boolean =>
  deny.templateConditions.length === 0 &&
  !hasEarlyVariables(deny) &&
  deny.conditions.every((condition) => isAlways(holderChoice(condition, request, deny.resources)));

/**
 * Returns whether a deny never applies to its holder, or only where the holder has no need to make a
 * request: others, times that are over, resources that it does not reach, actions of no service.
 */
export const isNeverApplied = (deny: PolicyStatement, holder: Principal): boolean =>
  deniesNoAction(deny) ||
  neverHold(deny.conditions) ||
  deny.conditions.some((condition) => isNeverMet(condition, deny, holder)) ||
  (!deny.notResource &&
    deny.resources.every((resource) =>
      actionsOf(deny).every((action) => isOutOfReach(holder, action, resource)),
    ));

function isNeverMet(condition: Condition, deny: PolicyStatement, holder: Principal): boolean {
  const { absent, times } = requestFacts();
  if (isOneOf(condition.key, times)) return timeChoice(condition)?.canMeet === false;
  const isLeft = isOneOf(condition.key, [...absent, ...Object.keys(valuesOfEveryRequest())]);
  return actionsOf(deny)
    .map((action) => ({ holder, action, isAnyResource: false }))
    .map((request) => holderChoice(condition, request, deny.resources))
    .every((choice) => isNever(isLeft ? { ...choice, isSure: true } : choice));
}

/** Returns whether a statement has no action of a service that exists. */
const deniesNoAction = ({ notAction, actions }: PolicyStatement): boolean =>
  notAction ? actions.some((pattern) => /^\*+$/.test(pattern)) : !actions.some(mayBeOfService);

/** Returns whether an action, or a pattern, may be of a service that exists. */
const mayBeOfService = memoize((pattern: PolicyText): boolean => {
  if (hasDeployTimeValue(pattern)) return true;
  const [service] = pattern.toLowerCase().split(':');
  return servicePrefixes().some((prefix) => overlap(service, prefix));
});

const actionsOf = ({ notAction, actions }: PolicyStatement): readonly string[] =>
  notAction ? [NEW_ACTION] : actions;
