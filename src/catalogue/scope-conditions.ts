import { entry } from './table';
import { lazy } from '../input/memoize';

/** A condition that a scope can have. See catalogue/scope-conditions.json. */
export interface ScopeConditionFacts {
  /** The condition key. It may have a name: `connect:PrimaryAttribute/${PrimaryAttribute}`. */
  readonly key: string;
  /** The values that the API takes. Absent for free text. */
  readonly values?: readonly string[];
  /** Set when one request can have several values. */
  readonly several?: true;
  /** Set when the values are ARNs. */
  readonly arn?: true;
}

const facts = lazy(
  (): {
    readonly conditions: Record<string, ScopeConditionFacts>;
    readonly parents: Record<string, string>;
  } => require('../../catalogue/rendered/scope-conditions.json'),
);

/** Returns the facts about a condition, by the method of `ConnectCondition`. */
export const scopeConditionFacts = (method: string): ScopeConditionFacts =>
  entry(facts().conditions, method, 'condition');

/** Returns the resource type that contains others, by the method of `ConnectScope`. */
export const parentType = (method: string): string =>
  entry(facts().parents, method, 'method of a scope');

/** Returns the method of `ConnectCondition` for a key; undefined when it has none. */
export const scopeMethodOf = (key: string): string | undefined =>
  Object.keys(facts().conditions).find((method) => facts().conditions[method].key === key);
