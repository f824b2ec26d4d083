import { FileResult, Result } from './result';
import { AUDIT_SCHEMA } from './schema';
import { isObject, list, own } from '../../src/reader/json';
import { FileError } from '../files/file-error';
import { Source } from '../files/source';

/** How many times an earlier audit has each finding. */
export type Earlier = ReadonlyMap<string, number>;

/**
 * Reads the JSON of an earlier audit.
 * @throws FileError when it is none
 */
export async function earlierAudit(file: string): Promise<Earlier> {
  const { content } = await new Source(() => {}).parsed(file);
  if (own(content, 'schema') !== AUDIT_SCHEMA)
    throw new FileError({
      file,
      line: 1,
      column: 1,
      problem: `it is not an earlier audit: its schema is not ${AUDIT_SCHEMA}`,
      instead: 'Write one with `connect-iam audit --json`',
    });
  const found = new Map<string, number>();
  for (const one of list(own(content, 'files')).filter(isObject))
    for (const finding of list(one.findings).filter(isObject)) {
      if (finding.acknowledged !== undefined) continue;
      const key = keyOf(one.file, {
        name: finding.id,
        severity: finding.severity,
        resource: finding.constructPath ?? finding.logicalId,
        pointer: list(finding.pointer),
      });
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  return found;
}

/** Returns the results without the open ones that an earlier audit has. */
export const newSince = (files: readonly FileResult[], earlier: Earlier): readonly FileResult[] => {
  const left = new Map(earlier);
  const isNew = (file: string, result: Result): boolean => {
    if (result.acknowledged !== undefined) return true;
    const { name, severity, place } = result;
    const resource = place.constructPath ?? place.logicalId;
    const key = keyOf(file, { name, severity, resource, pointer: place.pointer });
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  };
  return files.map((one) => ({
    ...one,
    results: one.results.filter((result) => isNew(one.file, result)),
  }));
};

interface Named {
  readonly name: unknown;
  readonly severity: unknown;
  readonly resource: unknown;
  readonly pointer: readonly unknown[];
}

/** Returns a key without lines and indices. A finding that gets more severe has another. */
const keyOf = (file: unknown, { name, severity, resource, pointer }: Named): string =>
  JSON.stringify([
    file,
    name,
    severity,
    resource,
    pointer.filter((key) => typeof key === 'string'),
  ]);
