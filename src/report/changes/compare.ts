import { accessChanges } from './access-changes';
import { isNewAccess, sortByWeight } from './direction';
import { Change, ChangedPrincipal, Changes, CHANGES_SCHEMA, NotCompared } from './model';
import { otherActionChanges } from './other-actions';
import {
  boundaryChanges,
  findingChanges,
  policyChanges,
  unknownChanges,
  useCaseChanges,
} from './other-changes';
import { Pair, pairPrincipals } from './pair-principals';
import { CompareOptions, revivePrincipal, textReader } from './revive';
import { trustChanges } from './trust-changes';
import { toDisplayText } from '../../policy/deploy-time-text';
import { AccessReport, ReportedPrincipal, ReportedRow, ReportedTrust } from '../model';
import { displayRequirements } from '../reported-statement';
import { unknownOwners } from '../unknown-owners';

export type { CompareOptions } from './revive';

/** Compares the access of two reports in both directions. Ignores how policies are written. */
export function changes(
  before: AccessReport,
  after: AccessReport,
  options: CompareOptions = {},
): Changes {
  const rows = [...new Map([...before.rows, ...after.rows].map((row) => [row.id, row])).values()];
  const comparer = new PrincipalComparer(before, after, rows, options);
  const principals = pairPrincipals(before.principals, after.principals).flatMap((pair) =>
    comparer.compare(pair),
  );
  const missing = notCompared(before, after);
  const unread = distinctUnread([...before.unread, ...after.unread]);
  const isWhole = missing.length + unread.length === 0;
  return {
    schema: CHANGES_SCHEMA,
    verdict: verdictOf(principals.length > 0, isWhole),
    newAccess: newAccessOf(principals, isWhole),
    principals,
    notCompared: missing,
    unread,
  };
}

function verdictOf(isChanged: boolean, isWhole: boolean): Changes['verdict'] {
  if (isChanged) return 'changed';
  return isWhole ? 'unchanged' : 'unknown';
}

function newAccessOf(
  principals: readonly ChangedPrincipal[],
  isWhole: boolean,
): Changes['newAccess'] {
  if (principals.some((principal) => principal.changes.some(isNewAccess))) return 'yes';
  return isWhole ? 'no' : 'unknown';
}

const distinctUnread = (all: Changes['unread']): Changes['unread'] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** Returns what was not read on either side, so it is unknown whether it changed. */
function notCompared(before: AccessReport, after: AccessReport): readonly NotCompared[] {
  const found = new Map<string, NotCompared>();
  for (const [side, report] of Object.entries({ before, after })) {
    for (const { part, principals } of unknownOwners(report)) {
      const key = JSON.stringify([part.kind, part.what]);
      const known = found.get(key);
      const ids = [...(known?.principals ?? []), ...principals.map(({ id }) => id)];
      found.set(key, {
        part,
        before: known?.before === true || side === 'before',
        after: known?.after === true || side === 'after',
        principals: [...new Set(ids)],
      });
    }
  }
  return [...found.values()];
}

/** Compares principals. Reads their texts as policy texts. */
class PrincipalComparer {
  private readonly readBefore: (text: string) => string;
  private readonly readAfter: (text: string) => string;

  public constructor(
    before: AccessReport,
    after: AccessReport,
    private readonly rows: readonly ReportedRow[],
    options: CompareOptions,
  ) {
    this.readBefore = textReader(before, options);
    this.readAfter = textReader(after, options);
  }

  /** Returns the change of a principal; an empty list when nothing changed. */
  public compare({ was, is }: Pair): ChangedPrincipal[] {
    const identity = is ?? was;
    // AWS changes what AWS creates. Nobody's access depends on it.
    if (!identity || identity.madeByAws || (was && is && isSame(was, is))) return [];
    const old = was && revivePrincipal(was, this.readBefore);
    const now = is && revivePrincipal(is, this.readAfter);
    const found = this.changesBetween(old, now);
    const change = kindOfChange(was, is);
    if (found.length === 0 && change === 'changed') return [];
    const { id, kind, name } = identity;
    const idBefore = change === 'renamed' ? was?.id : undefined;
    return [{ id, kind, name, change, ...(idBefore && { idBefore }), changes: found }];
  }

  private changesBetween(
    was: ReportedPrincipal | undefined,
    is: ReportedPrincipal | undefined,
  ): readonly Change[] {
    const access = [...accessChanges(was, is), ...otherActionChanges(was, is)];
    const ofActions = access.flatMap((one) => ('before' in one ? [one] : []));
    const all: readonly Change[] = [
      ...trustChanges(was, is).map((one) => ({
        ...one,
        before: one.before.map(displayTrust),
        after: one.after.map(displayTrust),
      })),
      ...access,
      ...unknownChanges(was, is),
      ...useCaseChanges(was, is, this.rows),
      ...policyChanges(was, is),
      ...boundaryChanges(was, is),
      ...findingChanges(was, is, ofActions),
    ];
    return sortByWeight(all);
  }
}

/** Returns whether the access of a principal is unchanged, as it is for most principals. */
function isSame(was: ReportedPrincipal, is: ReportedPrincipal): boolean {
  if (was.id !== is.id) return false;
  const content = ({ file, ...rest }: ReportedPrincipal) => JSON.stringify(rest);
  return content(was) === content(is);
}

function kindOfChange(
  was: ReportedPrincipal | undefined,
  is: ReportedPrincipal | undefined,
): ChangedPrincipal['change'] {
  if (!was) return 'added';
  if (!is) return 'removed';
  // A policy in a separate file is identified by its file.
  const isFile = is.kind === 'policy' && is.logicalId === undefined;
  return was.id === is.id || isFile ? 'changed' : 'renamed';
}

const displayTrust = (trust: ReportedTrust): ReportedTrust => ({
  ...trust,
  principals: trust.principals.map(({ type, value }) => ({ type, value: toDisplayText(value) })),
  requirements: displayRequirements(trust.requirements),
});
