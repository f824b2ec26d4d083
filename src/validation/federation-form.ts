import { reviewFacts } from '../catalogue/load';
import { isOfNoType, isUserOfInstance } from '../private/policy/arn-types';
import { PolicyStatement } from '../private/policy/model';
import { takesInAction } from '../private/policy/named-actions';
import { Text } from '../private/policy/text';

/** Whether a resource of a statement is an ARN of no type, and not the one that AWS documents for signing in. */
export function isInVain({ actions, notAction }: PolicyStatement, resource: Text): boolean {
  if (!isOfNoType(resource)) return false;
  const signsIn = (action: Text) => Object.keys(reviewFacts().signIn).some((signIn) => takesInAction(action, signIn));
  return notAction || !isUserOfInstance(resource) || !actions.some(signsIn);
}
