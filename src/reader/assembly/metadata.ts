import { isObject, list } from '../json';

/** Acknowledged ids and their reasons, by construct path without a leading slash. */
export type Acknowledged = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Returns the entries of one type, each with its construct. */
export function entriesOf(
  metadata: readonly unknown[],
  type: string,
): { path: string; data: unknown }[] {
  return metadata
    .filter(isObject)
    .flatMap((byPath) => Object.entries(byPath))
    .flatMap(([path, entries]) =>
      list(entries)
        .filter(isObject)
        .filter((entry) => entry.type === type)
        .map(({ data }) => ({ path: path.replace(/^\//, ''), data })),
    );
}

/** The metadata type in which the CDK stores `Validations.of(...).acknowledge`. */
export const ACKNOWLEDGED_RULES = 'aws:cdk:acknowledged-rules';

/** Returns the acknowledgements of an app from the metadata of a stack. */
export function acknowledgedIn(metadata: readonly unknown[]): Acknowledged {
  const byPath = new Map<string, Map<string, string>>();
  for (const { path, data } of entriesOf(metadata, ACKNOWLEDGED_RULES)) {
    const reasons = byPath.get(path) ?? new Map<string, string>();
    byPath.set(path, reasons);
    for (const [id, reason] of acknowledgedIds(data)) reasons.set(id, reason);
  }
  return byPath;
}

/**
 * Returns the ids of an entry. For ids without a source, the CDK writes its own before them:
 * `annotation::`, from 2.262 `Annotation::`.
 */
export const acknowledgedIds = (data: unknown): (readonly [id: string, reason: string])[] =>
  Object.entries(isObject(data) ? data : {}).map(([id, reason]) => [
    id.replace(/^annotation::/i, ''),
    String(reason),
  ]);

/**
 * Returns the construct paths by logical id. Templates have them only if the CDK CLI ran the app.
 */
export function constructPathsIn(
  metadata: readonly unknown[],
): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, data } of entriesOf(metadata, 'aws:cdk:logicalId'))
    if (typeof data === 'string') paths.set(data, [...(paths.get(data) ?? []), path]);
  return paths;
}

/** Acknowledgements by the file of their findings. */
export type AcknowledgedByFile = ReadonlyMap<string, Acknowledged>;

/** Merges acknowledgements. */
export const joinAcknowledged = (all: readonly Acknowledged[]): Acknowledged => {
  const joined = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, reasons] of all.flatMap((one) => [...one]))
    joined.set(path, new Map([...(joined.get(path) ?? []), ...reasons]));
  return joined;
};
