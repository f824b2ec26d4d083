import { actionFacts } from './actions';
import { lazy } from '../input/memoize';

/** What is known about the values of condition keys. */
export interface ConditionKeyFacts {
  /** The key that names the instance of a request. */
  readonly instanceKey: string;
  /** The key for the tags by which a search filters. */
  readonly searchTag: string;
  /** Keys of which a request carries several values. */
  readonly multiValued: readonly string[];
  /** Keys whose values are from a list, which AWS may extend. */
  readonly values: readonly { readonly key: string; readonly values: readonly string[] }[];
}

export const conditionKeyFacts = lazy((): ConditionKeyFacts =>
  require('../../catalogue/condition-keys.json'),
);

/** Returns whether an action is a search that filters by tags. */
export const searchesByTags = (action: string): boolean =>
  actionFacts(action)?.keys?.includes(conditionKeyFacts().searchTag) ?? false;
