import { Policy } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** The access of a principal, as IAM combines it for requests in the account of the principal. */
export interface Access {
  readonly policies: readonly Policy[];
  /** @default - none: nothing limits what the policies allow */
  readonly boundary?: Policy;
  /**
   * The parts of the principal that were not read. A boundary whose document is unknown is a part
   * that may deny.
   *
   * @default - none
   */
  readonly unknown?: readonly UnknownPart[];
}
