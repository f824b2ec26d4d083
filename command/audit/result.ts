import { isAbsolute, relative } from 'node:path';
import { reachesConnect } from './connect-reach';
import { Owner, ownersIn } from './owners';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { SEVERITIES } from '../../src/policy/finding';
import { Place } from '../../src/policy/model';
import { CreationPlaces, SourcePlace } from '../../src/reader/assembly/creation-places';
import { Acknowledged } from '../../src/reader/assembly/metadata';
import { findingName } from '../../src/text/finding-name';
import { acknowledgementOf } from '../../src/validation/acknowledgement';
import { canTakeAnyPermission } from '../../src/validation/escalations-in-world';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';
import { unreadParts } from '../../src/validation/unread-parts';
import { FileError, Position } from '../files/file-error';
import { Loaded, LoadedFile } from '../files/load';

/** A finding with the details that people need. */
export interface Result extends RuleFinding {
  /** The name for acknowledgements: `unknown-action[connect:CreateProfile]`. */
  readonly name: string;
  readonly position: Position;
  /** The principals whose access it is about. */
  readonly owners: readonly Owner[];
  /** Where the CDK app creates the resource. */
  readonly createdAt?: SourcePlace;
  /** The reason in the CDK app for acknowledging it. */
  readonly acknowledged?: string;
}

/** A part of a file that could not be audited. */
export interface UnreadPart {
  readonly problem: string;
  readonly instead?: string;
  readonly position: Position;
  readonly place: Place;
}

export interface FileResult {
  readonly file: string;
  readonly principals: number;
  readonly policies: number;
  readonly reachesConnect: boolean;
  /** The principals without access to Amazon Connect that can give themselves any permission. */
  readonly takers: readonly string[];
  readonly results: readonly Result[];
  readonly unread: readonly UnreadPart[];
}

/** The outcome of an audit. */
export interface Audited {
  readonly files: readonly FileResult[];
  readonly unreadable: readonly FileError[];
}

/**
 * Returns the findings of the rules, by file and in the order of the principals, with owners,
 * places, and acknowledgements.
 */
export function resultsOf({ world, files, acknowledged, createdAt }: Loaded): FileResult[] {
  const owners = ownersIn(world);
  const findings = groupByFile(audit(world));
  const principals = groupByFile(world.principals);
  const policies = groupByFile(world.policies);
  const unread = groupByFile(unreadParts(world));
  return [...files].map(([file, loaded]) => {
    const its = principals.get(file) ?? [];
    const results = (findings.get(file) ?? []).map((finding) =>
      resultOf(finding, loaded, owners, {
        acknowledged: acknowledged.get(file),
        createdAt: createdAt.get(file),
      }),
    );
    const isAboutConnect = reachesConnect(its);
    return {
      file,
      principals: its.length,
      policies: (policies.get(file) ?? []).length,
      reachesConnect: isAboutConnect,
      takers: isAboutConnect
        ? []
        : its
            .filter((one) => !one.madeByAws && canTakeAnyPermission(world, one))
            .map(({ name }) => name),
      results: inOrder(
        results,
        its.map(({ name }) => name),
      ),
      unread: (unread.get(file) ?? []).map((part) => ({
        ...part,
        position: loaded.locate(part.place.pointer),
      })),
    };
  });
}

function groupByFile<T extends { readonly place: Place }>(all: readonly T[]): Map<string, T[]> {
  const byFile = new Map<string, T[]>();
  for (const one of all) {
    const known = byFile.get(one.place.file) ?? [];
    byFile.set(one.place.file, known);
    known.push(one);
  }
  return byFile;
}

/** What a cloud assembly says in addition to its templates. */
interface AssemblyDetails {
  readonly acknowledged?: Acknowledged;
  readonly createdAt?: CreationPlaces;
}

/** Returns the path from the current folder, for a file in it. */
function fromHere(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}

function resultOf(
  finding: RuleFinding,
  { locate }: LoadedFile,
  owners: (place: Place) => readonly Owner[],
  { acknowledged, createdAt }: AssemblyDetails,
): Result {
  const subject = toDisplayText(finding.subject);
  const said = {
    ...finding,
    subject,
    what: toDisplayText(finding.what),
    why: toDisplayText(finding.why),
    instead: toDisplayText(finding.instead),
  };
  const name = findingName(said);
  const reason = acknowledgementOf(said, finding.place.constructPath, acknowledged)?.reason;
  const where = { position: locate(finding.place.pointer), owners: owners(finding.place) };
  const source = createdAt?.get(finding.place.constructPath ?? '');
  return {
    ...said,
    name,
    ...where,
    ...(source && { createdAt: { ...source, file: fromHere(source.file) } }),
    ...(reason !== undefined && { acknowledged: reason }),
  };
}

function inOrder(results: readonly Result[], names: readonly string[]): Result[] {
  const rank = new Map(names.map((name, i) => [name, i]));
  const keys = new Map(
    results.map((result) => {
      const {
        owners: [owner],
        severity,
        position: { line, column },
      } = result;
      return [
        result,
        [rank.get(owner?.name) ?? names.length, SEVERITIES.indexOf(severity), line, column],
      ];
    }),
  );
  return [...results].sort((a, b) => {
    const [x, y] = [keys.get(a) ?? [], keys.get(b) ?? []];
    const at = x.findIndex((key, i) => key !== y[i]);
    return at >= 0 ? x[at] - y[at] : compareText(a.name, b.name);
  });
}

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
