import { Place, Principal } from '../policy/model';

/** A role that a principal can act as, how, and the statement that allows it. */
export interface UsableRole {
  readonly role: Principal;
  /** The actions. */
  readonly by: readonly string[];
  readonly place: Place;
  /** Whether the statement is on any role, and does not name this one. Default: false. */
  readonly isAny?: true;
  /** Whether only the trust policy of the role allows it. The place is there. Default: false. */
  readonly isTrusted?: true;
}
