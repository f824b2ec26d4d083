import { conditionWith } from './condition';
import { PolicyText } from './deploy-time-text';
import { PolicyStatement } from './model';

/** Returns a statement with all texts replaced that may contain deploy-time values. */
export const mapPolicyTexts = (
  statement: PolicyStatement,
  text: (text: PolicyText) => PolicyText,
): PolicyStatement => ({
  ...statement,
  actions: statement.actions.map(text),
  resources: statement.resources.map(text),
  conditions: statement.conditions.map((one) => conditionWith(one, (part) => [text(part)])),
});
