/** An action that is wanted, and what wants it: a use case, a job, a resource type, an operation. */
export interface WantedAction {
  readonly action: string;
  readonly origin?: string;
  /** Resource types, for an action that the catalogue does not have. */
  readonly types?: readonly string[];
}
