import { basename, dirname, resolve } from 'node:path';
import {
  Acknowledged,
  AssemblyTemplate,
  isAssembly,
  isAssemblyFolder,
  templatesOf,
} from './assembly';
import { FileError, Position } from './file-error';
import { filesIn, isFolder } from './folder';
import { Oddity, Parsed, Pointer } from './parsed';
import { Source } from './source';
import { STANDARD_INPUT } from './text';
import { mergeWorlds, World } from '../../src/policy/model';
import { KINDS_OF_FILES, read } from '../../src/reader/read';

/** Files that were read together. */
export interface Loaded {
  readonly world: World;
  /** By name, in the order of the world. */
  readonly files: ReadonlyMap<string, LoadedFile>;
}

/** What is known of a file beside its access. */
export interface LoadedFile {
  /** Findings that the CDK app acknowledges, by the path of the construct and the id as it was given; of cloud assemblies only. */
  readonly acknowledged: Acknowledged;
  /** Where the value stands to which the keys and indices of a place lead, or as far as they lead. */
  locate(pointer: Pointer): Position;
}

type Progress = (message: string) => void;

const fail = (error: FileError): void => {
  throw error;
};

/**
 * Reads files, folders, cloud assemblies and standard input (`-`). In a folder, files of no known kind are passed over.
 *
 * @param failed takes the error of a path that cannot be read, or is of no known kind; the others are read
 * @throws FileError where nothing takes it
 */
export async function load(
  paths: readonly string[],
  progress: Progress = () => {},
  failed: (error: FileError) => void = fail,
): Promise<Loaded> {
  const loader = new Loader(progress);
  for (const path of paths) {
    try {
      await loader.path(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failed(error);
    }
  }
  return loader.loaded();
}

class Loader {
  private readonly worlds: World[] = [];
  private readonly files = new Map<string, LoadedFile>();
  /** Files that were looked at, and whether they say who has access. */
  private readonly seen = new Map<string, boolean>();
  private readonly source: Source;

  constructor(private readonly progress: Progress) {
    this.source = new Source(progress);
  }

  loaded(): Loaded {
    return { world: mergeWorlds(this.worlds), files: this.files };
  }

  /** Whether what is there says who has access. */
  async path(path: string): Promise<boolean> {
    if (path === '-' || !(await isFolder(path))) return this.file(path, true);
    if (await isAssemblyFolder(path, this.source)) return this.assembly(path);
    const files = await filesIn(path, (folder) => isAssemblyFolder(folder, this.source));
    let says = false;
    for (const file of files)
      says = (await ((await isFolder(file)) ? this.path(file) : this.file(file, false))) || says;
    if (!says)
      throw new FileError({
        file: path,
        problem: 'nothing in the folder says who has access',
        instead: `Known are ${KINDS_OF_FILES}`,
      });
    return true;
  }

  private async assembly(folder: string): Promise<boolean> {
    const templates = await templatesOf(folder, this.source);
    if (templates.length === 0) this.progress(`${folder} has no stacks`);
    for (const template of templates) await this.file(template.file, true, template);
    return true;
  }

  /** Named files must be of a known kind; a file is read once, however often it is named. */
  private async file(file: string, named: boolean, template?: AssemblyTemplate): Promise<boolean> {
    const key = file === '-' ? file : resolve(file);
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    this.seen.set(key, false);
    const parsed = await this.source.parsed(file);
    if (basename(file) === 'manifest.json' && isAssembly(parsed.content))
      return this.assembly(dirname(file));
    const name = file === '-' ? STANDARD_INPUT : file;
    const world = read(name, parsed.content, { constructPaths: template?.constructPaths });
    if (world) {
      this.worlds.push(withOddities(world, name, parsed));
      this.files.set(name, {
        acknowledged: template?.acknowledged ?? new Map(),
        locate: parsed.locate,
      });
      this.seen.set(key, true);
      return true;
    }
    if (named) {
      throw new FileError({
        file: name,
        line: 1,
        column: 1,
        problem: 'it does not say who has access',
        instead: `Known are ${KINDS_OF_FILES}`,
      });
    }
    this.progress(`${file} is passed over: it does not say who has access`);
    return false;
  }
}

/** What people may read otherwise than the command does is told with what could not be read. */
const withOddities = (world: World, file: string, { oddities }: Parsed): World => ({
  ...world,
  unread: [
    ...world.unread,
    ...oddities.map(({ problem, pointer }: Oddity) => ({ problem, place: { file, pointer } })),
  ],
});
