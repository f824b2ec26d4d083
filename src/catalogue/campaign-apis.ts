import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

const campaignApis = lazy((): Record<string, readonly string[]> =>
  require('../../catalogue/rendered/campaign-apis.json'),
);

/**
 * Returns the outbound campaigns APIs that have the action. Returns every API for actions of other
 * services.
 */
export const apisOf = (action: string): readonly string[] =>
  ownProperty(campaignApis(), action) ?? ['v1', 'v2'];
