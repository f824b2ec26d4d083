import { Acceptable, Acceptance, acceptancesOf, isExpired, isInFile } from './acceptance';
import { AcceptanceFile, acceptanceFile } from './acceptance-file';
import { acceptancesInMetadata } from './metadata';
import { Given } from '../arguments';
import { FileError } from '../files/file-error';
import { dayOf, Io } from '../io';
import { LoadedAll } from '../load-each';

/** What is accepted outside of a CDK app. */
export class Acceptances {
  private readonly find: (one: Acceptable) => readonly Acceptance[];
  private readonly used = new Set<Acceptance>();

  constructor(
    private readonly all: readonly Acceptance[],
    private readonly today: string,
    /** The file of its own, where there is one. */
    readonly file?: AcceptanceFile,
  ) {
    this.find = acceptancesOf(all);
  }

  /** Returns the acceptance that counts for a finding. */
  counting(one: Acceptable): Acceptance | undefined {
    const found = this.find(one);
    found.forEach((acceptance) => this.used.add(acceptance));
    return found.find((acceptance) => !isExpired(acceptance, this.today));
  }

  /** The acceptances that were for a finding, and whose date is over. */
  get expired(): readonly Acceptance[] {
    return this.all.filter((one) => this.used.has(one) && isExpired(one, this.today));
  }

  /** Returns the acceptances that were for no finding, although their files were read. */
  unused({ files, unreadable }: ReadFiles): readonly Acceptance[] {
    return this.all.filter(
      (one) =>
        !this.used.has(one) &&
        (one.file === undefined
          ? unreadable.length === 0
          : files.some((file) => isInFile(one, file))),
    );
  }
}

/** The names of the files that were read, and those that could not be read. */
export interface ReadFiles {
  readonly files: readonly string[];
  readonly unreadable: readonly FileError[];
}

export const NO_ACCEPTANCES = new Acceptances([], '');

/** Files that were read, with what is accepted in them. */
export interface LoadedWithAcceptances extends LoadedAll {
  readonly acceptances: Acceptances;
}

/**
 * Adds what is accepted. What is wrong with it is added to the files that could not be read.
 *
 * @param mayBeMissing whether a named file of acceptances need not exist
 */
export async function withAcceptances(
  { loaded, unreadable }: LoadedAll,
  given: Given,
  io: Io,
  { mayBeMissing = false } = {},
): Promise<LoadedWithAcceptances> {
  const metadata = acceptancesInMetadata(loaded.files);
  const { file, wrong } = await tried(given, mayBeMissing);
  const all = [...metadata.acceptances, ...(file?.acceptances ?? [])];
  return {
    loaded,
    unreadable: [...unreadable, ...metadata.wrong, ...wrong],
    acceptances: new Acceptances(all, dayOf(io), file),
  };
}

async function tried(
  given: Given,
  mayBeMissing: boolean,
): Promise<{ readonly file?: AcceptanceFile; readonly wrong: readonly FileError[] }> {
  try {
    const file = await acceptanceFile(given, mayBeMissing);
    return { ...(file && { file }), wrong: [] };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { wrong: [error] };
  }
}
