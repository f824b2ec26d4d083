import { conditionAnswer } from './condition-answer';
import { ConditionExpression, expressionTexts, mapExpression } from './condition-expression';
import { PolicyText } from './deploy-time-text';

/** What the defaults of parameters make of texts. */
interface Defaults {
  /** Returns the parameters in a text that have a default. */
  readonly parametersIn: (text: PolicyText) => readonly string[];
  /** Returns the texts that the default of one parameter makes of a text. */
  readonly textsWith: (parameter: string, text: PolicyText) => readonly PolicyText[];
}

/**
 * Returns the parameters of which the default alone decides that a template condition does not hold, or
 * that it holds. What exists only otherwise never has that default.
 */
export const contradictedDefaults = (
  expression: ConditionExpression,
  holds: boolean,
  { parametersIn, textsWith }: Defaults,
): readonly string[] =>
  [...new Set(expressionTexts(expression).flatMap(parametersIn))].filter((parameter) => {
    const byDefault = mapExpression(expression, (text) => {
      const [only = text, ...more] = textsWith(parameter, text);
      return more.length === 0 ? only : text;
    });
    return conditionAnswer(byDefault) === (holds ? 'no' : 'yes');
  });
