import { accessChanges } from './access-changes';
import { capabilityChanges } from './capability-changes';
import { withStatements } from './changed-statements';
import { definitionsByFile, FileDefinitions } from './definition-changes';
import { sortByWeight } from './direction';
import { CompareOptions, ComparisonCase, FileComparison } from './file-comparison';
import { mergeCases } from './merge-cases';
import { mergeParties } from './merge-parties';
import { CapabilityChange, Change, ChangedPrincipal, DefinitionChange } from './model';
import { namesUsed } from './names-used';
import { otherActionChanges } from './other-actions';
import {
  boundaryChanges,
  findingChanges,
  policyChanges,
  unknownChanges,
  useCaseChanges,
} from './other-changes';
import { isOfFile, Pair } from './pair-principals';
import { revivePair } from './revive';
import { trustChanges } from './trust-changes';
import { memoize } from '../../input/memoize';
import { toDisplayText } from '../../policy/deploy-time-text';
import { AccessReport, ReportedPrincipal, ReportedRow, ReportedTrust } from '../model';
import { displayRequirements } from '../reported-statement';

/** The comparison of a principal: its change, if any, and the changed definitions that it uses. */
export interface ComparedPrincipal {
  readonly changed: readonly ChangedPrincipal[];
  readonly capabilities: readonly CapabilityChange[];
  readonly definitions: readonly Omit<DefinitionChange, 'principals'>[];
}

const UNCHANGED: ComparedPrincipal = { changed: [], capabilities: [], definitions: [] };

/** Compares principals. Reads their texts as policy texts, and their conditions by definition. */
export class PrincipalComparer {
  private readonly before: (file: string) => FileDefinitions;
  private readonly after: (file: string) => FileDefinitions;
  private readonly filesOf: (files: string) => FileComparison;
  private readonly headings: AccessReport['capabilities'];

  public constructor(
    before: AccessReport,
    after: AccessReport,
    private readonly rows: readonly ReportedRow[],
    options: CompareOptions,
  ) {
    this.headings = after.capabilities;
    [this.before, this.after] = [before, after].map(definitionsByFile);
    const names = {
      before: new Set(before.deployTimeValues),
      after: new Set(after.deployTimeValues),
    };
    this.filesOf = memoize((files: string) => {
      const [was, is] = JSON.parse(files) as [string, string];
      return new FileComparison(this.before(was), this.after(is), names, options);
    });
  }

  public compare({ was, is }: Pair): ComparedPrincipal {
    const identity = is ?? was;
    // AWS changes what AWS creates. Nobody's access depends on it.
    if (!identity || identity.madeByAws) return UNCHANGED;
    const files = this.filesOf(JSON.stringify([(was ?? identity).file, (is ?? identity).file]));
    const used = was && is ? usedNames([was, is], files) : new Set<string>();
    const definitions = changedIn(used, files);
    if (was && is && definitions.length === 0 && isSame(was, is)) return UNCHANGED;
    const found = this.changesBetween(was, is, files.cases(used));
    const change = kindOfChange(was, is);
    if (found.length === 0 && change === 'changed') return { ...UNCHANGED, definitions };
    const { id, kind, name } = identity;
    const idBefore = change === 'renamed' ? was?.id : undefined;
    const changed = { id, kind, name, change, ...(idBefore && { idBefore }), changes: found };
    const capabilities = capabilityChanges({ was, is }, found, this.headings);
    return { changed: [changed], capabilities, definitions };
  }

  private changesBetween(
    was: ReportedPrincipal | undefined,
    is: ReportedPrincipal | undefined,
    cases: readonly ComparisonCase[],
  ): readonly Change[] {
    const access = mergeParties(mergeCases(cases.map((one) => accessIn(was, is, one))));
    return sortByWeight([
      ...withStatements(access, was, is),
      ...unknownChanges(was, is),
      ...useCaseChanges(was, is, this.rows),
      ...policyChanges(was, is),
      ...boundaryChanges(was, is),
      ...findingChanges(was, is, access),
    ]);
  }
}

/** Returns the changes of access in one case. */
function accessIn(
  was: ReportedPrincipal | undefined,
  is: ReportedPrincipal | undefined,
  { before, after, where }: ComparisonCase,
) {
  const { old, now } = revivePair(was, is, before, after);
  const trust = trustChanges(old, now).map((one) => ({
    ...one,
    before: one.before.map(displayTrust),
    after: one.after.map(displayTrust),
  }));
  const all = [...trust, ...accessChanges(old, now), ...otherActionChanges(old, now)];
  return where ? all.map((one) => ({ ...one, where })) : all;
}

/** Returns the names that both sides use, with those in their conditions. */
function usedNames(
  sides: readonly ReportedPrincipal[],
  files: FileComparison,
): ReadonlySet<string> {
  if (files.isUnchanged) return new Set();
  const names = sides.flatMap((one) => [...namesUsed(one)]);
  return new Set([...names, ...names.flatMap((name) => files.namesInCondition(name))]);
}

/** Returns the changed definitions among some names. */
function changedIn(
  used: ReadonlySet<string>,
  { changed, compared }: FileComparison,
): ComparedPrincipal['definitions'] {
  return [...used].flatMap((name) => {
    const [value, condition] = [changed.values.get(name), changed.conditions.get(name)];
    return [
      ...(value ? [{ before: value.was, after: value.is, isCompared: compared.has(name) }] : []),
      ...(condition ? [{ before: condition.was, after: condition.is, isCompared: true }] : []),
    ];
  });
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
  return was.id === is.id || isOfFile(is) ? 'changed' : 'renamed';
}

const displayTrust = (trust: ReportedTrust): ReportedTrust => ({
  ...trust,
  principals: trust.principals.map(({ type, value }) => ({ type, value: toDisplayText(value) })),
  requirements: displayRequirements(trust.requirements),
});
