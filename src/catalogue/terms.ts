/** Names of products and features that lead to a service. See catalogue/terms.json. */
export interface TermsOfService {
  readonly service: string;
  readonly names: readonly string[];
  readonly source: string;
}

const facts = (): { readonly terms: readonly TermsOfService[] } =>
  require('../../catalogue/terms.json');

/** Returns the names that people use for a service of the family, and where they were read. */
export const termsOf = (service: string): readonly TermsOfService[] =>
  facts().terms.filter((one) => one.service === service);
