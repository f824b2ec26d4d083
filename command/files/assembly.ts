import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { FileError } from './file-error';
import { Source } from './source';
import { isObject, list } from '../../src/reader/json';

/** By the path of a construct, without a slash before it: what is acknowledged there, and why. */
export type Acknowledged = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A template of a cloud assembly with what the assembly knows of it. */
export interface AssemblyTemplate {
  readonly file: string;
  readonly acknowledged: Acknowledged;
  /** The paths of constructs by logical id; ids of nested stacks among them. */
  readonly constructPaths: ReadonlyMap<string, string>;
}

export const isAssembly = (content: unknown): boolean =>
  isObject(content) && typeof content.version === 'string' && isObject(content.artifacts);

/** Whether the CDK synthesized into a folder; other folders have a manifest.json too, of web apps. */
export async function isAssemblyFolder(folder: string, source: Source): Promise<boolean> {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  if (existsSync(join(folder, 'cdk.out'))) return true;
  try {
    return isAssembly((await source.parsed(manifest)).content);
  } catch {
    return false;
  }
}

/** The templates of a folder that the CDK synthesized, those of its stages and of nested stacks as well. */
export async function templatesOf(folder: string, source: Source): Promise<AssemblyTemplate[]> {
  return inAssembly(folder, folder, source, new Set());
}

async function inAssembly(
  top: string,
  folder: string,
  source: Source,
  seen: Set<string>,
): Promise<AssemblyTemplate[]> {
  if (seen.has(resolve(folder))) return [];
  seen.add(resolve(folder));
  const manifest = join(folder, 'manifest.json');
  const { content } = await source.parsed(manifest);
  if (!isAssembly(content))
    throw new FileError({ file: manifest, problem: 'it is not the manifest of a cloud assembly' });
  const artifacts = new Map(
    Object.entries((content as { artifacts: Record<string, unknown> }).artifacts),
  );
  const inside = (name: unknown) => fileInside(top, folder, name, manifest);
  const templates: AssemblyTemplate[] = [];
  for (const artifact of artifacts.values()) {
    if (!isObject(artifact) || !isObject(artifact.properties)) continue;
    if (artifact.type === 'cdk:cloud-assembly')
      templates.push(
        ...(await inAssembly(top, inside(artifact.properties.directoryName), source, seen)),
      );
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const metadata = [
      artifact.metadata,
      ...(await contentsOf([artifact.additionalMetadataFile].filter(isText).map(inside), source)),
    ];
    const known = {
      acknowledged: acknowledgedIn(metadata),
      constructPaths: constructPathsIn(metadata),
    };
    const assets = list(artifact.dependencies)
      .flatMap((name) => assetManifest(artifacts.get(String(name))))
      .map(inside);
    const nested = (await contentsOf(assets, source)).flatMap(nestedTemplates).map(inside);
    templates.push(
      ...[inside(artifact.properties.templateFile), ...nested].map((file) => ({ file, ...known })),
    );
  }
  // Stacks may share an asset manifest, and with it nested stacks.
  return [...new Map(templates.map((template) => [template.file, template])).values()];
}

const isText = (value: unknown): value is string => typeof value === 'string';

async function contentsOf(files: readonly string[], source: Source): Promise<unknown[]> {
  const contents = [];
  for (const file of files) contents.push((await source.parsed(file)).content);
  return contents;
}

/** A manifest from elsewhere must not have other files read. */
function fileInside(top: string, folder: string, name: unknown, manifest: string): string {
  const file = isText(name) ? join(folder, name) : undefined;
  const way = file === undefined ? '..' : relative(resolve(top), resolve(file));
  if (file === undefined || way.split(sep)[0] === '..')
    throw new FileError({
      file: manifest,
      problem: `it names a file that is not in the assembly: ${JSON.stringify(name)}`,
    });
  return file;
}

const assetManifest = (artifact: unknown): string[] =>
  isObject(artifact) && artifact.type === 'cdk:asset-manifest' && isObject(artifact.properties)
    ? [artifact.properties.file].filter(isText)
    : [];

/** The templates of nested stacks are assets; nothing but their names tells. */
function nestedTemplates(assets: unknown): string[] {
  const files = isObject(assets) && isObject(assets.files) ? Object.values(assets.files) : [];
  return files
    .map((asset) => (isObject(asset) && isObject(asset.source) ? asset.source.path : undefined))
    .filter(isText)
    .filter((path) => path.endsWith('.nested.template.json'));
}

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

function acknowledgedIn(metadata: readonly unknown[]): Acknowledged {
  const byPath = new Map<string, Map<string, string>>();
  for (const { path, data } of entriesOf(metadata, 'aws:cdk:acknowledged-rules')) {
    const reasons = byPath.get(path) ?? new Map<string, string>();
    byPath.set(path, reasons);
    // Ids that say no source of findings are given this one by Validations.acknowledge.
    for (const [id, reason] of Object.entries(isObject(data) ? data : {}))
      reasons.set(id.replace(/^annotation::/, ''), String(reason));
  }
  return byPath;
}

/** Templates have the paths only where the CDK CLI ran the app. An id that stands twice, in a stack and one nested in it, says nothing. */
function constructPathsIn(metadata: readonly unknown[]): ReadonlyMap<string, string> {
  const paths = new Map<string, Set<string>>();
  for (const { path, data } of entriesOf(metadata, 'aws:cdk:logicalId'))
    if (isText(data)) paths.set(data, (paths.get(data) ?? new Set()).add(path));
  return new Map([...paths].filter(([, { size }]) => size === 1).map(([id, [path]]) => [id, path]));
}
