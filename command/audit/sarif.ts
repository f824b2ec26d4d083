import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, Log, Notification, Result as SarifResult, Suppression } from 'sarif';
import { fingerprint, numbered } from './fingerprint';
import { isOutside } from './issues';
import { FileResult, Result, UnreadPart } from './result';
import { levelOf, RULE_IDS, ruleDescriptors, UNREAD } from './sarif-rules';
import { selected } from './selection';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { Severity } from '../../src/policy/finding';
import { SourcePlace } from '../../src/reader/assembly/creation-places';
import { acceptedText } from '../../src/text/accepted-text';
import { plainText } from '../../src/text/visible';
import { FileError } from '../files/file-error';
import { json } from '../json';
import { homepage, version } from '../package';
import { sentence } from '../sentence';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The name that GitHub compares. It ignores fingerprints by other names. */
const FINGERPRINT = 'primaryLocationLineHash';

/**
 * Escapes links, `[text](address)`, so that a name from a file cannot create one. Replaces invisible
 * characters, which viewers of SARIF may obey.
 */
const unlinked = (text: string): string => plainText(text).replace(/\](?=\()/g, '\\]');

/** Renders SARIF 2.1.0 for code scanning. */
export function auditSarif({
  audited: { files, unreadable },
  unreadSeverity,
}: ReturnType<typeof selected>): string {
  const results = files.flatMap((file) => [
    ...file.unread.map((part) => unreadResult(file, part, unreadSeverity)),
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
            properties: { facts: catalogueEdition() },
            rules: ruleDescriptors(),
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
        results: distinguished(results),
      },
    ],
  };
  return json(log);
}

const foundResult = (
  { file }: FileResult,
  { id, name, severity, what, instead, position, place, owners, createdAt, ...judged }: Result,
): SarifResult => ({
  ruleId: id,
  ruleIndex: RULE_IDS.indexOf(id),
  level: levelOf(severity),
  message: { text: unlinked(`${sentence(what)} ${sentence(instead)}`) },
  ...locations(location(file, position, place), createdAt),
  partialFingerprints: { [FINGERPRINT]: fingerprint(file, name, place) },
  properties: { id: name, severity, principals: owners.map((owner) => owner.name) },
  suppressions: suppressions(judged),
});

/** If one result has suppressions, all results need them, according to the standard. */
const suppressions = ({
  acknowledged,
  accepted,
}: Pick<Result, 'acknowledged' | 'accepted'>): Suppression[] =>
  acknowledged === undefined
    ? []
    : [
        {
          kind: accepted?.source === 'file' ? 'external' : 'inSource',
          status: 'accepted',
          justification: acceptedText(acknowledged, accepted),
        },
      ];

const unreadResult = (
  { file }: FileResult,
  { problem, position, place, ...judged }: UnreadPart,
  severity: Severity,
): SarifResult => ({
  ruleId: UNREAD,
  ruleIndex: RULE_IDS.indexOf(UNREAD),
  level: levelOf(severity),
  message: { text: unlinked(`${sentence(problem)} What it allows was not audited.`) },
  locations: [location(file, position, place)],
  partialFingerprints: { [FINGERPRINT]: fingerprint(file, `${UNREAD}[${problem}]`, place) },
  suppressions: suppressions(judged),
});

/**
 * Returns the place in the source of the app where it is known and in the current folder, and the
 * place in the template as related. Otherwise, returns the place in the template.
 */
function locations(
  inTemplate: Location,
  createdAt: SourcePlace | undefined,
): Pick<SarifResult, 'locations' | 'relatedLocations'> {
  if (!createdAt || isOutside(createdAt.file)) return { locations: [inTemplate] };
  const { file, line, column } = createdAt;
  const inSource = {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column },
    },
    ...(inTemplate.logicalLocations && { logicalLocations: inTemplate.logicalLocations }),
  };
  const related = { ...inTemplate, id: 1, message: { text: 'In the template' } };
  return { locations: [inSource], relatedLocations: [related] };
}

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
  return isOutside(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split(sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

const fingerprintOf = ({ partialFingerprints }: SarifResult): string =>
  partialFingerprints?.[FINGERPRINT] ?? '';

/** Numbers similar findings to distinguish them. */
function distinguished(results: readonly SarifResult[]): SarifResult[] {
  const prints = numbered(results.map(fingerprintOf));
  return results.map((result, i) => ({
    ...result,
    partialFingerprints: { [FINGERPRINT]: prints[i] },
  }));
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
