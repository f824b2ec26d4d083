/** How to read what the reference lists as dependent actions and as required resource types. */
export interface RequirementFacts {
  /** Dependent actions that are not always needed: the role or the directory may be there already. */
  readonly optionalNeeds: readonly string[];
  /** Actions that need at least one of their dependent actions: the kind of storage decides. */
  readonly needsOneOf: readonly string[];
  /** Actions whose request decides whether they need any of their dependent actions. */
  readonly needsByRequest: readonly string[];
  /** Actions that are on one of their required resource types, and not on all of them. */
  readonly alternativeTypes: readonly string[];
}

export const requirementFacts = (): RequirementFacts =>
  require('../../catalogue/requirements.json');
