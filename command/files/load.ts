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
import { AccessModel } from '../../src/policy/model';
import { KINDS_OF_FILES, read } from '../../src/reader/read';

/** A file that was read. */
export interface Loaded {
  readonly reading: AccessModel;
  /** Findings that the CDK app acknowledges, by the path of the construct and the id as it was given; of cloud assemblies only. */
  readonly acknowledged: Acknowledged;
  /** Where the value stands to which the keys and indices of a place lead, or as far as they lead. */
  locate(pointer: Pointer): Position;
}

type Progress = (message: string) => void;

/**
 * Reads files, folders, cloud assemblies and standard input (`-`).
 *
 * @throws FileError for a file that cannot be read, or is of no known kind. In a folder, files of no known kind are passed over.
 */
export async function load(
  paths: readonly string[],
  progress: Progress = () => {},
): Promise<Loaded[]> {
  const loader = new Loader(progress);
  for (const path of paths) await loader.path(path);
  return loader.loaded;
}

class Loader {
  readonly loaded: Loaded[] = [];
  /** Files that were looked at, and whether they say who has access. */
  private readonly seen = new Map<string, boolean>();
  private readonly source: Source;

  constructor(private readonly progress: Progress) {
    this.source = new Source(progress);
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
    const reading = read(name, parsed.content, { constructPaths: template?.constructPaths });
    if (reading) {
      this.loaded.push(loadedFrom(reading, parsed, template));
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

function loadedFrom(
  reading: AccessModel,
  { oddities, locate }: Parsed,
  template?: AssemblyTemplate,
): Loaded {
  const unread = oddities.map(({ problem, pointer }: Oddity) => ({
    problem,
    place: { file: reading.file, pointer },
  }));
  return {
    reading: { ...reading, unread: [...reading.unread, ...unread] },
    acknowledged: template?.acknowledged ?? new Map(),
    locate,
  };
}
