/** An action that is wanted, and the row of the console page or the job that wants it. */
export interface WantedAction {
  readonly action: string;
  readonly row?: string;
  /** Resource types, for an action that the catalogue does not have. */
  readonly types?: readonly string[];
}
