import { isOneOf } from './condition-keys';
import { resourceWithKnownVariables } from './known-variables';
import { isBrought } from './own-tags';
import { triedStatement } from './tried-access';
import { requestFacts } from '../catalogue/requests';
import { lazy } from '../input/memoize';
import { PolicyStatement, Principal } from '../policy/model';

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
  return triedStatement(statement, request, others).map((one) => ({
    ...one,
    resources:
      one.effect === 'Deny' || one.notResource
        ? one.resources
        : one.resources.map((text) => resourceWithKnownVariables(text, holder)),
  }));
}

/** Returns whether a condition key is about who makes a request. */
const isOfHolder = (key: string) => isOneOf(key, ofHolder()) || isBrought(key);

const ofHolder = lazy(() => [...requestFacts().federation.keys, requestFacts().session]);
