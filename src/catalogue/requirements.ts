import { lazy } from '../input/memoize';

/** How to read the dependent actions and the required resource types in the reference. */
export interface RequirementFacts {
  /**
   * Dependent actions that are not always needed, because the role or the directory may already
   * exist.
   */
  readonly optionalNeeds: readonly string[];
  /**
   * Actions that need at least one of their dependent actions, depending on the kind of storage.
   */
  readonly needsOneOf: readonly string[];
  /** Actions whose request determines whether they need any of their dependent actions. */
  readonly needsByRequest: readonly string[];
  /** ARN formats of actions that are checked against fewer ARNs than their resource types have. */
  readonly onlyOn: Readonly<Record<string, readonly string[]>>;
  /** Names in ARN formats, such as `BucketName`, that have no slash. */
  readonly namesWithoutSlash: readonly string[];
  /** Actions that are on one of their required resource types, but not on all of them. */
  readonly alternativeTypes: readonly string[];
}

export const requirementFacts = lazy((): RequirementFacts =>
  require('../../catalogue/requirements.json'),
);
