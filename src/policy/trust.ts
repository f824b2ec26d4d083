import { Condition } from './condition';
import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { TemplateCondition } from './template-condition';

/** A principal that a statement of a trust policy names. */
export interface TrustPrincipal {
  /** The key in `Principal`; `*` when `Principal` itself is `*`. */
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';
  /** An ARN, an account, a service, an identity provider, or `*`. */
  readonly value: PolicyText;
  /**
   * The values that deployment uses for a parameter unless the caller passes others, or the ARN of a
   * provider that a template makes. Default: none is known.
   */
  readonly defaults?: readonly PolicyText[];
}

/**
 * A statement of a role trust policy: who may assume the role, by which action, and under which
 * conditions.
 */
export interface TrustStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Patterns. With `notAction`, the statement covers every action except these. */
  readonly actions: readonly PolicyText[];
  readonly notAction: boolean;
  readonly principals: readonly TrustPrincipal[];
  /** Whether the statement covers everybody except `principals`. */
  readonly notPrincipal: boolean;
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
  /** The template conditions under which the statement exists. All of them must hold. */
  readonly templateConditions: readonly TemplateCondition[];
  readonly place: Place;
}
