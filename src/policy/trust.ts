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
}

/**
 * A statement of a role trust policy: who may assume the role, by which action, and under which
 * conditions.
 */
export interface TrustStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** The effect as the template writes it, if only deployment knows it. Default: `effect`. */
  readonly effectAsWritten?: EffectAsWritten;
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
  /** Whether the document has policy variables. Default: `true`. */
  readonly variables?: boolean;
  /** What the defaults of parameters change. Default: nothing, or no default is known. */
  readonly byDefault?: TrustByDefault;
  readonly place: Place;
}

/** An effect that only deployment knows. */
export interface EffectAsWritten {
  readonly text: PolicyText;
  /** The template condition under which the statement has its effect. */
  readonly by: TemplateCondition;
}

/** A statement of a trust policy as deployment uses it unless the caller passes other values. */
export interface TrustByDefault extends Pick<
  TrustStatement,
  'actions' | 'principals' | 'conditions'
> {
  /** Whether the statement has its effect. Default: it is not known. */
  readonly hasEffect?: 'always' | 'never' | 'in some stacks';
  /** The names of the parameters. Values that the template itself says have none. */
  readonly of: readonly string[];
}
