/** A finding about granted access, such as actions that can only be granted on `*`. */
export interface AccessFinding {
  /**
   * A constant in kebab case, such as `star-only` or `tags-left-out`. docs/findings.md lists every
   * id.
   */
  readonly id: string;

  /** The subject of the finding: actions, a policy or a method of the scope. */
  readonly subject: string;

  /** A description of the situation. */
  readonly message: string;

  /** The reason why the finding matters. */
  readonly why: string;

  /** The recommended action. */
  readonly instead: string;

  /**
   * Whether the construct also reports the finding as a warning. Acknowledge the warning as
   * `cdk-amazon-connect-iam:ID`.
   */
  readonly warning: boolean;
}
