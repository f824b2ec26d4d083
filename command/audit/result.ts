import { isAbsolute, relative } from 'node:path';
import { reachesConnect } from './connect-reach';
import { Owner, ownersIn } from './owners';
import { groupBy } from '../../src/input/group-by';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { Finding, SEVERITIES } from '../../src/policy/finding';
import { Place, Principal } from '../../src/policy/model';
import { principalIds } from '../../src/policy/principal-ids';
import { CreationPlaces, SourcePlace } from '../../src/reader/assembly/creation-places';
import { Acknowledged } from '../../src/reader/assembly/metadata';
import { findingName } from '../../src/text/finding-name';
import { AcceptanceFindingId, RuleId } from '../../src/text/findings';
import { acknowledgementOf } from '../../src/validation/acknowledgement';
import { canTakeAnyPermission } from '../../src/validation/escalations-in-world';
import { judgedAccess } from '../../src/validation/judged-access';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';
import { unreadFinding } from '../../src/validation/unread-findings';
import { unreadParts, WorldUnread } from '../../src/validation/unread-parts';
import { Acceptance } from '../acceptance/acceptance';
import { Acceptances, NO_ACCEPTANCES } from '../acceptance/acceptances';
import { FileError, Position } from '../files/file-error';
import { Loaded, LoadedFile } from '../files/load';

/** How a finding is accepted outside of a CDK app. */
export type Accepted = Pick<Acceptance, 'owner' | 'expires' | 'source'>;

/** A finding with the details that people need. */
export interface Result extends Omit<RuleFinding, 'id'> {
  readonly id: RuleId | AcceptanceFindingId;
  /** The name for acknowledgements: `unknown-action[connect:CreateProfile]`. */
  readonly name: string;
  readonly position: Position;
  /** The principals whose access it is about. */
  readonly owners: readonly Owner[];
  /** Where the CDK app creates the resource. */
  readonly createdAt?: SourcePlace;
  /** The reason for accepting it. */
  readonly acknowledged?: string;
  /** How it is accepted. Absent when the CDK app acknowledges it. */
  readonly accepted?: Accepted;
}

/** A finding of a rule. */
export interface RuleResult extends Result {
  readonly id: RuleId;
}

/** A part of a file that could not be audited. */
export interface UnreadPart {
  readonly problem: string;
  readonly instead?: string;
  /** The name for acknowledgements: `unread-part[Macro]`. */
  readonly name: string;
  readonly position: Position;
  readonly place: Place;
  readonly acknowledged?: string;
  readonly accepted?: Accepted;
}

export interface FileResult {
  readonly file: string;
  /** Whether it is the file with accepted findings, which has no access. */
  readonly isOfAcceptances?: true;
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
export function resultsOf(
  { world, files, acknowledged, createdAt }: Loaded,
  acceptances: Acceptances = NO_ACCEPTANCES,
): (FileResult & { readonly results: readonly RuleResult[] })[] {
  const owners = ownersIn(world);
  const ids = principalIds(world.principals);
  const { world: judged, asJudged } = judgedAccess(world);
  const idOf = (one: Principal) => ids.get(one) ?? one.name;
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
        acceptances,
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
            .filter((one) => !one.madeByAws && canTakeAnyPermission(judged, asJudged(one)))
            .map(idOf),
      results: inOrder(results, its.map(idOf)),
      unread: (unread.get(file) ?? []).map((part) =>
        unreadPart(part, loaded, { acknowledged: acknowledged.get(file), acceptances }),
      ),
    };
  });
}

const groupByFile = <T extends { readonly place: Place }>(all: readonly T[]) =>
  groupBy(all, ({ place }) => place.file);

/** What is said about a file in addition to its content. */
interface Details {
  readonly acknowledged?: Acknowledged;
  readonly createdAt?: CreationPlaces;
  readonly acceptances: Acceptances;
}

/** Returns why a finding is accepted: by the app, or else by an entry that has not expired. */
function acceptedIn(
  finding: Finding & { readonly place: Place },
  { content }: LoadedFile,
  { acknowledged, acceptances }: Details,
): Pick<Result, 'acknowledged' | 'accepted'> {
  const { place } = finding;
  const reason = acknowledgementOf(finding, place.constructPath, acknowledged)?.reason;
  if (reason !== undefined) return { acknowledged: reason };
  const found = acceptances.counting({ finding, place, content });
  if (found === undefined) return {};
  const { owner, expires, source } = found;
  return { acknowledged: found.reason, accepted: { owner, expires, source } };
}

function unreadPart(part: WorldUnread, file: LoadedFile, details: Details): UnreadPart {
  const { problem, instead, place } = part;
  const said = unreadFinding(part, 'error');
  return {
    problem,
    ...(instead !== undefined && { instead }),
    name: findingName(said),
    position: file.locate(place.pointer),
    place,
    ...acceptedIn(said, file, details),
  };
}

/** Returns the path from the current folder, for a file in it. */
function fromHere(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}

function resultOf(
  finding: RuleFinding,
  file: LoadedFile,
  owners: ReturnType<typeof ownersIn>,
  details: Details,
): RuleResult {
  const subject = toDisplayText(finding.subject);
  const said = {
    ...finding,
    subject,
    what: toDisplayText(finding.what),
    why: toDisplayText(finding.why),
    instead: toDisplayText(finding.instead),
  };
  const name = findingName(said);
  const where = { position: file.locate(finding.place.pointer), owners: owners(finding) };
  const source = details.createdAt?.get(finding.place.constructPath ?? '');
  return {
    ...said,
    name,
    ...where,
    ...(source && { createdAt: { ...source, file: fromHere(source.file) } }),
    ...acceptedIn(said, file, details),
  };
}

function inOrder(results: readonly RuleResult[], names: readonly string[]): RuleResult[] {
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
