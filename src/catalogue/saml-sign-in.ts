import { SamlSignInFacts } from './facts';
import { lazy } from '../input/memoize';

/** Returns the SAML sign-in addresses, by partition. */
export const samlSignInFacts = lazy((): Record<string, SamlSignInFacts> =>
  require('../../catalogue/rendered/saml-sign-in.json'),
);
