import { SourceFacts } from './facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

const sources = lazy((): Record<string, SourceFacts> =>
  require('../../catalogue/rendered/sources.json'),
);

/** Returns the source of facts. */
export const sourceFacts = (id: string): SourceFacts => entry(sources(), id, 'source');

/** A source whose state on one date is in the catalogue. */
export interface Edition {
  /** The date, such as `2026-09-26`. */
  readonly date: string;
  readonly version: string;
}

/** The dates of the AWS data in the catalogue. */
export interface CatalogueEdition {
  /** The date of the Service Authorization Reference: actions, resource types, condition keys. */
  readonly reference: Edition;
  readonly managedPolicies: Edition;
  /** The date of the AWS API models. */
  readonly operations: Edition;
  /** The date of the permissions of CloudFormation handlers. */
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

/**
 * The certainty of a fact.
 *
 * - `reference`: the Service Authorization Reference has it.
 * - `operation`: the model of an API has it.
 * - `handler`: a handler of a CloudFormation resource type has it.
 * - `documented`: a guide or a managed policy of AWS has it.
 * - `inferred`: concluded from other facts.
 */
export type Grade = 'reference' | 'operation' | 'handler' | 'documented' | 'inferred';

/** Returns the grade of the facts of a source. */
export function gradeOfSource(id: string): Grade {
  if (/^(iam-data|sar-)/.test(id)) return 'reference';
  if (id === 'botocore') return 'operation';
  if (id === 'cfn-lint') return 'handler';
  return id === 'inferred' ? 'inferred' : 'documented';
}
