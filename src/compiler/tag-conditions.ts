import { actionFacts, conditionKeys, partFacts } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** The conditions that tags put on an action, by the part that a resource has in it. */
export interface TagConditions {
  /** On what is changed, used, listed or searched. */
  readonly used: readonly Condition[];
  /** On what is made. Absent where the action makes nothing that IAM is asked about. */
  readonly made?: readonly Condition[];
}

const SEARCH_TAG = 'connect:SearchTag/';
const REQUEST_TAG = 'aws:RequestTag/';
const RESOURCE_TAG = 'aws:ResourceTag/';
const TAG_KEYS = 'aws:TagKeys';

/**
 * Law 10: the conditions that tags put on an action, each resource by its part.
 * Undefined where its requests carry no tags.
 *
 * IAM checks each resource of a request by itself. What is made must carry the tags in the request;
 * it has none yet. What is changed or used must have them:
 * `StringEquals`, so that nothing untagged is included. A search filters by them.
 * Tagging and untagging are on what has the tags, and only by the named keys.
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
  const search = by(SEARCH_TAG);
  if (search.length > 0) return { used: search };
  // A request that reads carries no tags, although IAM's data gives the key to some: nobody would be allowed.
  const isRead = level === 'Read' || level === 'List' || requestTags === false;
  const [request, resource] = [isRead ? [] : by(REQUEST_TAG), by(RESOURCE_TAG)];
  if (isTagging && resource.length > 0)
    return { used: [...request, ...resource, ...onlyNamedKeys(keys, tags)] };
  if (request.length === 0) return resource.length > 0 ? { used: resource } : undefined;
  const isMade = makes === undefined || makes.length > 0;
  return isMade ? { made: request, used: resource } : { used: [...request, ...resource] };
}

/** No other tag is set or taken away beside the named ones: other scopes may go by it. */
const onlyNamedKeys = (
  keys: readonly string[],
  tags: Readonly<Record<PolicyText, PolicyText>>,
): Condition[] =>
  keys.includes(TAG_KEYS)
    ? [{ operator: 'ForAllValues:StringEquals', key: TAG_KEYS, values: Object.keys(tags) }]
    : [];
