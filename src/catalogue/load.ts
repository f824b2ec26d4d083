import { ManagedPolicyFacts, PolicyDocument, ServiceLinkedRoleFacts, StatementTemplate } from './model';

/*
 * The catalogue is JSON, read when it is first asked for: importing the library costs nothing of it.
 * `require` of a literal path, so that bundlers see it; the same path from src/ and from lib/.
 */
const statements = (): Record<string, StatementTemplate> => require('../../catalogue/rendered/statements.json');
const managedPolicies = (): Record<string, ManagedPolicyFacts> => require('../../catalogue/rendered/managed-policies.json');
const serviceLinkedRoles = (): Record<string, ServiceLinkedRoleFacts> => require('../../catalogue/rendered/service-linked-roles.json');
const campaignApis = (): Record<string, readonly string[]> => require('../../catalogue/rendered/campaign-apis.json');

function entry<T>(table: Record<string, T>, key: string, what: string): T {
  const found = table[key];
  // Not an input of a caller: a name in src/ that the catalogue does not have.
  if (!found) throw new Error(`The catalogue has no ${what} ${key}`);
  return found;
}

export const statementTemplate = (id: string) => entry(statements(), id, 'statement');
export const managedPolicyFacts = (name: string) => entry(managedPolicies(), name, 'managed policy');
export const serviceLinkedRole = (feature: string) => entry(serviceLinkedRoles(), feature, 'service-linked role');

/** The document of the newest version of a managed policy that can be attached. */
export function newestDocument(name: string): PolicyDocument {
  const versions = Object.values(managedPolicyFacts(name).versions);
  const { document } = versions[versions.length - 1];
  if (!document) throw new Error(`The catalogue has no document of ${name}`);
  return document;
}

/** Which of the outbound campaigns APIs have the action; every API for actions of other services. */
export const apisOf = (action: string): readonly string[] => campaignApis()[action] ?? ['v1', 'v2'];
