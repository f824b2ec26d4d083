import { resolve } from 'node:path';
import { CreationPlaces, CreationPlacesByFile, creationPlacesIn } from './creation-places';
import { Artifact, fileIn, Manifest, manifestFile, manifestOf } from './manifest';
import {
  Acknowledged,
  AcknowledgedByFile,
  acknowledgedIn,
  constructPathsIn,
  joinAcknowledged,
} from './metadata';
import { entriesOf, list, own } from '../json';
import { StackInfo } from '../stacks/template-file';

/** A template of a cloud assembly to read. */
export interface AssemblyTemplate {
  readonly file: string;
  readonly stack: StackInfo;
  /** The artifact of its stack, or of the stack in which it is nested. */
  readonly artifactId: string;
}

/** The contents of a cloud assembly. */
export interface CloudAssembly {
  readonly templates: readonly AssemblyTemplate[];
  readonly acknowledged: Acknowledged;
  readonly createdAt: CreationPlaces;
}

/** Returns what is acknowledged in the files of an assembly. */
export const acknowledgedByFile = ({
  templates,
  acknowledged,
}: CloudAssembly): AcknowledgedByFile => new Map(templates.map(({ file }) => [file, acknowledged]));

/** Returns where the constructs in the files of an assembly are created. */
export const creationPlacesByFile = ({
  templates,
  createdAt,
}: CloudAssembly): CreationPlacesByFile => new Map(templates.map(({ file }) => [file, createdAt]));

/** Requests the parsed content of files, one after another, and returns a result. */
export type FileRequests<T> = Generator<string, T, unknown>;

/**
 * Returns the templates of a cloud assembly folder, including those of its stages and nested
 * stacks.
 * @throws AssemblyError
 */
export function* cloudAssembly(folder: string): FileRequests<CloudAssembly> {
  return yield* assemblyIn(folder, folder, new Set());
}

const NOTHING: CloudAssembly = { templates: [], acknowledged: new Map(), createdAt: new Map() };

function* assemblyIn(top: string, folder: string, seen: Set<string>): FileRequests<CloudAssembly> {
  if (seen.has(resolve(folder))) return NOTHING;
  seen.add(resolve(folder));
  const manifest = manifestOf(top, folder, yield manifestFile(folder));
  const parts: CloudAssembly[] = [];
  for (const [id, artifact] of manifest.artifacts) {
    const directory = own(artifact.properties, 'directoryName');
    if (artifact.type === 'cdk:cloud-assembly')
      parts.push(yield* assemblyIn(top, fileIn(manifest, directory), seen));
    if (artifact.type === 'aws:cloudformation:stack')
      parts.push(yield* stackIn(manifest, id, artifact));
  }
  const templates = parts.flatMap((part) => part.templates);
  return {
    // Stacks may share an asset manifest, and its nested stacks.
    templates: [...new Map(templates.map((one) => [one.file, one])).values()],
    acknowledged: joinAcknowledged(parts.map(({ acknowledged }) => acknowledged)),
    createdAt: new Map(parts.flatMap(({ createdAt }) => [...createdAt])),
  };
}

function* stackIn(
  manifest: Manifest,
  artifactId: string,
  artifact: Artifact,
): FileRequests<CloudAssembly> {
  const metadata = [artifact.metadata, yield* additionalMetadata(manifest, artifact)];
  const nestedTemplates = yield* nestedTemplatesOf(manifest, artifact);
  const stack: StackInfo = {
    assembly: manifest.top,
    displayName: textOf(artifact.displayName) ?? artifactId,
    stackName: textOf(own(artifact.properties, 'stackName')) ?? artifactId,
    environment: environmentOf(artifact.environment),
    nestedTemplates,
    constructPaths: constructPathsIn(metadata),
  };
  const files = [
    fileIn(manifest, own(artifact.properties, 'templateFile')),
    ...new Set(nestedTemplates.values()),
  ];
  return {
    templates: files.map((file) => ({ file, stack, artifactId })),
    acknowledged: acknowledgedIn(metadata),
    createdAt: creationPlacesIn(metadata),
  };
}

function* additionalMetadata(manifest: Manifest, artifact: Artifact): FileRequests<unknown> {
  const file = artifact.additionalMetadataFile;
  return typeof file === 'string' ? yield fileIn(manifest, file) : undefined;
}

/** The ends of the names of templates of nested stacks, and of products of AWS Service Catalog. */
const IS_NESTED = /\.(nested|product)\.template\.json$/;

/**
 * Returns the templates of nested stacks, by their asset and by their own name. They are assets
 * that only their names identify.
 */
function* nestedTemplatesOf(
  manifest: Manifest,
  artifact: Artifact,
): FileRequests<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of list(artifact.dependencies)) {
    const assets = manifest.artifacts.get(String(name));
    const file = own(assets?.properties, 'file');
    if (assets?.type !== 'cdk:asset-manifest' || typeof file !== 'string') continue;
    const files = own(yield fileIn(manifest, file), 'files');
    for (const [id, asset] of entriesOf(files)) {
      const path = own(own(asset, 'source'), 'path');
      if (typeof path !== 'string' || !IS_NESTED.test(path)) continue;
      found.set(id, fileIn(manifest, path)).set(path, fileIn(manifest, path));
    }
  }
  return found;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/**
 * Parses an environment such as `aws://111122223333/eu-west-2`. Unknown parts are `unknown-account`
 * and `unknown-region`.
 */
function environmentOf(environment: unknown): StackInfo['environment'] {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(String(environment)) ?? [];
  return {
    ...(/^\d{12}$/.test(account ?? '') && { 'AWS::AccountId': account }),
    ...(/^[a-z]+(-[a-z]+)+-\d$/.test(region ?? '') && { 'AWS::Region': region }),
  };
}
