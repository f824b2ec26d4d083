/*
 * The catalogue is JSON, read when it is first asked for: importing the library costs nothing of it.
 * `require` of a literal path, so that bundlers see it; the same path from src/ and from lib/.
 */
export * from './actions';
export * from './aliases';
export * from './aws-policies';
export * from './escalation';
export * from './bindings';
export * from './campaign-apis';
export * from './documented-forms';
export * from './edition';
export * from './family';
export * from './managed-policies';
export * from './origins';
export * from './package-version';
export * from './published-names';
export * from './resource-types';
export * from './review';
export * from './sam';
export * from './saml-sign-in';
export * from './service-linked-roles';
export * from './similar-actions';
export * from './statements';
export * from './trust';
export * from './requirements';
