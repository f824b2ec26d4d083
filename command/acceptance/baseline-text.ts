import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { isMap, parseDocument, stringify } from 'yaml';
import { Acceptance, resourceOf } from './acceptance';
import { Place } from '../../src/policy/model';
import { FileResult } from '../audit/result';
import { Loaded } from '../files/load';
import { STANDARD_INPUT } from '../files/text';
import { homepage } from '../package';

/** The terms of all entries of a baseline. */
export type Terms = Pick<Acceptance, 'reason' | 'owner' | 'expires'>;

/** An entry as it is written. */
export type Entry = Pick<Acceptance, 'id' | 'file' | 'resource'> & Terms;

/** Returns an entry for each open finding and unread part. Findings of one name share an entry. */
export function baselineEntries(
  results: readonly FileResult[],
  { files }: Loaded,
  acceptanceFile: string,
  terms: Terms,
): readonly Entry[] {
  const entries = results.flatMap(({ file, results: its, unread }) =>
    [...its, ...unread]
      .filter(({ acknowledged }) => acknowledged === undefined)
      .map(({ name, place }) => ({
        id: name,
        ...whereIs(file, acceptanceFile),
        ...namedResource(place, files.get(file)?.content),
        ...terms,
      })),
  );
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function namedResource(place: Place, content: unknown): Pick<Entry, 'resource'> {
  const resource = resourceOf(place, content);
  return resource === undefined ? {} : { resource };
}

/** Returns the path of a file from the folder of the file with accepted findings. */
function whereIs(file: string, acceptanceFile: string): Pick<Entry, 'file'> {
  if (file === STANDARD_INPUT) return { file };
  const path = relative(dirname(resolve(acceptanceFile)), resolve(file));
  return { file: isAbsolute(path) ? file : path.split(sep).join('/') };
}

const SCHEMA = `${homepage.replace('github.com', 'raw.githubusercontent.com')}/main/assets/connect-iam.schema.json`;

const HEAD = `# Accepted findings of connect-iam. Each entry needs a reason.
# yaml-language-server: $schema=${SCHEMA}
`;

/** Returns the text of the file with more entries. What is in it stays, with its comments. */
export function withEntries(before: string | undefined, entries: readonly Entry[]): string {
  if (before === undefined) return `${HEAD}${stringify({ accept: entries }, { lineWidth: 0 })}`;
  if (entries.length === 0) return before;
  const document = parseDocument(before);
  const { contents } = document;
  const list = isMap(contents) ? contents.get('accept') : undefined;
  if (list === undefined || list === null) document.set('accept', document.createNode(entries));
  else entries.forEach((entry) => document.addIn(['accept'], document.createNode(entry)));
  return document.toString({ lineWidth: 0 });
}
