import { Reached } from './effective-access';
import { MissingReason } from './effective-grant';
import { HeldNeed, HeldNeeds } from './held-needs';
import { ReportedMissing } from './model';
import { Need, Row } from './rows';
import { memoize } from '../input/memoize';

/** What is held of the rows, without the names of instances. Many principals have the same form. */
export interface HeldForm {
  readonly rows: readonly RowForm[];
  /** The parts that are held. Rows refer to them by index. */
  readonly parts: readonly HeldNeed[];
}

/** What is held of one row. */
export interface RowForm {
  readonly row: Row;
  /** Whether an action is held that defines the row. */
  readonly isBegun: boolean;
  /** The needs that are not held, in the order of the names of their actions. */
  readonly lacking: readonly Need[];
  /** The same, grouped by reason. */
  readonly missing: readonly ReportedMissing[];
  /** The parts that are held, by index. Rows with the same parts share one list. */
  readonly parts: readonly number[];
}

const REASONS: readonly MissingReason[] = [
  'not-allowed',
  'denied',
  'outside-boundary',
  'elsewhere',
  'other-conditions',
];

/** Returns what a principal holds of rows. What does not depend on names is found once. */
export function heldForm(rows: readonly Row[], reached: Reached, held: HeldNeeds): HeldForm {
  const indices = new Map<HeldNeed, number>();
  const codeOf = (need: Need): number => {
    const part = held.of(need);
    if (!part) return REASONS.indexOf(held.isThere(need) ? 'other-conditions' : 'elsewhere');
    const index = indices.get(part) ?? indices.size;
    indices.set(part, index);
    return REASONS.length + index;
  };
  const { count, byAction } = needsOf(rows);
  const codes = new Array<number>(count).fill(REASONS.indexOf('not-allowed'));
  for (const action of reached.actions.keys())
    for (const need of byAction.get(action) ?? NONE) codes[need.number] = codeOf(need);
  for (const [action, reason] of reached.blocked)
    for (const need of byAction.get(action) ?? NONE) codes[need.number] = REASONS.indexOf(reason);
  return {
    rows: formsOf(rows)(String.fromCharCode(...codes)),
    parts: [...indices.keys()],
  };
}

const NONE: readonly never[] = Object.freeze([]);

/** The needs of all rows, each number once. */
interface Needs {
  readonly count: number;
  readonly byAction: ReadonlyMap<string, readonly Need[]>;
}

const needsOf = memoize((rows: readonly Row[]): Needs => {
  const needs = rows.flatMap((row) => row.needs);
  const distinct = [...new Map(needs.map((need) => [need.number, need])).values()];
  const byAction = new Map<string, Need[]>();
  for (const need of distinct)
    byAction.set(need.action, [...(byAction.get(need.action) ?? NONE), need]);
  return { count: distinct.length, byAction };
});

/** Returns the forms of rows by the codes of all needs: a reason, or a part that is held. */
const formsOf = memoize((rows: readonly Row[]) =>
  memoize(
    (codes: string): readonly RowForm[] => {
      const parts = memoize((written: string): readonly number[] => JSON.parse(written));
      return rows.map((row) => formOf(row, codes, parts));
    },
    { max: 1_000 },
  ),
);

function formOf(row: Row, codes: string, parts: (written: string) => readonly number[]): RowForm {
  const partOf = ({ number }: Need) => codes.charCodeAt(number) - REASONS.length;
  const lacking = row.needsByName.filter((need) => partOf(need) < 0);
  const held = row.needs.map(partOf).filter((index) => index >= 0);
  return {
    row,
    isBegun: row.needs.some((need) => need.isDefining && partOf(need) >= 0),
    lacking,
    missing: missing(lacking, ({ number }) => REASONS[codes.charCodeAt(number)]),
    parts: parts(JSON.stringify([...new Set(held)])),
  };
}

/** Returns what a row lacks, grouped by reason. */
function missing(
  lacking: readonly Need[],
  reasonFor: (need: Need) => MissingReason,
): readonly ReportedMissing[] {
  const byReason = new Map<MissingReason, string[]>();
  for (const need of lacking) {
    const why = reasonFor(need);
    const known = byReason.get(why);
    if (known) known.push(need.action);
    else byReason.set(why, [need.action]);
  }
  return [...byReason]
    .map(([why, actions]) => ({ why, actions }))
    .sort((a, b) => (a.why < b.why ? -1 : 1));
}
