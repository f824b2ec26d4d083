import { Reached } from './effective-access';
import { MissingReason } from './effective-grant';
import { HeldNeeds } from './held-needs';
import { KnownRowVerdict, ReportedMissing, ReportedUseCase, RowVerdict } from './model';
import { displayRequirements } from './reported-statement';
import { Need, Row } from './rows';
import { WhatIsUnknown } from './what-is-unknown';
import { Requirement } from '../policy/requirement';

/** The data that decides the rows of one principal. */
export interface RowContext {
  readonly reached: Reached;
  readonly held: HeldNeeds;
  readonly unknown: WhatIsUnknown;
}

/**
 * Returns the verdicts on rows, in the order of the catalogue. Omits rows with the default verdict:
 * nothing can be done, or nothing is known.
 */
export const useCases = (rows: readonly Row[], context: RowContext): readonly ReportedUseCase[] =>
  rows.flatMap((row): readonly ReportedUseCase[] => {
    const isBegun = row.needs.some((need) => need.isDefining && context.held.of(need));
    return isBegun ? [useCase(row, context)] : untouched(row, context);
  });

function useCase(row: Row, context: RowContext): ReportedUseCase {
  const { held } = context;
  const lacking = row.needsByName.filter((need) => !held.of(need));
  // Many needs are held by the same grant, and share what was found.
  const having = [...new Set(row.needs.flatMap((need) => held.of(need) ?? []))];
  const instances = new Set(having.flatMap((one) => one.instances));
  const known = lacking.length === 0 ? 'allowed' : 'partly';
  return {
    row: row.id,
    verdict: verdictOf(known, row, lacking, context),
    known,
    held: row.needs.length - lacking.length,
    needed: row.needs.length,
    missing: missing(lacking, context.reached),
    instances: instances.has('*') ? ['*'] : [...instances].sort(),
    requirements: displayRequirements(distinct(having.map(({ requirements }) => requirements))),
  };
}

/** Returns a row of which nothing is allowed, if its verdict differs from the default. */
function untouched(row: Row, context: RowContext): readonly ReportedUseCase[] {
  const { otherwise } = context.unknown;
  const verdict = verdictOf('no', row, row.needs, context);
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

/** Returns the verdict on a row. An unread part weakens it only if the part may change it. */
function verdictOf(
  known: KnownRowVerdict,
  row: Row,
  lacking: readonly Need[],
  { reached, unknown }: RowContext,
): RowVerdict {
  if (unknown.isNothing) return known;
  if (unknown.mayReplace) return 'unknown';
  const lacked = new Set(lacking);
  const having = known === 'no' ? [] : row.needs.filter((need) => !lacked.has(need));
  if (having.some(({ action }) => unknown.mayDeny(action))) return 'unknown';
  if (known === 'allowed') return known;
  const deciding = known === 'no' ? row.needs.filter(({ isDefining }) => isDefining) : lacking;
  const mayAllow = ({ action }: Need) => unknown.mayAllow(action) && reached.couldAllow(action);
  return deciding.some(mayAllow) ? 'unknown' : known;
}

/** Merges lists of requirements. Many needs share a list, which is checked once. */
const distinct = (lists: readonly (readonly Requirement[])[]): readonly Requirement[] => [
  ...new Set([...new Set(lists)].flat()),
];

/** Returns what a row lacks, grouped by reason. The needs are in the order of their names. */
function missing(
  lacking: readonly Need[],
  { actions: allowed, blocked }: Reached,
): readonly ReportedMissing[] {
  const byReason = new Map<MissingReason, string[]>();
  for (const { action } of lacking) {
    const why = allowed.has(action) ? 'elsewhere' : (blocked.get(action) ?? 'not-allowed');
    const known = byReason.get(why);
    if (known) known.push(action);
    else byReason.set(why, [action]);
  }
  return [...byReason]
    .map(([why, actions]) => ({ why, actions }))
    .sort((a, b) => (a.why < b.why ? -1 : 1));
}
