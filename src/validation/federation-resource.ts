import { isDocumentedFor } from './authorized-resources';
import { publishedName, reviewFacts } from '../catalogue/catalogue';
import { expandActionPattern, matchesAction } from '../policy/action-patterns';
import { isOfNoType, isFederationUserArn } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';

/**
 * Returns whether a resource of a statement is an ARN without a type. Excludes the ARN that AWS
 * documents for signing in.
 */
export function matchesNoResource(
  { actions, notAction }: PolicyStatement,
  resource: PolicyText,
): boolean {
  if (!isOfNoType(resource)) return false;
  // The resources of an action that is not in the reference are unknown.
  if (!notAction && actions.some(publishedName)) return false;
  const isDocumented = actions
    .flatMap(expandActionPattern)
    .some((action) => isDocumentedFor(action, resource));
  if (isDocumented && !notAction) return false;
  const signsIn = (action: PolicyText) =>
    Object.keys(reviewFacts().signIn).some((signIn) => matchesAction(action, signIn));
  return notAction || !isFederationUserArn(resource) || !actions.some(signsIn);
}
