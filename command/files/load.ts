import { basename, dirname, resolve } from 'node:path';
import { assemblyIn, isAssemblyFolder } from './assembly';
import { FileError, Position } from './file-error';
import { filesIn, isFolder } from './folder';
import { Parsed, Pointer } from './parsed';
import { Source } from './source';
import { STANDARD_INPUT } from './text';
import { World } from '../../src/policy/model';
import { acknowledgedByFile } from '../../src/reader/assembly/cloud-assembly';
import { isManifest } from '../../src/reader/assembly/manifest';
import { Acknowledged, AcknowledgedByFile } from '../../src/reader/assembly/metadata';
import { isOfKnownKind, KINDS_OF_FILES, ParsedFile, readTogether } from '../../src/reader/read';
import { StackInfo } from '../../src/reader/stacks/template-file';

/** Files that were read together. */
export interface Loaded {
  readonly world: World;
  /** Findings that CDK apps acknowledge; of cloud assemblies only. */
  readonly acknowledged: AcknowledgedByFile;
  /** By name, in the order of the world. */
  readonly files: ReadonlyMap<string, LoadedFile>;
}

/** What is known of a file beside its access. */
export interface LoadedFile {
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
 * @param failed takes the error of a file that cannot be read, or is of no known kind; the others are read
 * @throws FileError where nothing takes it
 */
export async function load(
  paths: readonly string[],
  progress: Progress = () => {},
  failed: (error: FileError) => void = fail,
): Promise<Loaded> {
  const loader = new Loader(progress, failed);
  for (const path of paths) await loader.tried(() => loader.path(path));
  return loader.loaded();
}

class Loader {
  private readonly parsed: ParsedFile[] = [];
  private readonly files = new Map<string, Parsed>();
  private readonly acknowledged = new Map<string, Acknowledged>();
  /** Files that were looked at, and whether they say who has access. */
  private readonly seen = new Map<string, boolean>();
  private readonly source: Source;

  constructor(
    private readonly progress: Progress,
    private readonly failed: (error: FileError) => void,
  ) {
    this.source = new Source(progress);
  }

  loaded(): Loaded {
    const world = readTogether(this.parsed);
    return {
      world: { ...world, unread: [...world.unread, ...this.oddities()] },
      acknowledged: this.acknowledged,
      files: this.files,
    };
  }

  /** What people may read otherwise than the command does is told with what could not be read. */
  private oddities(): World['unread'] {
    return [...this.files].flatMap(([file, { oddities }]) =>
      oddities.map(({ problem, pointer }) => ({ problem, place: { file, pointer } })),
    );
  }

  /** Whether a part says who has access; an error of it is told, and the other parts are read. */
  async tried(part: () => Promise<boolean>): Promise<boolean> {
    try {
      return await part();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.failed(error);
      return true;
    }
  }

  /** Whether what is there says who has access. */
  async path(path: string): Promise<boolean> {
    if (path === '-' || !(await isFolder(path))) return this.file(path, true);
    return (await isAssemblyFolder(path, this.source)) ? this.assembly(path) : this.folder(path);
  }

  private async folder(folder: string): Promise<boolean> {
    const { files, unreadable } = await filesIn(folder, (one) =>
      isAssemblyFolder(one, this.source),
    );
    unreadable.forEach((error) => this.failed(error));
    let says = unreadable.length > 0;
    for (const file of files) {
      const part = async () => ((await isFolder(file)) ? this.path(file) : this.file(file, false));
      says = (await this.tried(part)) || says;
    }
    if (says) return true;
    throw new FileError({
      file: folder,
      problem: 'nothing in the folder says who has access',
      instead: `Known are ${KINDS_OF_FILES}`,
    });
  }

  private async assembly(folder: string): Promise<boolean> {
    const assembly = await assemblyIn(folder, this.source);
    const { templates } = assembly;
    if (templates.length === 0) this.progress(`${folder} has no stacks`);
    acknowledgedByFile(assembly).forEach((of, file) => this.acknowledged.set(file, of));
    for (const { file, stack } of templates) await this.tried(() => this.file(file, true, stack));
    return true;
  }

  /** Named files must be of a known kind; a file is read once, however often it is named. */
  private async file(file: string, named: boolean, stack?: StackInfo): Promise<boolean> {
    const key = file === '-' ? file : resolve(file);
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    this.seen.set(key, false);
    const parsed = await this.source.parsed(file);
    const { content } = parsed;
    if (basename(file) === 'manifest.json' && isManifest(content))
      return this.assembly(dirname(file));
    const name = file === '-' ? STANDARD_INPUT : file;
    if (isOfKnownKind(content)) {
      this.parsed.push({ file: name, content, ...(stack && { stack }) });
      this.files.set(name, parsed);
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
