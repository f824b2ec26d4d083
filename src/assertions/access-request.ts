import { ExpectedCondition } from './expected-condition';

/** What a request says in addition to its action. */
export interface AccessRequest {
  /**
   * The ARN of the resource, or `*` for an action that takes no resource. Tokens are resolved.
   * With wildcards the expectation is about every resource that the pattern matches.
   *
   * @default - any resource: `can` expects one to be allowed, `cannot` expects none
   */
  readonly resource?: string;

  /**
   * Values of condition keys in the request, for example `aws:MultiFactorAuthPresent`.
   *
   * @default - only what the ARN says: `connect:InstanceId`, `aws:ResourceAccount` and
   * `aws:RequestedRegion`
   */
  readonly context?: { [key: string]: string };

  /**
   * Values of condition keys that have several values, for example `aws:TagKeys`.
   *
   * @default - none is known
   */
  readonly listContext?: { [key: string]: string[] };

  /**
   * Whether the request has no other condition keys.
   *
   * @default false - other keys may have any value or be absent
   */
  readonly strictContext?: boolean;

  /**
   * Whether the catalogue may lack the action, or the resource for it: because it is newer, or
   * because its name is similar to one that the catalogue has.
   *
   * @default false - such an action is an error in `cannot`, and such a resource in every
   * expectation
   */
  readonly allowUnknownAction?: boolean;
}

/** A request, and the conditions that its verdict may depend on. */
export interface ConditionalAccessRequest extends AccessRequest {
  /**
   * The conditions that the verdict depends on: all of them and no others, in any order. A failed
   * expectation prints them.
   *
   * @default - none: the action is allowed whatever else the request says
   */
  readonly conditions?: ExpectedCondition[];
}
