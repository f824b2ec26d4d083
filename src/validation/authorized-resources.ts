import { resourceType, reviewFacts } from '../catalogue/catalogue';
import { resourceTypesOfAction, serviceOf } from '../policy/action-patterns';
import { isFederationUserArn, isServiceWide, typesOf } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';

/** Whether requests for an action can be on a resource of a statement. */
export function isAuthorizedAgainst(action: string, resource: PolicyText): boolean {
  const wanted = resourceTypesOfAction(action);
  if (wanted.length === 0) return isServiceWide(resource);
  const types = typesOf(serviceOf(action), resource);
  return (
    types === 'any' ||
    wanted.some((type) => types.has(type)) ||
    (action in reviewFacts().signIn && isFederationUserArn(resource))
  );
}

/** The ARNs that an action is checked against; none where it takes no resource. */
export const authorizedArns = (action: string): readonly string[] =>
  resourceTypesOfAction(action).flatMap(
    (type) => resourceType(serviceOf(action), type)?.arns ?? [],
  );
