import { actionFacts, conditionKeys } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/**
 * The conditions that tags put on an action. Undefined where its requests carry no tags.
 *
 * What makes something must carry the tags in its request, a search filters by them, everything else is
 * on something that has them. Tagging itself must not take over what has another value of the tag.
 */
export function tagConditions(
  action: string,
  tags: Readonly<Record<PolicyText, PolicyText>>,
): readonly Condition[] | undefined {
  const { level, untagged } = actionFacts(action) ?? {};
  const keys = untagged ? [] : conditionKeys(action);
  const takes = (prefix: string) => keys.includes(`${prefix}\${TagKey}`);
  const on = (operator: string, prefix: string): Condition[] =>
    Object.entries(tags).map(([tag, value]) => ({
      operator,
      key: `${prefix}${tag}`,
      values: [value],
    }));
  if (takes(SEARCH_TAG)) return on('StringEquals', SEARCH_TAG);
  // Untagging is by key: it says aws:TagKeys and no value, and is on something that has the tags. A request that reads
  // carries none, although IAM's data gives the key to some: asked for them, the action would be granted to nobody.
  if (takes(REQUEST_TAG) && level !== 'Read' && level !== 'List') {
    const onResource = takes(RESOURCE_TAG) ? on('StringEqualsIfExists', RESOURCE_TAG) : [];
    return [...on('StringEquals', REQUEST_TAG), ...onResource];
  }
  return takes(RESOURCE_TAG) ? on('StringEquals', RESOURCE_TAG) : undefined;
}

const SEARCH_TAG = 'connect:SearchTag/';
const REQUEST_TAG = 'aws:RequestTag/';
const RESOURCE_TAG = 'aws:ResourceTag/';
