import { ownProperty } from './own-property';
import { ManagedPolicyFacts, PolicyDocument, PolicyVersionFacts } from './policy-facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

const managedPolicies = lazy((): Record<string, ManagedPolicyFacts> =>
  require('../../catalogue/rendered/managed-policies.json'),
);

/** Returns a managed policy of the family with all its versions. */
export const managedPolicyFacts = (name: string): ManagedPolicyFacts =>
  entry(managedPolicies(), name, 'managed policy');

export const managedPolicyNames = (): readonly string[] => Object.keys(managedPolicies());

/** Returns the document of the newest version of an attachable managed policy. */
export function newestDocument(name: string): PolicyDocument {
  const versions = Object.values(managedPolicyFacts(name).versions);
  const { document } = versions[versions.length - 1];
  if (!document) throw new Error(`The catalogue has no document of ${name}`);
  return document;
}

/** Returns a version of a managed policy; undefined when the catalogue does not have it. */
export const policyVersion = (name: string, version: string): PolicyVersionFacts | undefined =>
  ownProperty(managedPolicyFacts(name).versions, version);
