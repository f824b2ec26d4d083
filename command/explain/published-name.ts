import { Provenance, provenanceOf, sourcesSection } from './provenance';
import {
  ActionGrade,
  bindingsOf,
  catalogueEdition,
  gradeOf,
  operationFacts,
  publishedName,
} from '../../src/catalogue/catalogue';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface PublishedNameExplained {
  readonly kind: 'published name';
  readonly name: string;
  readonly grade?: ActionGrade;
  /** The date of the reference that does not list it. */
  readonly notInReferenceOf: string;
  readonly operationOf: readonly string[];
  readonly handlersOf: readonly string[];
  /** The actions that authorize the operation, if the reference says it. */
  readonly authorizedBy: readonly string[];
  /** Where this library grants it. */
  readonly resources: readonly string[];
  readonly write: string;
  readonly sources: readonly Provenance[];
}

export function explainPublishedName(name: string): PublishedNameExplained {
  const { operationOf = [], handlersOf = [] } = publishedName(name) ?? {};
  const grade = gradeOf(name);
  return {
    kind: 'published name',
    name,
    ...(grade && { grade }),
    notInReferenceOf: catalogueEdition().reference.date,
    operationOf,
    handlersOf,
    authorizedBy: (operationFacts(name)?.actions ?? []).filter((action) => action !== name),
    resources: (bindingsOf(name) ?? []).flatMap(({ resources }) => resources),
    write: `ConnectAccess.actions('${name}')`,
    sources: provenanceOf(
      'iam-data',
      ...(operationOf.length > 0 ? ['botocore'] : []),
      ...(handlersOf.length > 0 ? ['cfn-lint'] : []),
    ),
  };
}

/** Renders a published name for people. */
export const publishedNameSheet = (one: PublishedNameExplained, how: Typesetting): string =>
  sheet(
    one.name,
    `AWS publishes the name, and the reference of ${one.notInReferenceOf} does not list it as an ` +
      'action. Whether IAM takes it is not known from the reference.',
    [
      { heading: 'API operation of', lines: one.operationOf },
      { heading: 'Permission of the handlers of', lines: one.handlersOf },
      { heading: 'The reference authorizes the operation by', lines: one.authorizedBy },
      { heading: 'Where this library grants it (inferred)', lines: one.resources },
      { heading: 'Write', lines: [one.write] },
      sourcesSection(one.sources),
    ],
    how,
  );
