import { conditionKeyFacts } from '../catalogue/catalogue';
import { holdsWithoutKey, isConfiningValue, isKey } from '../policy/confining-conditions';
import { leadingDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Requirement } from '../policy/requirement';

/** The place of what is not limited to named resources. */
export const EVERYWHERE = '*';

/**
 * Returns the places to which a resource pattern limits an action: the instance of a resource of
 * Amazon Connect, otherwise the pattern. `*` when the pattern names nothing.
 */
export function placesOf(
  action: string,
  resource: PolicyText,
  requirements: readonly Requirement[],
): readonly string[] {
  const byKey = requirements.flatMap(namedInstances);
  if (byKey.length > 0) return byKey.map((value) => toDisplayText(instanceIn(value) ?? value));
  if (isAnything(resource)) return [EVERYWHERE];
  const instance = action.startsWith('connect:') ? instanceOf(resource) : undefined;
  return [toDisplayText(instance ?? resource)];
}

/** Returns the instances that a condition names. One that only excludes instances names none. */
function namedInstances(requirement: Requirement): readonly PolicyText[] {
  if (requirement.kind !== 'key' || !requirement.holds) return [];
  const { key, operator, values } = requirement;
  const isNaming =
    isKey(key, conditionKeyFacts().instanceKey) && !holdsWithoutKey({ key, operator, values });
  return isNaming && values.every(isConfiningValue) ? values : [];
}

const instanceIn = (text: PolicyText): PolicyText | undefined =>
  /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/[^/]+/.exec(text)?.[0];

/** Returns the instance of a resource: by its ARN, or by a reference to an instance. */
const instanceOf = (resource: PolicyText): PolicyText | undefined =>
  instanceIn(resource) ?? leadingDeployTimeValue(resource);

/** Returns whether a pattern names no resource: `*`, `instance/*`, `function:*`. */
function isAnything(resource: PolicyText): boolean {
  if (/^[*?]/.test(resource)) return true;
  const path = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.*)$/s.exec(resource)?.[1];
  if (path === undefined) return false;
  const [first, second] = path.split(/[/:]/);
  const isOnly = (text: string) => /^[*?]*$/.test(text);
  // Buckets have no type before their name. An ARN of S3 has no account.
  if (/^arn:[^:]*:s3:::/.test(resource) || second === undefined) return isOnly(first);
  return isOnly(first) || isOnly(second);
}
