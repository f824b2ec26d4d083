import { isDocumentedFor } from './authorized-resources';
import { isNewerAction } from './newer-names';
import { publishedName, reviewFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import {
  expandPattern,
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
  const isBelow = () =>
    !notAction && isBelowReference(resource) && isBelowNoType(resource, actions);
  if (!isOfNoType(resource) && !isBelow()) return false;
  // The resources of an action that is not in the reference are unknown.
  if (!notAction && actions.some((one) => publishedName(one) || isNewerAction(one))) return false;
  const isDocumented = actions
    .flatMap(expandPattern)
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
const isBelowNoType = (resource: PolicyText, actions: readonly PolicyText[]): boolean =>
  areOfFamily(actions) &&
  servicesOf(actions).every((service) => {
    const types = typesOf(service, resource);
    return types !== 'any' && types.size === 0;
  });

const areOfFamily = memoize((actions: readonly PolicyText[]) => actions.every(isConnectAction));

const servicesOf = memoize((actions: readonly PolicyText[]) => [
  ...new Set(actions.map(serviceOf)),
]);

function isBelowReference(resource: PolicyText): boolean {
  const reference = leadingReference(resource);
  return reference !== undefined && resource.slice(reference.length).startsWith('/');
}
