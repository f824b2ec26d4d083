import { Condition, conditionTexts } from './condition';
import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { TemplateCondition } from './template-condition';

/** A statement of any policy, with lists throughout. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Patterns. With `notAction`, the statement covers every action except these. */
  readonly actions: readonly PolicyText[];
  readonly notAction: boolean;
  /** Patterns. With `notResource`, the statement covers every resource except these. */
  readonly resources: readonly PolicyText[];
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
  /** The template conditions under which the statement exists. All of them must hold. */
  readonly templateConditions: readonly TemplateCondition[];
  readonly place: Place;
}

/** Returns whether a statement allows, and does not deny. */
export function isAllow({ effect }: Pick<PolicyStatement, 'effect'>): boolean {
  return effect === 'Allow';
}

/** Returns whether a statement denies. */
export function isDeny({ effect }: Pick<PolicyStatement, 'effect'>): boolean {
  return effect === 'Deny';
}

/** Returns whether a statement applies to every request, whatever deployment chooses. */
export const isUnconditional = ({
  conditions,
  templateConditions,
}: Pick<PolicyStatement, 'conditions' | 'templateConditions'>): boolean =>
  conditions.length + templateConditions.length === 0;

/** Returns whether some statement denies something. */
export function hasDeny(statements: readonly Pick<PolicyStatement, 'effect'>[]): boolean {
  return statements.some(isDeny);
}

/** Returns the texts of a statement that may contain values: its resources and conditions. */
export const statementTexts = ({
  resources,
  conditions,
}: Pick<PolicyStatement, 'resources' | 'conditions'>): readonly PolicyText[] => [
  ...resources,
  ...conditions.flatMap(conditionTexts),
];
