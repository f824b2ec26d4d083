import { isDocumentedFor } from './authorized-resources';
import { publishedName, reviewFacts } from '../catalogue/catalogue';
import { expandActionPattern, matchesAction } from '../policy/action-patterns';
import { isOfNoType, isFederationUserArn } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';

/** Whether a resource of a statement is an ARN of no type, and not the one that AWS documents for signing in. */
export function matchesNoResource(
  { actions, notAction }: PolicyStatement,
  resource: PolicyText,
): boolean {
  if (!isOfNoType(resource)) return false;
  // What an action is on that the reference does not list is not known.
  if (!notAction && actions.some(publishedName)) return false;
  const isDocumented = actions
    .flatMap(expandActionPattern)
    .some((action) => isDocumentedFor(action, resource));
  if (isDocumented && !notAction) return false;
  const signsIn = (action: PolicyText) =>
    Object.keys(reviewFacts().signIn).some((signIn) => matchesAction(action, signIn));
  return notAction || !isFederationUserArn(resource) || !actions.some(signsIn);
}
