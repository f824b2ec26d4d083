import { DocumentedStatement } from './documented-statement';
import { Pin } from './pinned-policy';
import { WantedAction } from './wanted-action';

/** The contents of access that the compiler reads. */
export interface CompilableAccess {
  readonly _managedPolicies: readonly string[];
  readonly _pins: readonly Pin[];
  readonly _documented: readonly DocumentedStatement[];
  readonly _wants: readonly WantedAction[];
  readonly _uncatalogued: readonly string[];
  /** Actions that were to be removed, and that were not there. */
  readonly _notRemoved: readonly string[];
  /** The access to deny. */
  readonly _denied?: CompilableAccess;
}
