import { Reached } from './effective-access';
import { MissingReason } from './effective-grant';
import { HeldNeeds } from './held-needs';
import { KnownRowVerdict, ReportedMissing, ReportedUseCase, RowVerdict } from './model';
import { displayRequirements } from './reported-statement';
import { Need, Row } from './rows';
import { WhatIsUnknown } from './what-is-unknown';
import { Requirement } from '../policy/requirement';

/** What decides about the rows of one principal. */
export interface RowContext {
  readonly reached: Reached;
  readonly held: HeldNeeds;
  readonly unknown: WhatIsUnknown;
}

/**
 * The verdicts on rows, in the order of the catalogue.
 * Rows with the verdict that all the others have are left out:
 * nothing can be done, or nothing is known.
 */
export const useCases = (rows: readonly Row[], context: RowContext): readonly ReportedUseCase[] =>
  rows.flatMap((row): readonly ReportedUseCase[] => {
    const isBegun = row.needs.some((need) => need.isDefining && context.held.of(need));
    return isBegun ? [useCase(row, context)] : untouched(row, context);
  });

function useCase(row: Row, context: RowContext): ReportedUseCase {
  const { held } = context;
  const lacking = row.needs.filter((need) => !held.of(need));
  const having = row.needs.flatMap((need) => held.of(need) ?? []);
  const instances = new Set(having.flatMap((one) => one.instances));
  const known = lacking.length === 0 ? 'allowed' : 'partly';
  return {
    row: row.id,
    verdict: verdictOf(known, row, lacking, context),
    known,
    held: having.length,
    needed: row.needs.length,
    missing: missing(lacking, context.reached),
    instances: instances.has('*') ? ['*'] : [...instances].sort(),
    requirements: displayRequirements(distinct(having.map(({ requirements }) => requirements))),
  };
}

/** A row of which nothing is allowed, where its verdict is another one than that of all the others. */
function untouched(row: Row, context: RowContext): readonly ReportedUseCase[] {
  const { otherwise } = context.unknown;
  const verdict = otherwise === 'no' ? 'no' : verdictOf('no', row, row.needs, context);
  if (verdict === otherwise) return [];
  return [
    {
      row: row.id,
      verdict,
      known: 'no',
      held: 0,
      needed: row.needs.length,
      missing: [],
      instances: [],
      requirements: [],
    },
  ];
}

/** The verdict on a row, which something that was not read weakens exactly where it may change it. */
function verdictOf(
  known: KnownRowVerdict,
  row: Row,
  lacking: readonly Need[],
  { reached, unknown }: RowContext,
): RowVerdict {
  if (unknown.mayReplace) return 'unknown';
  if (known !== 'no' && unknown.mayDeny) return 'unknown';
  if (known === 'allowed' || !unknown.mayAllow) return known;
  const deciding = known === 'no' ? row.needs.filter(({ isDefining }) => isDefining) : lacking;
  return deciding.some(({ action }) => reached.couldAllow(action)) ? 'unknown' : known;
}

/** Lists of requirements as one. Many needs have the same list: it is looked at once. */
const distinct = (lists: readonly (readonly Requirement[])[]): readonly Requirement[] => [
  ...new Set([...new Set(lists)].flat()),
];

/** What a row lacks, by why. */
function missing(
  lacking: readonly Need[],
  { actions, blocked }: Reached,
): readonly ReportedMissing[] {
  const byReason = new Map<MissingReason, string[]>();
  for (const { action } of lacking) {
    const why = actions.has(action) ? 'elsewhere' : (blocked.get(action) ?? 'not-allowed');
    byReason.set(why, [...(byReason.get(why) ?? []), action]);
  }
  return [...byReason]
    .map(([why, names]) => ({ why, actions: names.sort() }))
    .sort((a, b) => (a.why < b.why ? -1 : 1));
}
