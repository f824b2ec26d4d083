import { basename, dirname, resolve } from 'node:path';
import { assemblyIn, isAssemblyFolder } from './assembly';
import { FileError, Position } from './file-error';
import { filesIn, isFolder } from './folder';
import { Pointer } from './parsed';
import { contentOf, DigestedFile, Source } from './source';
import { STANDARD_INPUT } from './text';
import { World } from '../../src/policy/model';
import { acknowledgedByFile, creationPlacesByFile } from '../../src/reader/assembly/cloud-assembly';
import { CreationPlaces, CreationPlacesByFile } from '../../src/reader/assembly/creation-places';
import { isManifest } from '../../src/reader/assembly/manifest';
import { Acknowledged, AcknowledgedByFile } from '../../src/reader/assembly/metadata';
import { withDoubtfulPlaces } from '../../src/reader/doubtful-places';
import { isOfKnownKind, KINDS_OF_FILES, ParsedFile, readTogether } from '../../src/reader/read';
import { StackInfo } from '../../src/reader/stacks/template-file';

/** Files that were read together. */
export interface Loaded {
  readonly world: World;
  /** The findings that CDK apps acknowledge. Only cloud assemblies have them. */
  readonly acknowledged: AcknowledgedByFile;
  /** Where CDK apps create their constructs. Only cloud assemblies have it. */
  readonly createdAt: CreationPlacesByFile;
  /** The files by name, in the order of the world. */
  readonly files: ReadonlyMap<string, LoadedFile>;
}

/** The details of a file in addition to its access. */
export interface LoadedFile {
  readonly content: unknown;
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
  /**
   * Returns the position of the value at the keys and indices of a place, or of the last existing
   * one.
   */
  locate(pointer: Pointer): Position;
}

type Progress = (message: string) => void;

const fail = (error: FileError): void => {
  throw error;
};

/**
 * Reads files, folders, cloud assemblies, and standard input (`-`). Skips files of unknown kinds in
 * a folder.
 *
 * @param failed receives the error of a file that cannot be read, or is of an unknown kind; the
 * other files are read
 * @param skipOthers whether a named file of an unknown kind is passed over
 * @throws FileError when `failed` is absent
 */
export async function load(
  paths: readonly string[],
  progress: Progress = () => {},
  failed: (error: FileError) => void = fail,
  skipOthers = false,
): Promise<Loaded> {
  const loader = new Loader(progress, failed);
  for (const path of paths) await loader.tried(() => loader.path(path, !skipOthers));
  return loader.loaded();
}

class Loader {
  private readonly parsed: ParsedFile[] = [];
  private readonly files = new Map<string, DigestedFile>();
  private readonly acknowledged = new Map<string, Acknowledged>();
  private readonly createdAt = new Map<string, CreationPlaces>();
  /** The visited files, and whether they determine who has access. */
  private readonly seen = new Map<string, boolean>();
  private readonly source: Source;

  constructor(
    private readonly progress: Progress,
    private readonly failed: (error: FileError) => void,
  ) {
    this.source = new Source(progress);
  }

  loaded(): Loaded {
    const oddities = this.oddities();
    const world = withDoubtfulPlaces(readTogether(this.parsed), oddities);
    return {
      world: { ...world, unread: [...world.unread, ...oddities] },
      acknowledged: this.acknowledged,
      createdAt: this.createdAt,
      files: this.files,
    };
  }

  /** Returns content that people may read differently than the command does, as problems. */
  private oddities(): World['unread'] {
    return [...this.files].flatMap(([file, { oddities }]) =>
      oddities.map(({ problem, pointer }) => ({ problem, place: { file, pointer } })),
    );
  }

  /**
   * Returns whether a part determines who has access. Reports an error of the part, and reads the
   * others.
   */
  async tried(part: () => Promise<boolean>): Promise<boolean> {
    try {
      return await part();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.failed(error);
      return true;
    }
  }

  /** Returns whether the path contains something that determines who has access. */
  async path(path: string, named = true): Promise<boolean> {
    if (path === '-' || !(await isFolder(path))) return this.file(path, named);
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
    creationPlacesByFile(assembly).forEach((of, file) => this.createdAt.set(file, of));
    for (const { file, stack } of templates) await this.tried(() => this.file(file, true, stack));
    return true;
  }

  /** Reads a named file, which must be of a known kind. Reads each file only once. */
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
    if (isOfKnownKind(content, stack)) {
      this.parsed.push({ file: name, content, parse: contentOf, ...(stack && { stack }) });
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
