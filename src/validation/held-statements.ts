import { isReached } from './reached-action';
import { reviewFacts } from '../catalogue/catalogue';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { isInstance } from '../policy/sign-in-by-pattern';

/**
 * Returns the statements of those who have a statement. If denies or a boundary close signing in by
 * that statement, a deny says so.
 */
export function heldStatements(
  who: readonly Principal[],
  statement: PolicyStatement,
): readonly PolicyStatement[] {
  const held = who.flatMap(policiesOf).flatMap(({ statements }) => statements);
  const closed = Object.keys(reviewFacts().signIn).filter(
    (action) => !signsIn(who, action, statement),
  );
  return closed.length === 0 ? held : [...held, denyOf(closed, statement)];
}

/** Returns whether somebody may sign in by an action on a resource of a statement. */
export const signsIn = (
  who: readonly Principal[],
  action: string,
  { notResource, resources }: PolicyStatement,
): boolean => {
  const instances = notResource ? ['*'] : resources.filter(isInstance);
  return instances.length > 0 && isReached(who, { action }, instances);
};

const denyOf = (actions: readonly string[], statement: PolicyStatement): PolicyStatement => ({
  ...statement,
  effect: 'Deny',
  actions,
  notAction: false,
  resources: ['*'],
  notResource: false,
  conditions: [],
});
