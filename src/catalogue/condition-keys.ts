/** What is known about the values of condition keys. */
export interface ConditionKeyFacts {
  /** The key that names the instance of a request. */
  readonly instanceKey: string;
  /** Keys of which a request carries several values. */
  readonly multiValued: readonly string[];
  /** Keys whose values are from a list, which AWS may extend. */
  readonly values: readonly { readonly key: string; readonly values: readonly string[] }[];
}

export const conditionKeyFacts = (): ConditionKeyFacts =>
  require('../../catalogue/condition-keys.json');
