import { ResourceEnvironment } from '../../src/input/resource-environment';
import { resourcesOfAction } from '../../src/policy/action-resources';
import { parseArn } from '../../src/policy/arn';
import { deployTimeValue, PolicyText } from '../../src/policy/deploy-time-text';
import { intersection } from '../../src/policy/pattern-intersection';
import { withoutPartition } from '../../src/policy/without-partition';

/**
 * Returns the part of a pattern that IAM can compare with requests for the action: one pattern for
 * each resource type. Empty when the pattern covers no resource of the action.
 */
export function checkedResources(action: string, pattern: PolicyText): readonly PolicyText[] {
  const { formats } = resourcesOfAction(action);
  if (formats === 'no resource') return pattern === '*' ? [pattern] : [];
  const parts = formats.flatMap(({ text }) => {
    const type = text.replace(/\$?\{[^}]*\}/g, '*');
    const depth = levelsOf(type);
    return intersection(withoutPartition(pattern), withoutPartition(type)).filter(
      (part) => levelsOf(part) <= depth,
    );
  });
  return [...new Set(parts)];
}

/** Returns the number of parts between slashes. An id has no slash. */
const levelsOf = (arn: PolicyText): number => (parseArn(arn)?.resource ?? arn).split('/').length;

/** Returns an ARN of any account or Region with those of the stack. */
export function inEnvironment(
  text: PolicyText,
  { account, region }: ResourceEnvironment,
): PolicyText {
  const arn = parseArn(text);
  if (!arn) return text;
  const known = (part: PolicyText, other: PolicyText) => (/[*?]/.test(part) ? other : part);
  return [
    'arn',
    /[*?]/.test(arn.partition) ? deployTimeValue('AWS::Partition') : arn.partition,
    arn.service,
    known(arn.region, region),
    known(arn.account, account),
    arn.resource,
  ].join(':');
}
