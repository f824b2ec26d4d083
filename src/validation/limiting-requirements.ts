import { holdsWithoutKey, isConfiningValue, isKey, isResourceTag } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { isNegated } from '../policy/condition-operator';
import { Requirement } from '../policy/requirement';

/**
 * Returns whether requirements limit an action to what another service does for the holder, or to
 * resources with a tag. Who makes a request and from where limits that in no way.
 *
 * @param isLimitedByResource - Whether it counts on which resource the action is.
 */
export const limitWhat = (
  requirements: readonly Requirement[],
  isLimitedByResource: boolean,
): boolean =>
  requirements.some((one) => {
    if (one.kind === 'any-of')
      return one.of.every((group) => limitWhat(group, isLimitedByResource));
    if (one.kind !== 'key' || !one.holds || !one.values.every(isConfiningValue)) return false;
    // A negation leaves out few. A tag that a resource must have leaves out all without it.
    if (holdsWithoutKey(one) || isNegated(one.operator)) return false;
    return (isLimitedByResource && isResourceTag(one.key)) || isOfCaller(one.key, one.values);
  });

const isOfCaller = (key: string, values: readonly string[]): boolean => {
  const { keys, doAnything } = requestFacts().callers;
  return keys.some((one) => isKey(key, one)) && !values.some((value) => doAnything.includes(value));
};
