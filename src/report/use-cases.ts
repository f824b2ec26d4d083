import { Reached } from './effective-access';
import { HeldNeed, HeldNeeds } from './held-needs';
import { KnownRowVerdict, ReportedUseCase, RowVerdict } from './model';
import { displayRequirements } from './reported-statement';
import { heldForm, RowForm } from './row-forms';
import { Need, Row } from './rows';
import { WhatIsUnknown } from './what-is-unknown';
import { memoize } from '../input/memoize';
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
export function useCases(rows: readonly Row[], context: RowContext): readonly ReportedUseCase[] {
  const { rows: forms, parts } = heldForm(rows, context.reached, context.held);
  // Many rows are held by the same parts.
  const limitsOf = memoize((indices: readonly number[]) => limits(indices.map((i) => parts[i])));
  return forms.flatMap((form): readonly ReportedUseCase[] =>
    form.isBegun ? [useCase(form, limitsOf(form.parts), context)] : untouched(form.row, context),
  );
}

/** What limits the needs of a row that are held. */
type Limits = Pick<ReportedUseCase, 'instances' | 'requirements'>;

function limits(held: readonly HeldNeed[]): Limits {
  const instances = new Set(held.flatMap((one) => one.instances));
  return {
    instances: instances.has('*') ? ['*'] : [...instances].sort(),
    requirements: displayRequirements(distinct(held.map(({ requirements }) => requirements))),
  };
}

function useCase(
  { row, lacking, missing }: RowForm,
  { instances, requirements }: Limits,
  context: RowContext,
): ReportedUseCase {
  const known = lacking.length === 0 ? 'allowed' : 'partly';
  return {
    row: row.id,
    verdict: verdictOf(known, row, lacking, context),
    known,
    held: row.needs.length - lacking.length,
    needed: row.needs.length,
    missing,
    instances,
    requirements,
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
