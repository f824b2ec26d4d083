import { isReferenceUnit, PolicyText, policyUnits } from './deploy-time-text';
import { memoize } from '../input/memoize';

/** An ARN of a policy in its parts, which may hold wildcards, policy variables and deploy-time values. */
export interface ArnParts {
  readonly partition: PolicyText;
  readonly service: PolicyText;
  readonly region: PolicyText;
  readonly account: PolicyText;
  /** All that follows the account. */
  readonly resource: PolicyText;
}

const PARTS = 6;

/** The parts of an ARN; undefined where a text does not begin as one. Colons in references separate nothing. */
export const parseArn = memoize(
  (text: PolicyText): ArnParts | undefined => {
    if (!text.startsWith('arn:')) return undefined;
    const parts: string[] = [''];
    for (const unit of policyUnits(text)) {
      if (unit === ':' && parts.length < PARTS) parts.push('');
      else parts[parts.length - 1] += unit;
    }
    const [, partition, service, region, account, resource] = parts;
    return resource === undefined ? undefined : { partition, service, region, account, resource };
  },
  { max: 20_000 },
);

/** The deploy-time value or policy variable that a text begins with. */
export function leadingReference(text: PolicyText): PolicyText | undefined {
  const first = policyUnits(text)[0];
  return first !== undefined && isReferenceUnit(first) ? first : undefined;
}
