import { SamlSignInFacts } from './facts';

/** Returns the SAML sign-in addresses, by partition. */
export const samlSignInFacts = (): Record<string, SamlSignInFacts> =>
  require('../../catalogue/rendered/saml-sign-in.json');
