import { existsSync } from 'node:fs';
import { Acceptance } from './acceptance';
import { EntriesPlace, errorAt, readEntries, shown } from './entries';
import { isObject } from '../../src/reader/json';
import { Given, Option, UsageError } from '../arguments';
import { FileError } from '../files/file-error';
import { Parsed } from '../files/parsed';
import { Source } from '../files/source';

/** The name of the file in the folder in which the command runs. */
export const ACCEPTANCE_FILE = 'connect-iam.yaml';

export const CONFIG: Option = {
  name: 'config',
  takes: 'FILE',
  what: `The file with accepted findings, ${ACCEPTANCE_FILE} in this folder unless said`,
};

export const NO_CONFIG: Option = { name: 'no-config', what: 'Use no file with accepted findings' };

/** A file with accepted findings. */
export interface AcceptanceFile {
  readonly file: string;
  readonly parsed: Parsed;
  readonly acceptances: readonly Acceptance[];
}

/**
 * Reads the file with accepted findings that the command line names, or the one in this folder.
 *
 * @param mayBeMissing whether a named file need not exist
 * @throws FileError when it cannot be read, or an entry is wrong
 */
export async function acceptanceFile(
  given: Given,
  mayBeMissing: boolean,
): Promise<AcceptanceFile | undefined> {
  const named = given.value('config');
  if (given.has('no-config')) {
    if (named !== undefined)
      throw new UsageError('--config and --no-config exclude each other', 'Write one of them');
    return undefined;
  }
  const file = named ?? ACCEPTANCE_FILE;
  if ((named === undefined || mayBeMissing) && !existsSync(file)) return undefined;
  return { file, ...(await read(file)) };
}

async function read(file: string): Promise<Omit<AcceptanceFile, 'file'>> {
  const parsed = await new Source(() => {}).parsed(file);
  const { content, oddities } = parsed;
  const at: EntriesPlace = { file, parsed, pointer: [], source: 'file' };
  if (!isObject(content))
    throw errorAt(
      at,
      [],
      `a file with accepted findings is an object, not ${shown(content)}`,
      'Write `accept:` and a list of entries',
    );
  const wrong = Object.keys(content).find((key) => !['accept', '$schema'].includes(key));
  if (wrong !== undefined)
    throw errorAt(
      at,
      [wrong],
      `a file with accepted findings has no ${JSON.stringify(wrong)}`,
      'Allowed are accept and $schema',
    );
  const [oddity] = oddities;
  if (oddity)
    throw new FileError({ file, ...parsed.locate(oddity.pointer), problem: oddity.problem });
  const entries = content.accept ?? [];
  return { parsed, acceptances: readEntries(entries, { ...at, pointer: ['accept'] }) };
}
