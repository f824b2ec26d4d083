import { ExpectedCondition } from './expected-condition';

/** What is asked for beside the action. */
export interface AccessRequest {
  /**
   * The resource: its ARN, tokens of the stack included, or `*` for an action that takes no resource. A `*` in an ARN means all
   * that it stands for.
   *
   * @default - any: `can` wants one that the statements name and that the action takes, `cannot` wants none
   */
  readonly resource?: string;

  /**
   * Values of condition keys in the request, `aws:MultiFactorAuthPresent` and the like.
   *
   * @default - nothing is known but what the ARN says: `connect:InstanceId`, `aws:ResourceAccount` and `aws:RequestedRegion`
   */
  readonly context?: { [key: string]: string };

  /**
   * Values of condition keys that have several, as `aws:TagKeys`.
   *
   * @default - none is known
   */
  readonly listContext?: { [key: string]: string[] };

  /**
   * Whether the request has no condition keys but those that are known.
   *
   * @default false - other keys may have any value or be absent
   */
  readonly strictContext?: boolean;

  /**
   * Whether the action may be one that the catalogue does not have: newer than it, or of another service and spelt almost as one
   * that it has.
   *
   * @default false - `cannot` of such an action is an error, because it would hold for ever
   */
  readonly allowUnknownAction?: boolean;
}

/** What is asked for, and the conditions that it may hang on. */
export interface ConditionalAccessRequest extends AccessRequest {
  /**
   * The conditions that the action hangs on, in any order: all of them and no others. The message of `can` prints them.
   *
   * @default - none: the action is allowed whatever else the request says
   */
  readonly conditions?: ExpectedCondition[];
}
