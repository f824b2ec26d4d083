import { Policy } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** What a principal has, as IAM puts it together for requests in the principal's own account. */
export interface Access {
  readonly policies: readonly Policy[];
  /** @default - none: nothing limits what the policies allow */
  readonly boundary?: Policy;
  /**
   * What the principal has, and was not read. A boundary whose document is not known is a part that
   * may deny.
   *
   * @default - none
   */
  readonly unknown?: readonly UnknownPart[];
}
