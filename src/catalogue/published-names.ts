import { actionFacts } from './actions';
import { aliasFacts } from './aliases';
import { PublishedName } from './facts';
import { ownProperty } from './own-property';

/* Names that AWS publishes as API operations or as permissions of CloudFormation's handlers, and not as actions. */

/** A name as AWS writes it, and where AWS has it. */
export interface PublishedAction extends PublishedName {
  readonly name: string;
}

const names = (): Record<string, PublishedAction> =>
  require('../../catalogue/rendered/published-names.json');

/** Where AWS publishes a name that is not an action of the reference. Names are compared without case. */
export const publishedName = (action: string): PublishedAction | undefined =>
  ownProperty(names(), action.toLowerCase());

/** All such names. */
export const publishedNames = (): readonly PublishedAction[] => Object.values(names());

/**
 * How well it is known that a name is an action.
 *
 * - `reference`: the Service Authorization Reference has it.
 * - `alias`: an old name that AWS keeps alive.
 * - `operation`: an operation of an API has the name.
 * - `handler`: a handler of a CloudFormation resource type names it as a permission.
 */
export type ActionGrade = 'reference' | 'alias' | 'operation' | 'handler';

/** The grade of a name; undefined where no source of the catalogue has it. */
export function gradeOf(action: string): ActionGrade | undefined {
  if (actionFacts(action)) return 'reference';
  if (aliasFacts(action)) return 'alias';
  const published = publishedName(action);
  if (!published) return undefined;
  return published.operationOf ? 'operation' : 'handler';
}
