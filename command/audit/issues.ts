import { isAbsolute, sep } from 'node:path';
import { fingerprint, numbered } from './fingerprint';
import { Accepted, FileResult, Result, UnreadPart } from './result';
import { UNREAD } from './sarif-rules';
import { selected } from './selection';
import { Severity } from '../../src/policy/finding';
import { sentence } from '../sentence';

/** A finding, or a part that was not read, as other tools list problems. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The rule: `star-resource`, or `unread-part`. */
  readonly rule: string;
  /** The rule with its subject. */
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly what: string;
  /** What to do, in a sentence; empty when nothing is known. */
  readonly instead: string;
  /** The construct, or the logical id; empty for a document alone. */
  readonly resource: string;
  readonly principals: readonly string[];
  /** Why it is accepted. */
  readonly acknowledged?: string;
  readonly accepted?: Accepted;
  /** Stays when lines move, and differs between issues. */
  readonly fingerprint: string;
}

/** Returns all issues of an audit. Those that are accepted are among them. */
export function issuesOf({
  audited: { files },
  unreadSeverity,
}: ReturnType<typeof selected>): readonly Issue[] {
  const issues = files.flatMap((file) => [
    ...file.unread.map((part) => unreadIssue(file, part, unreadSeverity)),
    ...file.results.map((result) => foundIssue(file, result)),
  ]);
  const prints = numbered(issues.map((one) => one.fingerprint));
  return issues.map((one, i) => ({ ...one, fingerprint: prints[i] }));
}

const foundIssue = ({ file }: FileResult, result: Result): Issue => ({
  ...sourceOf(file, result),
  rule: result.id,
  name: result.name,
  severity: result.severity,
  what: sentence(result.what),
  instead: sentence(result.instead),
  resource: result.place.constructPath ?? result.place.logicalId ?? '',
  principals: result.owners.map(({ name }) => name),
  ...judged(result),
  fingerprint: fingerprint(file, result.name, result.place),
});

const unreadIssue = ({ file }: FileResult, part: UnreadPart, severity: Severity): Issue => ({
  file,
  ...part.position,
  rule: UNREAD,
  name: part.name,
  severity,
  what: `${sentence(part.problem)} What it allows was not audited.`,
  instead: part.instead === undefined ? '' : sentence(part.instead),
  resource: part.place.constructPath ?? part.place.logicalId ?? '',
  principals: [],
  ...judged(part),
  fingerprint: fingerprint(file, part.name, part.place),
});

const judged = ({
  acknowledged,
  accepted,
}: Pick<Result, 'acknowledged' | 'accepted'>): Pick<Issue, 'acknowledged' | 'accepted'> => ({
  ...(acknowledged !== undefined && { acknowledged }),
  ...(accepted && { accepted }),
});

/** Returns whether a file is not in the current folder. */
export const isOutside = (file: string): boolean => isAbsolute(file) || file.split(sep)[0] === '..';

/** Returns the place in the source of the app where it is known and in the current folder. */
const sourceOf = (
  file: string,
  { position, createdAt }: Result,
): Pick<Issue, 'file' | 'line' | 'column'> =>
  createdAt && !isOutside(createdAt.file) ? createdAt : { file, ...position };
