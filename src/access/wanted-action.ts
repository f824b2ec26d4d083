/** An action that is wanted, and what wants it: a use case, a job, a resource type, an operation. */
export interface WantedAction {
  readonly action: string;
  readonly origin?: string;
  /** Resource types, for an action that the catalogue does not have. */
  readonly types?: readonly string[];
}

/** The actions that operations or resource types need, and the names that the catalogue lacks. */
export interface NeededActions {
  readonly wants: readonly WantedAction[];
  /** Names of operations or resource types. Nothing is granted for them. */
  readonly uncatalogued: readonly string[];
}
