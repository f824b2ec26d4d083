import { PolicyText } from './deploy-time-text';

/** The definition of a template condition, with its references to other conditions replaced. */
export type ConditionExpression =
  EqualsExpression | NotExpression | ListExpression | OpenExpression;

/** `Fn::Equals`. */
export interface EqualsExpression {
  readonly kind: 'equals';
  readonly left: PolicyText;
  readonly right: PolicyText;
  /** The values that the parameter on one side may have. Default: any. */
  readonly among?: readonly string[];
}

/** `Fn::Not`. */
export interface NotExpression {
  readonly kind: 'not';
  readonly of: ConditionExpression;
}

/** `Fn::And` and `Fn::Or`. */
export interface ListExpression {
  readonly kind: 'all-of' | 'one-of';
  readonly of: readonly ConditionExpression[];
}

/** A part that cannot be evaluated. It equals only a part with the same text. */
export interface OpenExpression {
  readonly kind: 'open';
  readonly text: string;
}

/** Returns an expression with its texts replaced. */
export function mapExpression(
  expression: ConditionExpression,
  text: (text: PolicyText) => PolicyText,
): ConditionExpression {
  switch (expression.kind) {
    case 'equals':
      return { ...expression, left: text(expression.left), right: text(expression.right) };
    case 'not':
      return { ...expression, of: mapExpression(expression.of, text) };
    case 'all-of':
    case 'one-of':
      return { ...expression, of: expression.of.map((one) => mapExpression(one, text)) };
    case 'open':
      return { ...expression, text: text(expression.text) };
  }
}

/** Returns the texts in an expression. */
export function expressionTexts(expression: ConditionExpression): readonly PolicyText[] {
  switch (expression.kind) {
    case 'equals':
      return [expression.left, expression.right];
    case 'not':
      return expressionTexts(expression.of);
    case 'all-of':
    case 'one-of':
      return expression.of.flatMap(expressionTexts);
    case 'open':
      return [expression.text];
  }
}
