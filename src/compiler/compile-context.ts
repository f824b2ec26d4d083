import { ResourceEnvironment } from '../input/resource-environment';

/** The target of a compilation: the labels for errors, and the account and Region. */
export interface CompileContext {
  /** The name of the construct in errors. */
  readonly label: string;
  /** The name in errors of the construct property that has the scope. */
  readonly scopeLabel: string;
  /**
   * The account and Region of use. Undefined means every account that a permission set is assigned
   * to.
   */
  readonly environment?: ResourceEnvironment;
}
