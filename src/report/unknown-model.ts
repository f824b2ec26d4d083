import { UnknownPartKind, UnknownPartRemedy } from '../policy/unknown';

/** The actions of a statement, as it writes them. */
export interface ReportedActions {
  readonly actions: readonly string[];
  /** Whether it covers every action except these. */
  readonly notAction?: true;
}

/** An unread part that may change who has access. */
export interface ReportedUnknown {
  readonly kind: UnknownPartKind;
  readonly what: string;
  readonly mayAllow: boolean;
  readonly mayDeny: boolean;
  readonly mayReplace?: true;
  /** The only actions that it may be about. @default - all actions */
  readonly about?: readonly ReportedActions[];
  readonly remedy?: UnknownPartRemedy;
  readonly file?: string;
  readonly pointer?: string;
}
