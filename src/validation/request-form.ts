import { hasKnownKeys } from './carried-keys';
import { ownProperty } from '../catalogue/own-property';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';

/** What decides about conditions in the requests for an action, besides their keys. */
export interface RequestForm {
  /** Whether all keys of the request are known. */
  readonly hasKnownKeys: boolean;
  /** The only Region in which the service is, by partition. Default: it is in several. */
  readonly oneRegion?: Readonly<Record<string, string>>;
  /** Whether the action is checked in requests to other services, in a Region that is not known. */
  readonly isInOtherRequests?: true;
  /** Whether the resource is in the account of the caller. Default: it may be in another. */
  readonly isInOwnAccount?: true;
}

/** Returns what decides about conditions in the requests for an action. */
export const requestForm: (action: string) => RequestForm = memoize((action: string) => ({
  hasKnownKeys: hasKnownKeys(action),
  oneRegion: ownProperty(requestFacts().oneRegion, serviceOf(action)),
  ...(requestFacts().inOtherRequests.includes(action) && { isInOtherRequests: true }),
  ...(requestFacts().ownResources.services.includes(serviceOf(action)) && { isInOwnAccount: true }),
}));
