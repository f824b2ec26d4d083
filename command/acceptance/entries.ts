import { Acceptance } from './acceptance';
import { isObject, own } from '../../src/reader/json';
import { FINDINGS, isFindingId } from '../../src/text/findings';
import { similarNames } from '../../src/text/similar-names';
import { FINDING_IDS } from '../../src/validation/unread-findings';
import { isDay } from '../day';
import { FileError } from '../files/file-error';
import { Parsed, Pointer } from '../files/parsed';

/** Where entries are written. */
export interface EntriesPlace {
  readonly file: string;
  readonly parsed: Pick<Parsed, 'locate'>;
  readonly pointer: Pointer;
  readonly logicalId?: string;
  readonly source: Acceptance['source'];
}

/** The keys of an entry, with what they say. */
const KEYS: Readonly<Record<Acceptance['source'], readonly string[]>> = {
  file: ['id', 'file', 'resource', 'reason', 'owner', 'expires'],
  metadata: ['id', 'reason', 'owner', 'expires'],
};

const EXAMPLE =
  '`- id: star-resource[connect:ListUsers]` with `reason: There is one instance in this account`';

/**
 * Reads a list of acceptances.
 * @throws FileError with the position and the value of what is wrong
 */
export function readEntries(entries: unknown, at: EntriesPlace): readonly Acceptance[] {
  if (!Array.isArray(entries))
    throw errorAt(at, [], `accept is a list of entries, not ${shown(entries)}`, `Write ${EXAMPLE}`);
  return entries.map((entry, i) => readEntry(entry, i, at));
}

function readEntry(entry: unknown, i: number, at: EntriesPlace): Acceptance {
  if (!isObject(entry))
    throw errorAt(
      at,
      [i],
      `an entry is an object with id and reason, not ${shown(entry)}`,
      `Write ${EXAMPLE}`,
    );
  const keys = KEYS[at.source];
  const wrong = Object.keys(entry).find((key) => !keys.includes(key));
  if (wrong !== undefined)
    throw errorAt(
      at,
      [i, wrong],
      `an entry has no ${JSON.stringify(wrong)}`,
      `${suggestion(wrong, keys)}Allowed are ${keys.join(', ')}`,
    );
  const text = (key: string) => textAt(entry, key, i, at);
  const [id, reason] = [text('id'), text('reason')];
  if (id === undefined) throw errorAt(at, [i], 'an entry needs an id', `Write ${EXAMPLE}`);
  checkId(id, i, at);
  if (reason === undefined)
    throw errorAt(
      at,
      [i],
      `the entry of ${id} needs a reason`,
      'Write `reason:` and why the finding is accepted',
    );
  const expires = text('expires');
  if (expires !== undefined && !isDay(expires))
    throw errorAt(
      at,
      [i, 'expires'],
      `expires is a day, not ${shown(expires)}`,
      'Write the last day on which it counts, such as 2027-06-30',
    );
  const optional = { file: text('file'), resource: text('resource'), owner: text('owner') };
  return {
    id: withoutPrefix(id),
    reason,
    ...defined({ ...optional, expires }),
    ...(at.source === 'metadata' && { file: at.file, resource: at.logicalId }),
    place: {
      file: at.file,
      pointer: [...at.pointer, i],
      ...(at.logicalId !== undefined && { logicalId: at.logicalId }),
    },
    source: at.source,
  };
}

function textAt(entry: object, key: string, i: number, at: EntriesPlace): string | undefined {
  const value = own(entry, key);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw errorAt(at, [i, key], `${key} is a text, not ${shown(value)}`, `Write it in quotes`);
}

/** The prefix of ids in acknowledgements of the CDK. */
const withoutPrefix = (id: string): string => id.replace(/^cdk-amazon-connect-iam::?/, '');

/** Requires the id of a rule, or of a part that was not read. Others are findings of constructs. */
function checkId(written: string, i: number, at: EntriesPlace): void {
  const id = withoutPrefix(written);
  const rule = id.replace(/\[[^]*$/, '');
  if (id !== rule && !id.endsWith(']'))
    throw errorAt(
      at,
      [i, 'id'],
      `the id ${shown(written)} has no end`,
      `Write the subject in brackets: ${rule}[...]`,
    );
  if (FINDING_IDS.includes(rule)) return;
  if (isFindingId(rule))
    throw errorAt(
      at,
      [i, 'id'],
      `${rule} is not a finding of the audit: ${FINDINGS[rule].title}`,
      'Acknowledge it in the app',
    );
  throw errorAt(
    at,
    [i, 'id'],
    `there is no finding ${shown(written)}`,
    `${suggestion(rule, FINDING_IDS)}\`connect-iam audit --json\` shows ids`,
  );
}

function suggestion(name: string, names: readonly string[]): string {
  const [like] = similarNames(name, names, 1);
  return like === undefined ? '' : `Did you mean ${like}? `;
}

const LONGEST = 80;

export const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
};

export const errorAt = (
  { file, parsed, pointer }: EntriesPlace,
  keys: Pointer,
  problem: string,
  instead: string,
): FileError => new FileError({ file, ...parsed.locate([...pointer, ...keys]), problem, instead });

const defined = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
