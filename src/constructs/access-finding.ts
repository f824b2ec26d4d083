/** A finding about granted access, such as actions that can only be granted on `*`. */
export interface AccessFinding {
  /** Constant, in kebab case: `star-only`, `tags-left-out`. All of them are in docs/findings.md. */
  readonly id: string;

  /** What it is about: actions, a policy, a method of the scope. */
  readonly subject: string;

  /** What is the case. */
  readonly message: string;

  /** Why it matters. */
  readonly why: string;

  /** What to do. */
  readonly instead: string;

  /** Whether it is also a warning of the construct. Acknowledge it as `cdk-amazon-connect-iam:ID`. */
  readonly warning: boolean;
}
