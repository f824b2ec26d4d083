import { findingsOn } from './findings-on';
import { actionFacts, isOfFamily, searchesByTags } from '../catalogue/catalogue';
import { Finding } from '../policy/finding';

/**
 * Returns findings about actions that tags limit: on which resources they are usable, and where
 * AWS lists the tag key for the type of the resource only.
 */
export function tagFindings(limited: readonly string[]): Finding[] {
  const actions = limited.filter(isOfFamily);
  return [
    ...findingsOn('tags-by-type', 'limited by the tags of the type only', actions.filter(isByType)),
    ...findingsOn(
      'tags-on-instance',
      'usable only where the instance has the tags',
      actions.filter(isOnInstance),
    ),
  ];
}

/** Returns whether the tag key is listed for the types of the action, and not for the action. */
const isByType = (action: string): boolean =>
  !searchesByTags(action) &&
  !actionFacts(action)?.keys?.some((key) => /^aws:(Resource|Request)Tag\//.test(key));

/** Returns whether each request for the action is on an instance, and not only a search. */
const isOnInstance = (action: string): boolean => {
  const { types = [] } = actionFacts(action) ?? {};
  const isOnInstances = action.startsWith('connect:') && types.includes('instance');
  return isOnInstances && !searchesByTags(action);
};
