import { operatorParts } from './condition-operator';
import { colonsAndRuns, PolicyText } from './deploy-time-text';
import { Condition } from './model';

const PARTS = 6;

/**
 * Returns whether a condition compares the parts of an ARN with a pattern of fewer: `*`, `arn:aws:*`.
 * AWS checks each part, and does not say whether a wildcard is also for the parts that are missing.
 */
export const isShortArn = ({ operator }: Pick<Condition, 'operator'>, value: PolicyText): boolean =>
  /^arn/.test(operatorParts(operator).name) &&
  value.includes('*') &&
  [...colonsAndRuns(value)].filter((one) => one === ':').length < PARTS - 1;
