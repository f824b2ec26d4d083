import { ResourceEnvironment } from '../input/target-environment';

/** For whom and for where access is compiled. */
export interface CompileContext {
  /** How errors name the construct. */
  readonly label: string;
  /** How errors name the property of the construct that has the scope. */
  readonly scopeLabel: string;
  /** The account and Region of use. Undefined: every account that a permission set is assigned to. */
  readonly environment?: ResourceEnvironment;
}
