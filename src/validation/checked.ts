import { resourceType, reviewFacts } from '../catalogue/load';
import { isUserOfInstance, isWide, typesOf } from '../private/policy/arn-types';
import { checkedTypes, serviceOf } from '../private/policy/named-actions';
import { Text } from '../private/policy/text';

/** Whether requests for an action can be on a resource of a statement. */
export function isCheckedAgainst(action: string, resource: Text): boolean {
  const wanted = checkedTypes(action);
  if (wanted.length === 0) return isWide(resource);
  const types = typesOf(serviceOf(action), resource);
  return types === 'any' || wanted.some((type) => types.has(type)) || (action in reviewFacts().signIn && isUserOfInstance(resource));
}

/** The ARNs that an action is checked against; none where it takes no resource. */
export const checkedArns = (action: string): readonly string[] =>
  checkedTypes(action).flatMap((type) => resourceType(serviceOf(action), type)?.arns ?? []);
