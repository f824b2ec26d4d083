/** What is to be known of compiled access beside its statements. */
export interface AccessFinding {
  /** Constant: `StarOnly`, `TagsLeftOut`. */
  readonly id: string;
  readonly message: string;
  /** Whether it is also a warning of the construct, to be acknowledged as `cdk-amazon-connect-iam:ID`. */
  readonly warning: boolean;
}
