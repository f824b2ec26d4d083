import { ConditionExpression } from './condition-expression';
import { PolicyText } from './deploy-time-text';

/** A requirement for a verdict. It is data: the words for people are in src/text. */
export type Requirement =
  | KeyRequirement
  | TemplateConditionRequirement
  | MatchRequirement
  | ResourceRequirement
  | AnyOfRequirement;

/** A condition of a statement holds, or does not hold. */
export interface KeyRequirement {
  readonly kind: 'key';
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly PolicyText[];
  readonly holds: boolean;
  /** The value of the key, if the request has it. */
  readonly actual?: PolicyText | readonly PolicyText[];
}

/** A template condition holds, or does not hold. */
export interface TemplateConditionRequirement {
  readonly kind: 'template-condition';
  readonly name: string;
  readonly holds: boolean;
  /** Its definition. Conditions with equal definitions are equal. Default: only its name counts. */
  readonly definition?: ConditionExpression;
}

/** Deployment provides values with which the pattern matches the text, or does not match it. */
export interface MatchRequirement {
  readonly kind: 'match';
  readonly pattern: PolicyText;
  readonly text: PolicyText;
  readonly holds: boolean;
}

/** The resource matches one of some patterns, or none of them. */
export interface ResourceRequirement {
  readonly kind: 'resource';
  readonly resources: readonly PolicyText[];
  readonly holds: boolean;
}

/** All requirements of at least one of the groups hold. */
export interface AnyOfRequirement {
  readonly kind: 'any-of';
  readonly of: readonly (readonly Requirement[])[];
}
