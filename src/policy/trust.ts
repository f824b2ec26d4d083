import { Condition } from './condition';
import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { TemplateCondition } from './template-condition';

/** Whom a statement of a trust policy names. */
export interface TrustPrincipal {
  /** The key under which it stands in `Principal`; `*` where `Principal` is `*` itself. */
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';
  /** An ARN, an account, a service, an identity provider, or `*`. */
  readonly value: PolicyText;
}

/** A statement of the trust policy of a role: who may take the role, by which action, under which conditions. */
export interface TrustStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Patterns; with `notAction` the statement is on every action but these. */
  readonly actions: readonly PolicyText[];
  readonly notAction: boolean;
  readonly principals: readonly TrustPrincipal[];
  /** Whether the statement is about everybody but `principals`. */
  readonly notPrincipal: boolean;
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
  /** What must be so of the template for the statement to be there: all of it. */
  readonly templateConditions: readonly TemplateCondition[];
  readonly place: Place;
}
