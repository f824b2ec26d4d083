import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import { Place } from '../../src/policy/model';

/**
 * Returns a fingerprint without a line or an index. It stays the same when lines or statements
 * move.
 */
export function fingerprint(
  file: string,
  name: string,
  { logicalId, constructPath, pointer }: Place,
): string {
  const names = pointer.filter((key) => typeof key === 'string');
  return createHash('sha256')
    .update(JSON.stringify([file.split(sep).join('/'), name, constructPath ?? logicalId, names]))
    .digest('hex')
    .slice(0, 32);
}

/** Numbers equal fingerprints to distinguish them. */
export function numbered(prints: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return prints.map((print) => {
    const number = (seen.get(print) ?? 0) + 1;
    seen.set(print, number);
    return `${print}:${number}`;
  });
}
