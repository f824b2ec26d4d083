import { actionFacts, conditionKeyFacts, conditionKeys, partFacts } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** The conditions that tags add to an action, by the part of a resource in it. */
export interface TagConditions {
  /** Conditions on resources that the action changes, uses, lists or searches. */
  readonly used: readonly Condition[];
  /**
   * Conditions on resources that the action creates. Absent if IAM checks no created resource for
   * the action.
   */
  readonly made?: readonly Condition[];
}

const REQUEST_TAG = 'aws:RequestTag/';
const RESOURCE_TAG = 'aws:ResourceTag/';
const TAG_KEYS = 'aws:TagKeys';

/**
 * Law 10: returns the conditions that tags add to an action, each resource by its part. Returns
 * undefined when the requests of the action carry no tags.
 *
 * IAM checks each resource of a request separately. A created resource has no tags yet, so it must
 * get them in the request. A changed or used resource must have the tags. The operator is
 * `StringEquals`, so untagged resources are not included. A search filters by the tags. Tagging and
 * untagging apply only to resources with the tags, and only by the named keys.
 */
export function tagConditions(
  action: string,
  tags: Readonly<Record<PolicyText, PolicyText>>,
): TagConditions | undefined {
  const { level, untagged } = actionFacts(action) ?? {};
  const { makes, requestTags, tags: isTagging = level === 'Tagging' } = partFacts(action);
  const keys = untagged ? [] : conditionKeys(action);
  const equal = (prefix: string): Condition[] =>
    Object.entries(tags).map(([tag, value]) => ({
      operator: 'StringEquals',
      key: `${prefix}${tag}`,
      values: [value],
    }));
  const by = (prefix: string) => (keys.includes(`${prefix}\${TagKey}`) ? equal(prefix) : []);
  const search = conditionKeyFacts().searchTag.replace('${TagKey}', '');
  if (keys.includes(conditionKeyFacts().searchTag)) return { used: equal(search) };
  // A read request carries no tags, although IAM's data lists the key for some actions. The
  // condition would deny everyone.
  const isRead = level === 'Read' || level === 'List' || requestTags === false;
  const [request, resource] = [isRead ? [] : by(REQUEST_TAG), by(RESOURCE_TAG)];
  // What is created without tags in the request has none when IAM decides.
  if (makes && makes.length > 0 && request.length === 0) return undefined;
  if (isTagging && resource.length > 0)
    return { used: [...request, ...resource, ...onlyNamedKeys(keys, tags)] };
  if (request.length === 0) return resource.length > 0 ? { used: resource } : undefined;
  const isMade = makes === undefined || makes.length > 0;
  return isMade ? { made: request, used: resource } : { used: [...request, ...resource] };
}

/**
 * Prevents setting or removing tags other than the named ones, because other scopes may use them.
 */
const onlyNamedKeys = (
  keys: readonly string[],
  tags: Readonly<Record<PolicyText, PolicyText>>,
): Condition[] =>
  keys.includes(TAG_KEYS)
    ? [{ operator: 'ForAllValues:StringEquals', key: TAG_KEYS, values: Object.keys(tags) }]
    : [];
