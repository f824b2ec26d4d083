import { ReportedPrincipal, ReportedRow, ReportedUseCase } from './model';
import { JOBS } from './symbols';
import { TextLayout } from './text-layout';
import { shortened } from '../policy/shorten-list';
import { requirementTexts } from '../text/condition-text';
import { counted } from '../text/counted';
import { missingReasonText } from '../text/missing-reason';

/** The maximum number of names in a list. */
const NAMED = 3;

type Rows = ReadonlyMap<string, ReportedRow>;

/** Renders what rows lack. Only for one principal: what a role is for comes first. */
export function lackingLines(
  principal: ReportedPrincipal,
  rows: Rows,
  layout: TextLayout,
): readonly string[] {
  const partly = principal.useCases.filter(({ known }) => known === 'partly');
  const texts = layout.showsMissing ? missingByRow(principal, rows) : missingTexts(partly, rows);
  return texts.flatMap((text, i) => layout.field(i === 0 ? 'missing' : '', text));
}

/** Describes everything that each row lacks, on the pages that the principal can use in part. */
function missingByRow(
  { pages, useCases, grants }: ReportedPrincipal,
  rows: Rows,
): readonly string[] {
  const begun = new Set(pages.map(({ page }) => page));
  const allowed = new Set(
    useCases.filter(({ known }) => known === 'allowed').map(({ row }) => row),
  );
  const held = new Set(grants.flatMap(({ actions }) => actions));
  return [...rows.values()]
    .filter(({ id, page }) => page !== JOBS && begun.has(page) && !allowed.has(id))
    .map((row) => {
      const limited = useCases.find((one) => one.row === row.id)?.missing ?? [];
      const texts = limited.map(({ why, actions }) =>
        missingText({ why, actions }, actions.length),
      );
      const lacking = row.actions.filter((action) => !held.has(action)).sort();
      const named = texts.length > 0 ? texts : lacking;
      return `${row.label}: ${named.length > 0 ? named.join(', ') : heldOtherwiseText(row, grants)}`;
    });
}

/** Describes why a row cannot be done, although every action of it is allowed somewhere. */
export function heldOtherwiseText(
  { actions }: ReportedRow,
  grants: ReportedPrincipal['grants'],
): string {
  const limited = grants.flatMap((grant) => {
    const its = grant.actions.filter((one) => actions.includes(one) && one.startsWith('connect:'));
    const requirements = [
      ...grant.requirements,
      ...grant.reaches.flatMap((reach) => reach.requirements),
    ];
    if (its.length === 0 || requirements.length === 0) return [];
    return [`${shortened(its, NAMED)} only if ${requirementTexts(requirements).join(' and ')}`];
  });
  return limited.length > 0
    ? `not allowed for this: ${limited.join('; ')}`
    : 'its actions are allowed on other resources only';
}

/**
 * Describes what rows lack when at least half of a row is present. Groups rows that lack the same
 * actions, and counts the remaining rows.
 */
function missingTexts(partly: readonly ReportedUseCase[], rows: Rows): readonly string[] {
  const near = partly.filter(({ held, needed }) => held * 2 >= needed);
  const groups = new Map<string, string[]>();
  for (const { row, missing } of near) {
    const text = missing.map((one) => missingText(one)).join(', ');
    const label = rows.get(row)?.label.split(':')[0] ?? row;
    groups.set(text, [...(groups.get(text) ?? []), label]);
  }
  const texts = [...groups].map(([text, labels]) => `${text}, for: ${labels.join(', ')}`);
  const rest = partly.length - near.length;
  if (rest === 0) return texts;
  const more = `more than half of ${counted(rest, near.length > 0 ? 'other row' : 'row')}`;
  return [...texts, `${more}, which --all names`];
}

function missingText({ why, actions }: ReportedUseCase['missing'][number], most = NAMED): string {
  const names = shortened(actions, most);
  return why === 'not-allowed' ? names : `${names} (${missingReasonText(why)})`;
}
