import { Owner } from './owners';
import { Accepted, FileResult, Result } from './result';
import { groupBy } from '../../src/input/group-by';
import { SEVERITIES, Severity } from '../../src/policy/finding';
import { shortened } from '../../src/policy/shorten-list';
import { FINDINGS } from '../../src/text/findings';
import { RULES } from '../../src/validation/run-rules';

/** The findings of one rule and severity: those that are open, or those that are acknowledged. */
export interface RuleGroup {
  readonly id: Result['id'];
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly isAcknowledged: boolean;
  /** The number of principals, policies and files. */
  readonly holders: number;
  /** What was found, the most common first. */
  readonly causes: readonly Cause[];
}

/** Findings with the same text. */
export interface Cause {
  readonly what: string;
  readonly instead: string;
  /** The reason for acknowledging it. */
  readonly acknowledged?: string;
  readonly accepted?: Accepted;
  readonly holders: readonly Holder[];
}

/** Who has the access, and where it is: `Admin (role)`, `app.json:24:17, Stack/Admin/Resource`. */
export interface Holder {
  readonly name: string;
  readonly places: readonly string[];
}

/** A finding with its file. */
type Placed = Result & { readonly file: string };

/** Returns findings by rule, the most severe first. Acknowledged findings are last. */
export function ruleGroups(files: readonly FileResult[]): readonly RuleGroup[] {
  const placed = files.flatMap(({ file, results }) =>
    results.map((result): Placed => ({ ...result, file })),
  );
  const isOpen = ({ acknowledged }: Placed) => acknowledged === undefined;
  return [...inOrder(placed.filter(isOpen)), ...inOrder(placed.filter((one) => !isOpen(one)))].map(
    ruleGroup,
  );
}

/** Groups findings by rule and severity: a rule may call some of its findings less severe. */
function inOrder(results: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = groupBy(results, ({ severity, id }) => `${severity} ${id}`);
  // Findings about acceptances come after those of rules.
  const ids: readonly string[] = [...RULES.map(({ id }) => id), ...Object.keys(FINDINGS)];
  const rank = ([{ severity, id }]: readonly Placed[]) =>
    SEVERITIES.indexOf(severity) * ids.length + ids.indexOf(id);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

function ruleGroup(results: readonly Placed[]): RuleGroup {
  const [{ id, severity, acknowledged }] = results;
  const { title, why } = FINDINGS[id];
  const keyOf = ({ what, instead, acknowledged: reason, accepted }: Placed) =>
    JSON.stringify([what, instead, reason, accepted]);
  const causes = [...groupBy(results, keyOf).values()].map(cause);
  return {
    id,
    severity,
    title,
    why,
    isAcknowledged: acknowledged !== undefined,
    holders: new Set(results.flatMap(eachHolder)).size,
    causes: causes.sort((a, b) => b.holders.length - a.holders.length),
  };
}

function cause(results: readonly Placed[]): Cause {
  const [{ what, instead, acknowledged, accepted }] = results;
  const holders = [...groupBy(results, holderKey).values()].map((its): Holder => ({
    name: holderName(its[0].owners),
    places: its.map(placeText),
  }));
  return {
    what,
    instead,
    ...(acknowledged !== undefined && { acknowledged }),
    ...(accepted && { accepted }),
    holders,
  };
}

const holderKey = ({ file, owners, place }: Pick<Placed, 'file' | 'owners' | 'place'>): string =>
  JSON.stringify([file, owners.length > 0 ? owners : (place.logicalId ?? '')]);

/** Returns the keys of those whose access a finding is about, each by itself. */
const eachHolder = ({ owners, ...where }: Placed): readonly string[] =>
  owners.length > 0
    ? owners.map((owner) => holderKey({ ...where, owners: [owner] }))
    : [holderKey({ ...where, owners })];

const placeText = ({ file, position: { line, column }, place }: Placed): string =>
  [`${file}:${line}:${column}`, place.constructPath ?? place.logicalId].filter(Boolean).join(', ');

/** Returns `Admin (role)`, `Admin, Editor (role)`, `Role (role connect-admin)`. */
function holderName(owners: readonly Owner[]): string {
  if (owners.length === 0) return 'The file';
  const names = shortened(
    owners.map(({ name }) => name),
    3,
  );
  const kinds = owners.map(({ kind, iamName }) =>
    owners.length > 1 || iamName === undefined ? kind : `${kind} ${iamName}`,
  );
  return `${names} (${[...new Set(kinds)].join(', ')})`;
}
