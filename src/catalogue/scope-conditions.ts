import { ownProperty } from './own-property';

/** A condition key that a scope can limit. See catalogue/scope-conditions.json. */
export interface ScopeConditionFacts {
  /** The values that the API takes. Absent for free text. */
  readonly values?: readonly string[];
  /** Set when one request can have several values. */
  readonly several?: true;
  /** Set when the values are ARNs. */
  readonly arn?: true;
}

const keys = (): Record<string, ScopeConditionFacts> =>
  require('../../catalogue/rendered/scope-conditions.json');

/** Returns the facts about a condition key; undefined when a scope cannot limit it. */
export const scopeConditionFacts = (key: string): ScopeConditionFacts | undefined =>
  ownProperty(keys(), key);
