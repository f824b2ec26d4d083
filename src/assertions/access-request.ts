import { ExpectedCondition } from './expected-condition';

/** What a request contains in addition to its action. */
export interface AccessRequest {
  /**
   * The ARN of the resource, or `*` for an action that takes no resource. Tokens are resolved. If
   * the ARN has wildcards, the expectation covers every resource that the pattern matches.
   *
   * @default - any resource: `can` expects at least one to be allowed, `cannot` expects none
   */
  readonly resource?: string;

  /**
   * The values of condition keys in the request, for example `aws:MultiFactorAuthPresent`.
   *
   * @default - only the keys that the ARN determines: `connect:InstanceId`, `aws:ResourceAccount`,
   * and `aws:RequestedRegion`
   */
  readonly context?: { [key: string]: string };

  /**
   * The values of multivalued condition keys, for example `aws:TagKeys`.
   *
   * @default - no values are known
   */
  readonly listContext?: { [key: string]: string[] };

  /**
   * Whether the request has no other condition keys. Then `context` should also have those keys that
   * every request has, such as `aws:SecureTransport`. Only the Region and the account of the resource
   * stay unknown when the ARN does not determine them.
   *
   * @default false - other keys may have any value or be absent
   */
  readonly strictContext?: boolean;

  /**
   * Whether the catalogue may lack the action, or the resource for it. The action may be newer than
   * the catalogue, or its name may resemble one in the catalogue.
   *
   * @default false - such an action is an error in `cannot`, and such a resource is an error in
   * every expectation
   */
  readonly allowUnknownAction?: boolean;
}

/** A request, and the conditions that its verdict may depend on. */
export interface ConditionalAccessRequest extends AccessRequest {
  /**
   * The conditions that the verdict depends on: all of them and no others, in any order. A failed
   * expectation prints them.
   *
   * @default - none: the action is allowed regardless of the rest of the request
   */
  readonly conditions?: ExpectedCondition[];
}
