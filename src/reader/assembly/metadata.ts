import { isObject, list } from '../json';

/** By the path of a construct, without a slash before it: the ids that are acknowledged there, and why. */
export type Acknowledged = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Entries of one type, with the construct on which each stands. */
function entriesOf(metadata: readonly unknown[], type: string): { path: string; data: unknown }[] {
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

/** The type of the metadata in which the CDK keeps what `Validations.of(...).acknowledge` is given. */
export const ACKNOWLEDGED_RULES = 'aws:cdk:acknowledged-rules';

/** What an app acknowledges, of the metadata of a stack. */
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
 * The ids of an entry. The CDK writes its own source of findings before ids that say none:
 * `annotation::`, from 2.262 `Annotation::`.
 */
export const acknowledgedIds = (data: unknown): (readonly [id: string, reason: string])[] =>
  Object.entries(isObject(data) ? data : {}).map(([id, reason]) => [
    id.replace(/^annotation::/i, ''),
    String(reason),
  ]);

/** The paths of constructs by logical id. Templates have them only where the CDK CLI ran the app. */
export function constructPathsIn(
  metadata: readonly unknown[],
): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, data } of entriesOf(metadata, 'aws:cdk:logicalId'))
    if (typeof data === 'string') paths.set(data, [...(paths.get(data) ?? []), path]);
  return paths;
}

/** What is acknowledged, by the file whose findings it is about. */
export type AcknowledgedByFile = ReadonlyMap<string, Acknowledged>;

/** Several as one. */
export const joinAcknowledged = (all: readonly Acknowledged[]): Acknowledged => {
  const joined = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, reasons] of all.flatMap((one) => [...one]))
    joined.set(path, new Map([...(joined.get(path) ?? []), ...reasons]));
  return joined;
};
