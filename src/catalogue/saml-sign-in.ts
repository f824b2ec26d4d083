import { SamlSignInFacts } from './facts';

/** Where people sign in through SAML, by partition. */
export const samlSignInFacts = (): Record<string, SamlSignInFacts> =>
  require('../../catalogue/rendered/saml-sign-in.json');
