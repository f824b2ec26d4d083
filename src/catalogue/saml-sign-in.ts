import { SamlSignInFacts } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

/** Returns the SAML sign-in addresses, by partition. */
export const samlSignInFacts = lazy((): Record<string, SamlSignInFacts> =>
  require('../../catalogue/rendered/saml-sign-in.json'),
);

/** The partition of nearly all accounts. */
export const USUAL_PARTITION = 'aws';

/** Returns whether Amazon Connect has a console in a partition. */
export const hasAmazonConnect = (partition: string): boolean =>
  ownProperty(samlSignInFacts(), partition)?.relayState !== undefined;
