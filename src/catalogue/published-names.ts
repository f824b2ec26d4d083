import { actionFacts } from './actions';
import { aliasFacts } from './aliases';
import { PublishedName } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

/**
 * Names that AWS publishes as API operations or as permissions of CloudFormation handlers, but not
 * as actions.
 */

/** A name as AWS writes it, and its sources. */
export interface PublishedAction extends PublishedName {
  readonly name: string;
}

const names = lazy((): Record<string, PublishedAction> =>
  require('../../catalogue/rendered/published-names.json'),
);

/**
 * Returns the sources of a published name that is not an action in the reference. Names are not
 * case-sensitive.
 */
export const publishedName = (action: string): PublishedAction | undefined =>
  ownProperty(names(), action.toLowerCase());

/** Returns all such names. */
export const publishedNames = (): readonly PublishedAction[] => Object.values(names());

/**
 * The certainty that a name is an action.
 *
 * - `reference`: the Service Authorization Reference has it.
 * - `alias`: an old name that AWS still accepts.
 * - `operation`: an API operation has the name.
 * - `handler`: a handler of a CloudFormation resource type lists it as a permission.
 */
export type ActionGrade = 'reference' | 'alias' | 'operation' | 'handler';

/** Returns the grade of a name; undefined when no source of the catalogue has it. */
export function gradeOf(action: string): ActionGrade | undefined {
  if (actionFacts(action)) return 'reference';
  if (aliasFacts(action)) return 'alias';
  const published = publishedName(action);
  if (!published) return undefined;
  return published.operationOf ? 'operation' : 'handler';
}
