/** An action that is wanted, and the use case of the console or the job that wants it. */
export interface WantedAction {
  readonly action: string;
  readonly origin?: string;
  /** Resource types, for an action that the catalogue does not have. */
  readonly types?: readonly string[];
}
