import { Acceptance } from './acceptance';
import { errorAt, EntriesPlace, readEntries, shown } from './entries';
import { plain } from '../../src/policy/deploy-time-text';
import { isObject, own } from '../../src/reader/json';
import { FileError } from '../files/file-error';
import { LoadedFile } from '../files/load';

/** The key of our metadata on a resource of a template. */
const KEY = 'connect-iam';

export interface MetadataAcceptances {
  readonly acceptances: readonly Acceptance[];
  readonly wrong: readonly FileError[];
}

/** Reads what the resources of templates accept, in their `Metadata`. */
export function acceptancesInMetadata(files: ReadonlyMap<string, LoadedFile>): MetadataAcceptances {
  const acceptances: Acceptance[] = [];
  const wrong: FileError[] = [];
  for (const [file, parsed] of files) {
    const resources = own(parsed.content, 'Resources');
    for (const [id, resource] of Object.entries(isObject(resources) ? resources : {})) {
      const metadata = own(own(resource, 'Metadata'), KEY);
      if (metadata === undefined) continue;
      const pointer = ['Resources', id, 'Metadata', KEY];
      const logicalId = plain(id);
      try {
        const at: EntriesPlace = { file, parsed, pointer, logicalId, source: 'metadata' };
        acceptances.push(...entriesIn(metadata, at));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        wrong.push(error);
      }
    }
  }
  return { acceptances, wrong };
}

function entriesIn(metadata: unknown, at: EntriesPlace): readonly Acceptance[] {
  const keys = Object.keys(isObject(metadata) ? metadata : {});
  if (!isObject(metadata) || keys.some((key) => key !== 'accept'))
    throw errorAt(
      at,
      [],
      `the metadata ${KEY} is an object with accept, not ${shown(metadata)}`,
      'Write `accept:` and a list of entries',
    );
  return readEntries(metadata.accept, { ...at, pointer: [...at.pointer, 'accept'] });
}
