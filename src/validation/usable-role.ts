import { PolicyText } from '../policy/deploy-time-text';
import { Place, Principal } from '../policy/model';

/** What a principal controls to act as a role: a function, a build project. */
export interface RoleMeans {
  /** Its name, for the subject of a finding. */
  readonly name: string;
  /** What it is: `the Lambda function Lookup`. */
  readonly what: string;
  /** Whether only deployment knows if it has the role. Default: it has. */
  readonly mayHaveIt?: true;
  /** The property that must be true, if only deployment knows whether it is. Default: it is. */
  readonly onlyIf?: string;
  /** Whether a template condition decides if it exists. Default: it does. */
  readonly isPossible?: true;
  /** Whether the principal chooses the session name, and so the user. Default: false. */
  readonly choosesName?: true;
}

/** A role that a principal can act as, how, and the statement that allows it. */
export interface UsableRole {
  /** A role. If its access is taken, also a user, a group, or a permission set. */
  readonly role: Principal;
  /** The actions. */
  readonly by: readonly string[];
  readonly place: Place;
  /** Whether the statement is on any role, and does not name this one. Default: false. */
  readonly isAny?: true;
  /** The resource that is the role for some deploy-time values or sessions. Default: it is. */
  readonly namedBy?: PolicyText;
  /** The principal in the trust of the role that may let it in. Default: the trust does. */
  readonly trustedAs?: PolicyText;
  /** Whom a trust that only deployment knows lets in: `the holder`, or a service. Default: it is known. */
  readonly ifTrusting?: string;
  /** What the principal controls to act as the role. Default: the role itself. */
  readonly means?: RoleMeans;
  /** Whether only the trust policy of the role allows it. The place is there. Default: false. */
  readonly isTrusted?: true;
  /** Whether that trust is in everybody of the account, and names nobody. Default: false. */
  readonly isOfEverybody?: true;
  /** Whether a deny with conditions may keep the principal from it. Default: none does. */
  readonly mayBeDenied?: true;
  /** Whether no file shows what has the role. Default: some file does. */
  readonly isUnseen?: true;
  /** Whether the principal first makes a role or a user that the role trusts. Default: false. */
  readonly isByNew?: true;
  /** What the principal does first to be allowed it: `attaches the policy P`. Default: nothing. */
  readonly first?: string;
  /** Whether the principal changes it to take its access. Default: it acts as what is there. */
  readonly isTaken?: true;
}

/** Returns whether only deployment knows if what a principal controls has the role, and gives it. */
export const mayHaveRole = ({ means }: UsableRole): boolean =>
  means?.mayHaveIt === true || means?.onlyIf !== undefined;
