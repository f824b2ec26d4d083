import { colonsAndRuns, PolicyText } from './deploy-time-text';
import { memoize } from '../input/memoize';

export { leadingReference } from './deploy-time-text';

/**
 * The parts of a policy ARN, which may contain wildcards, policy variables, and deploy-time values.
 */
export interface ArnParts {
  readonly partition: PolicyText;
  readonly service: PolicyText;
  readonly region: PolicyText;
  readonly account: PolicyText;
  /** Everything after the account. */
  readonly resource: PolicyText;
}

const PARTS = 6;

/** The pattern of all account numbers. */
export const ANY_NUMBER = '?'.repeat(12);

/**
 * Parses an ARN into its parts; undefined when the text does not begin like an ARN. Ignores colons
 * in references.
 */
export const parseArn = memoize(
  (text: PolicyText): ArnParts | undefined => {
    if (!text.startsWith('arn:')) return undefined;
    const parts: string[] = [''];
    for (const run of colonsAndRuns(text)) {
      if (run === ':' && parts.length < PARTS) parts.push('');
      else parts[parts.length - 1] += run;
    }
    const [, partition, service, region, account, resource] = parts;
    return resource === undefined ? undefined : { partition, service, region, account, resource };
  },
  { max: 20_000 },
);
