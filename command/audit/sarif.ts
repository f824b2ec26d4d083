import { createHash } from 'node:crypto';
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Result as SarifResult,
} from 'sarif';
import { FileResult, Result, UnreadPart } from './result';
import { selected } from './selection';
import { Severity } from '../../src/policy/finding';
import { Rule } from '../../src/validation/rule';
import { RULES } from '../../src/validation/run-rules';
import { FileError } from '../files/file-error';
import { json } from '../json';
import { homepage, version } from '../package';
import { sentence } from '../sentence';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The rule for parts that were not read. */
const UNREAD = 'unread-part';

/** Escapes links, `[text](address)`, so that a name from a file cannot create one. */
const unlinked = (text: string): string => text.replace(/\](?=\()/g, '\\]');

const levelOf = (severity: Severity): 'error' | 'warning' | 'note' =>
  severity === 'fatal' ? 'error' : severity;

/** Renders SARIF 2.1.0 for code scanning. */
export function auditSarif({
  audited: { files, unreadable },
}: ReturnType<typeof selected>): string {
  const results = files.flatMap((file) => [
    ...file.unread.map((part) => unreadResult(file, part)),
    ...file.results.map((result) => foundResult(file, result)),
  ]);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'connect-iam',
            version,
            informationUri: homepage,
            rules: [...RULES.map(descriptor), unreadDescriptor],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: { description: { text: 'The folder in which the command ran.' } },
        },
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(notification),
          },
        ],
        results: numbered(results),
      },
    ],
  };
  return json(log);
}

const block = (code: string): string => `\`\`\`json\n${code}\n\`\`\`\n`;

const descriptor = ({ id, title, why, severity, examples }: Rule): ReportingDescriptor => {
  const [bad, good] = [examples.bad, examples.good].map((document) =>
    JSON.stringify(document, undefined, 2),
  );
  return {
    id,
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(why) },
    help: {
      text: `${sentence(why)}\n\nFound:\n${bad}\n\nNot found:\n${good}`,
      markdown: `${sentence(why)}\n\nFound:\n\n${block(bad)}\nNot found:\n\n${block(good)}`,
    },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: ['amazon-connect', 'iam'] },
  };
};

const unreadDescriptor: ReportingDescriptor = {
  id: UNREAD,
  shortDescription: { text: 'A part that could not be read.' },
  fullDescription: { text: 'What cannot be read is not audited, and nothing is known of it.' },
  help: { text: 'Correct the part: what it should be stands in the message.' },
  defaultConfiguration: { level: 'error' },
};

const foundResult = (
  { file }: FileResult,
  { id, name, severity, what, instead, position, place, acknowledged }: Result,
): SarifResult => ({
  ruleId: id,
  ruleIndex: RULES.findIndex((rule) => rule.id === id),
  level: levelOf(severity),
  message: { text: unlinked(`${sentence(what)} ${sentence(instead)}`) },
  locations: [location(file, position, place)],
  partialFingerprints: { 'connectIam/v1': fingerprint(file, name, place) },
  properties: { id: name, severity },
  // If one result has suppressions, all results need them, according to the standard.
  suppressions:
    acknowledged === undefined
      ? []
      : [{ kind: 'inSource', status: 'accepted', justification: acknowledged }],
});

const unreadResult = (
  { file }: FileResult,
  { problem, position, place }: UnreadPart,
): SarifResult => ({
  ruleId: UNREAD,
  ruleIndex: RULES.length,
  level: 'error',
  message: { text: unlinked(`${sentence(problem)} What it allows was not audited.`) },
  locations: [location(file, position, place)],
  partialFingerprints: { 'connectIam/v1': fingerprint(file, `${UNREAD}[${problem}]`, place) },
  suppressions: [],
});

const location = (
  file: string,
  { line, column }: Result['position'],
  { logicalId, constructPath }: Result['place'],
): Location => ({
  physicalLocation: {
    artifactLocation: artifact(file),
    region: { startLine: line, startColumn: column },
  },
  ...(logicalId && {
    logicalLocations: [
      { name: logicalId, fullyQualifiedName: constructPath ?? logicalId, kind: 'resource' },
    ],
  }),
});

/**
 * Returns the location relative to the working directory, which in code scanning is the top of the
 * repository.
 */
function artifact(file: string) {
  const outside = isAbsolute(file) || file.split(sep)[0] === '..';
  return outside
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split(sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

/**
 * Returns a fingerprint without a line or an index. It stays the same when lines or statements
 * move.
 */
function fingerprint(
  file: string,
  name: string,
  { logicalId, constructPath, pointer }: Result['place'],
): string {
  const names = pointer.filter((key) => typeof key === 'string');
  return createHash('sha256')
    .update(JSON.stringify([file.split(sep).join('/'), name, constructPath ?? logicalId, names]))
    .digest('hex')
    .slice(0, 32);
}

const fingerprintOf = ({ partialFingerprints }: SarifResult): string =>
  partialFingerprints?.['connectIam/v1'] ?? '';

/** Numbers similar findings to distinguish them. */
function numbered(results: readonly SarifResult[]): SarifResult[] {
  const seen = new Map<string, number>();
  return results.map((result) => {
    const print = fingerprintOf(result);
    const number = (seen.get(print) ?? 0) + 1;
    seen.set(print, number);
    return { ...result, partialFingerprints: { 'connectIam/v1': `${print}:${number}` } };
  });
}

const notification = ({ file, line, column, problem, instead }: FileError): Notification => ({
  level: 'error',
  message: { text: unlinked(`${sentence(problem)} ${sentence(instead ?? '')}`.trim()) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: artifact(file),
        ...(line !== undefined && { region: { startLine: line, startColumn: column ?? 1 } }),
      },
    },
  ],
});
