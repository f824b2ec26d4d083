import { ownProperty } from './own-property';
import { PolicyDocument } from './policy-facts';

interface PolicyDocuments {
  readonly statements: PolicyDocument['Statement'];
  /** By policy and version: the positions of the statements. */
  readonly policies: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

const facts = (): PolicyDocuments => require('../../catalogue/facts/policy-documents.json');

/**
 * Returns the document of a version of a managed policy of the family, as AWS wrote it for the
 * partition `aws`. Undefined when the catalogue does not have it.
 */
export function policyDocument(name: string, version: string): PolicyDocument | undefined {
  const positions = ownProperty(ownProperty(facts().policies, name), version);
  return positions && { Version: '2012-10-17', Statement: positions.map(statementAt) };
}

const statementAt = (position: number) => facts().statements[position];
