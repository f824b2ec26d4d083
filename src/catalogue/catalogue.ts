/**
 * The catalogue is JSON that is read on first use, so importing the library does not load it.
 * `require` has a literal path, which the build replaces: lib has the JSON in packs.
 */
export * from './actions';
export * from './addresses';
export * from './aliases';
export * from './aws-policies';
export * from './escalation';
export * from './bindings';
export * from './campaign-apis';
export * from './capabilities';
export * from './condition-keys';
export * from './deployments';
export * from './documented-forms';
export * from './edition';
export * from './family';
export * from './managed-policies';
export * from './operations';
export * from './origins';
export * from './package-version';
export * from './policy-documents';
export * from './published-names';
export * from './quotas';
export * from './resource-types';
export * from './review';
export * from './sam';
export * from './scope-conditions';
export * from './saml-sign-in';
export * from './service-linked-roles';
export * from './similar-actions';
export * from './slips';
export * from './sources-of-grants';
export * from './statements';
export * from './terms';
export * from './topics';
export * from './trust';
export * from './regions';
export * from './requirements';
