/**
 * A condition that an action is expected to depend on. Set exactly one of `key`,
 * `templateCondition`, `pattern`, `resources`, and `anyOf`. A failed expectation prints the
 * conditions that it found in this form.
 *
 * @example
 * const withMfa = { key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] };
 * const inProduction = { templateCondition: 'IsProduction', holds: true };
 */
export interface ExpectedCondition {
  /**
   * The condition key. It is not case-sensitive.
   *
   * @default - not a condition of a statement
   */
  readonly key?: string;

  /**
   * The condition operator, as the policy writes it: `StringEquals`, `ForAnyValue:StringLike`.
   *
   * @default - none; required with `key`
   */
  readonly operator?: string;

  /**
   * The values, as the policy writes them and in any order. Tokens of the stack are resolved.
   *
   * @default - none; required with `key`
   */
  readonly values?: string[];

  /**
   * The name of a condition of the template.
   *
   * @default - not a condition of the template
   */
  readonly templateCondition?: string;

  /**
   * A pattern that must match `text` after the stack is deployed. One of the two has a value that
   * is known only at deployment.
   *
   * @default - not a match
   */
  readonly pattern?: string;

  /**
   * The text that `pattern` must match.
   *
   * @default - none; required with `pattern`
   */
  readonly text?: string;

  /**
   * The resources on which the action is allowed, or with `holds: false` is not allowed.
   *
   * @default - not limited to resources
   */
  readonly resources?: string[];

  /**
   * Groups of conditions, in any order. All conditions of at least one group must hold.
   *
   * @default - not a choice
   */
  readonly anyOf?: ExpectedCondition[][];

  /**
   * Whether the condition must hold, or must not hold. A statement that denies produces conditions
   * that must not hold.
   *
   * @default true
   */
  readonly holds?: boolean;
}
