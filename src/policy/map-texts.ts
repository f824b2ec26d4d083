import { PolicyText } from './deploy-time-text';
import { PolicyStatement } from './model';

/** A statement with all texts in which deployment may bring a value replaced. */
export const mapPolicyTexts = (
  statement: PolicyStatement,
  text: (text: PolicyText) => PolicyText,
): PolicyStatement => ({
  ...statement,
  actions: statement.actions.map(text),
  resources: statement.resources.map(text),
  conditions: statement.conditions.map((condition) => ({
    ...condition,
    values: condition.values.map(text),
  })),
});
