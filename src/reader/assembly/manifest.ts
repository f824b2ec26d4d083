import { join, relative, resolve, sep } from 'node:path';
import { AssemblyError } from './assembly-error';
import { isObject } from '../json';

/** An entry of a manifest. */
export interface Artifact {
  readonly type?: unknown;
  readonly [key: string]: unknown;
}

/** A folder of a cloud assembly, and the manifest in it. */
export interface Manifest {
  /** The folder of the whole assembly. File names must not leave it. */
  readonly top: string;
  readonly folder: string;
  readonly artifacts: ReadonlyMap<string, Artifact>;
}

export const manifestFile = (folder: string): string => join(folder, 'manifest.json');

/**
 * Returns whether a parsed file is the manifest of a cloud assembly. Web apps also have a
 * manifest.json.
 */
export const isManifest = (
  content: unknown,
): content is { artifacts: { [name: string]: unknown } } =>
  isObject(content) && typeof content.version === 'string' && isObject(content.artifacts);

/** @throws AssemblyError */
export function manifestOf(top: string, folder: string, content: unknown): Manifest {
  if (!isManifest(content))
    throw new AssemblyError(manifestFile(folder), 'it is not the manifest of a cloud assembly');
  const artifacts = Object.entries(content.artifacts).filter((entry): entry is [string, Artifact] =>
    isObject(entry[1]),
  );
  return { top, folder, artifacts: new Map(artifacts) };
}

/**
 * Returns a file that a manifest names. A manifest from elsewhere must not cause other files to be
 * read.
 */
export function fileIn({ top, folder }: Manifest, name: unknown): string {
  const file = typeof name === 'string' ? join(folder, name) : undefined;
  const way = file === undefined ? '..' : relative(resolve(top), resolve(file));
  if (file === undefined || way.split(sep)[0] === '..')
    throw new AssemblyError(
      manifestFile(folder),
      `it names a file that is not in the assembly: ${JSON.stringify(name)}`,
    );
  return file;
}
