import { isDocumentedFor } from './authorized-resources';
import { publishedName, reviewFacts } from '../catalogue/catalogue';
import {
  expandActionPattern,
  isConnectAction,
  matchesAction,
  serviceOf,
} from '../policy/action-patterns';
import { leadingReference } from '../policy/arn';
import { isOfNoType, isFederationUserArn, typesOf } from '../policy/arn-resource-types';
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
  const actsOnFamily = !notAction && actions.every(isConnectAction);
  if (!isOfNoType(resource) && !(actsOnFamily && isBelowNoType(resource, actions))) return false;
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

/**
 * Returns whether a resource is a path below a reference, `${InstanceArn}/user/*`, that no resource
 * of the services of some actions has.
 */
function isBelowNoType(resource: PolicyText, actions: readonly PolicyText[]): boolean {
  const reference = leadingReference(resource);
  if (reference === undefined || !resource.slice(reference.length).startsWith('/')) return false;
  return actions.map(serviceOf).every((service) => {
    const types = typesOf(service, resource);
    return types !== 'any' && types.size === 0;
  });
}
