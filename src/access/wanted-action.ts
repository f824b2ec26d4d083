/** An action that is wanted, and the console use case or job that wants it. */
export interface WantedAction {
  readonly action: string;
  readonly origin?: string;
  /** Resource types, for an action that the catalogue does not have. */
  readonly types?: readonly string[];
}
