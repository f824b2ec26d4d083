import { ConditionExpression } from './condition-expression';
import { hasDeployTimeValue } from './deploy-time-text';
import { all, any, not, Tristate } from './tristate';

/** Returns whether a template condition holds, if nothing that deployment chooses decides it. */
export function conditionAnswer(expression: ConditionExpression): Tristate {
  switch (expression.kind) {
    case 'equals': {
      const { left, right, among } = expression;
      const isKnown = [left, right].map((text) => !hasDeployTimeValue(text));
      if (left === right || isKnown.every((one) => one)) return left === right ? 'yes' : 'no';
      const literal = isKnown[0] ? left : right;
      return among && isKnown.includes(true) && !among.includes(literal) ? 'no' : 'maybe';
    }
    case 'not':
      return not(conditionAnswer(expression.of));
    case 'all-of':
      return expression.of.length === 0 ? 'maybe' : all(expression.of, conditionAnswer);
    case 'one-of':
      return expression.of.length === 0 ? 'maybe' : any(expression.of, conditionAnswer);
    case 'open':
      return 'maybe';
  }
}
