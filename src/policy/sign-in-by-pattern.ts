import { matchesAction } from './action-patterns';
import { isFederationUserArn, typesOf } from './arn-resource-types';
import { StatementContent } from './compiled-statement';
import { alwaysHolds } from './confining-conditions';
import { PolicyText } from './deploy-time-text';
import { reviewFacts } from '../catalogue/catalogue';

/**
 * Returns whether the holder of a statement signs in to an instance as its administrator by a
 * pattern of actions. Whoever does needs no other way to become one.
 *
 * @param pattern - A pattern of actions of the statement.
 * @param statement - The statement.
 * @param held - All statements of the holder. Denies of every sign-in close it.
 */
export function signsInByPattern(
  pattern: PolicyText,
  { resources, notResource }: StatementContent,
  held: readonly StatementContent[],
): boolean {
  const actions = Object.keys(reviewFacts().signIn);
  return (
    actions.every((action) => matchesAction(pattern, action)) &&
    (notResource || resources.some(isInstance)) &&
    !actions.every((action) => held.some((one) => deniesEverywhere(one, action)))
  );
}

/** Returns whether a resource includes an instance, or those who sign in to it. */
export const isInstance = (resource: PolicyText): boolean => {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('instance') || isFederationUserArn(resource);
};

const deniesEverywhere = (
  { effect, actions, notAction, resources, notResource, conditions }: StatementContent,
  action: string,
): boolean =>
  effect === 'Deny' &&
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction &&
  !notResource &&
  resources.includes('*') &&
  conditions.every(alwaysHolds);
