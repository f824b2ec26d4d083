import { ownProperty } from './own-property';
import { samlSignInFacts } from './saml-sign-in';

/** The partition of nearly all accounts. */
export const USUAL_PARTITION = 'aws';

/** Returns whether Amazon Connect has a console in a partition. */
export const hasAmazonConnect = (partition: string): boolean =>
  ownProperty(samlSignInFacts(), partition)?.relayState !== undefined;
