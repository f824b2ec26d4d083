import { byValues } from './choice-by-values';
import { isOneOf } from './condition-keys';
import { knownVariables, resourceWithKnownVariables } from './known-variables';
import { isBrought } from './own-tags';
import { nameInRequests } from './own-user';
import { triedStatement } from './tried-access';
import { requestFacts } from '../catalogue/requests';
import { lazy } from '../input/memoize';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { Condition, PolicyStatement, Principal } from '../policy/model';

/**
 * Returns a statement about an action of a holder as it is whoever asks: what conditions and variables
 * ask about the holder is answered. None for one that then never applies.
 */
export function statementsAs(
  holder: Principal,
  action: string,
  statement: PolicyStatement,
): readonly PolicyStatement[] {
  const others = statement.conditions.map(({ key }) => key).filter((key) => !isOfHolder(key));
  const request = { holder, action, isAnyResource: false };
  return triedStatement(statement, request, others).flatMap((one) => {
    const asked = one.conditions.map((condition) => ({
      condition,
      ...choiceByName(condition, holder),
    }));
    if (asked.some(({ canMeet, canMiss }) => canMiss && !canMeet)) return [];
    const conditions = asked.filter(({ canMeet }) => !canMeet).map(({ condition }) => condition);
    const resources =
      one.effect === 'Deny' || one.notResource
        ? one.resources
        : one.resources.map((text) => resourceWithKnownVariables(text, holder));
    return [{ ...one, conditions, resources }];
  });
}

/** Returns whether a condition on the name of a user holds for that of a holder, as far as is known. */
function choiceByName(condition: Condition, holder: Principal) {
  const { key } = condition;
  const [[name, value] = []] = Object.entries(nameInRequests(holder));
  const isKnown = !holder.identity?.names.some(hasDeployTimeValue) && value !== undefined;
  return isKnown && name?.toLowerCase() === key.toLowerCase()
    ? byValues(condition, [value], knownVariables(condition, holder))
    : { canMeet: false, canMiss: false };
}

/** Returns whether a condition key is about who makes a request. */
const isOfHolder = (key: string) => isOneOf(key, ofHolder()) || isBrought(key);

const ofHolder = lazy(() => [...requestFacts().federation.keys, requestFacts().session]);
