import { ResourceEnvironment } from '../../src/input/resource-environment';
import { resourcesOfAction } from '../../src/policy/action-resources';
import { parseArn } from '../../src/policy/arn';
import {
  deployTimeValue,
  leadingDeployTimeValue,
  PolicyText,
} from '../../src/policy/deploy-time-text';
import { intersection } from '../../src/policy/pattern-intersection';
import { withoutPartition } from '../../src/policy/without-partition';

/**
 * Returns the part of a pattern that IAM can compare with requests for the action: one pattern for
 * each resource type. Empty when the pattern covers no resource of the action.
 */
export function checkedResources(action: string, pattern: PolicyText): readonly PolicyText[] {
  const { formats } = resourcesOfAction(action);
  if (formats === 'no resource') return pattern === '*' ? [pattern] : [];
  const id = unknownId(pattern);
  const known = id === undefined ? pattern : pattern.replace(id, ONE_ID);
  const parts = formats.flatMap(({ text }) => {
    const type = text.replace(/\$?\{[^}]*\}/g, '*');
    const depth = levelsOf(type);
    return intersection(withoutPartition(known), withoutPartition(type)).filter(
      (part) => levelsOf(part) <= depth,
    );
  });
  return [...new Set(parts)].map((part) => part.replace(ONE_ID, id ?? ONE_ID));
}

/** A letter for the id of an instance that only deployment knows. An id has no slash. */
const ONE_ID = '\u0003';

function unknownId(pattern: PolicyText): PolicyText | undefined {
  const [, path = ''] = /^instance\/([^]*)$/.exec(parseArn(pattern)?.resource ?? '') ?? [];
  const value = leadingDeployTimeValue(path);
  return value && (path === value || path.startsWith(`${value}/`)) ? value : undefined;
}

/** Returns the value that only deployment knows, where a resource is in the instance of this ARN. */
export function instanceValue(resource: PolicyText): PolicyText | undefined {
  const value = leadingDeployTimeValue(resource);
  return value && resource.startsWith(`${value}/`) ? value : undefined;
}

/**
 * Returns a resource with the form of an ARN, where its instance is one whose ARN only deployment
 * knows. Its id is the value. The account and the Region are any.
 */
export function inArnForm(resource: PolicyText, instances: ReadonlySet<PolicyText>): PolicyText {
  const value = leadingDeployTimeValue(resource);
  if (!value || !instances.has(value)) return resource;
  const isWhole = resource === value || resource.startsWith(`${value}/`);
  return isWhole ? ['arn', '*', 'connect', '*', '*', `instance/${resource}`].join(':') : resource;
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
