import { SourceFacts } from './facts';
import { entry } from './table';

const sources = (): Record<string, SourceFacts> => require('../../catalogue/rendered/sources.json');

/** Where facts were read. */
export const sourceFacts = (id: string): SourceFacts => entry(sources(), id, 'source');

/** A source whose state on one day the catalogue has. */
export interface Edition {
  /** `2026-09-26`. */
  readonly date: string;
  readonly version: string;
}

/** The days up to which the catalogue tells what AWS has. */
export interface CatalogueEdition {
  /** Of the Service Authorization Reference: actions, resource types, condition keys. */
  readonly reference: Edition;
  readonly managedPolicies: Edition;
  /** Of the models of AWS's APIs. */
  readonly operations: Edition;
  /** Of the permissions of CloudFormation's handlers. */
  readonly handlers: Edition;
}

export const catalogueEdition = (): CatalogueEdition => ({
  reference: editionOf('iam-data'),
  managedPolicies: editionOf('managed-policies'),
  operations: editionOf('botocore'),
  handlers: editionOf('cfn-lint'),
});

function editionOf(id: string): Edition {
  const { date, version } = sourceFacts(id);
  if (!date || !version) throw new Error(`The catalogue does not say of which day ${id} is`);
  return { date, version };
}
