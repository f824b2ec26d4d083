import {
  documentedArns,
  requirementFacts,
  resourceType,
  reviewFacts,
} from '../catalogue/catalogue';
import { ownProperty } from '../catalogue/own-property';
import { memoize } from '../input/memoize';
import { expandPattern, resourceTypesOfAction, serviceOf } from '../policy/action-patterns';
import {
  isFederationUserArn,
  isServiceWide,
  typesOf,
  withoutIds,
} from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';
import { overlap } from '../policy/pattern';

/** Returns whether requests for an action can be on a resource of a statement. */
export const isAuthorizedAgainst = (action: string, resource: PolicyText): boolean =>
  answersOn(withoutIds(resource))(action);

/** Returns the actions of a policy pattern whose requests can be on a resource of a statement. */
export const actionsOn = (pattern: PolicyText, resource: PolicyText): ReadonlySet<string> =>
  actionsOnShape(withoutIds(resource))(pattern);

const answersOn = memoize((shape: PolicyText) =>
  memoize((action: string) => isAuthorized(action, shape)),
);

const actionsOnShape = memoize((shape: PolicyText) =>
  memoize(
    (pattern: PolicyText): ReadonlySet<string> =>
      new Set(expandPattern(pattern).filter(answersOn(shape))),
  ),
);

function isAuthorized(action: string, resource: PolicyText): boolean {
  if (isDocumentedFor(action, resource)) return true;
  const wanted = resourceTypesOfAction(action);
  if (wanted.length === 0) return isServiceWide(resource);
  const types = typesOf(serviceOf(action), resource);
  return (
    types === 'any' ||
    wanted.some((type) => types.has(type)) ||
    (action in reviewFacts().signIn && isFederationUserArn(resource))
  );
}

/**
 * Returns whether AWS documents the action on such a resource, although the reference does not list
 * it.
 */
export const isDocumentedFor = (action: string, resource: PolicyText): boolean =>
  documentedArns(action).some((arn) => overlap(arn.replace(/\$\{[^}]*\}/g, '*'), resource));

/** Returns the ARNs that an action is checked against; none when it takes no resource. */
export const authorizedArns = (action: string): readonly string[] =>
  ownProperty(requirementFacts().onlyOn, action) ??
  resourceTypesOfAction(action).flatMap(
    (type) => resourceType(serviceOf(action), type)?.arns ?? [],
  );
