import { ReportedMissing, ReportedPrincipal, ReportedRow, ReportedUseCase } from './model';
import { JOBS } from './symbols';
import { TextLayout } from './text-layout';
import { shortened } from '../policy/shorten-list';
import { requirementTexts } from '../text/condition-text';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { missingReasonText } from '../text/missing-reason';
import { shellWord } from '../text/shell-word';

/** The maximum number of names in a list. */
const NAMED = 3;

type Rows = ReadonlyMap<string, ReportedRow>;
type Grants = ReportedPrincipal['grants'];

/** Renders what rows lack. Only for one principal: what a role is for comes first. */
export function lackingLines(
  principal: ReportedPrincipal,
  rows: Rows,
  layout: TextLayout,
): readonly string[] {
  const partly = principal.useCases.filter(({ known }) => known === 'partly');
  const texts = layout.showsMissing
    ? [...missingByRow(principal, rows), ...untouchedTexts(principal, rows)]
    : missingTexts(partly, rows, principal.grants);
  return texts.flatMap((text, i) => layout.field(i === 0 ? 'missing' : '', text));
}

/** Describes the pages of which a principal has no part, and how to ask what they need. */
function untouchedTexts({ id, pages }: ReportedPrincipal, rows: Rows): readonly string[] {
  const begun = new Set(pages.map(({ page }) => page));
  const untouched = [...rows.values()].filter(({ page }) => page !== JOBS && !begun.has(page));
  if (untouched.length === 0) return [];
  const names = listed([...new Set(untouched.map(({ page }) => page))]);
  const [{ label }] = untouched;
  const ask = `connect-iam who-can ${shellWord(label.toLowerCase())} --who ${shellWord(id)} FILE`;
  return [`everything of ${names}. What a use case of them needs, asked by its name: ${ask}`];
}

/** Describes what each row lacks: those begun, and all on the pages that can be used in part. */
function missingByRow(
  { pages, useCases, grants }: ReportedPrincipal,
  rows: Rows,
): readonly string[] {
  const begun = new Set(pages.map(({ page }) => page).filter((page) => page !== JOBS));
  const known = (verdict: ReportedUseCase['known']) =>
    new Set(useCases.filter((one) => one.known === verdict).map(({ row }) => row));
  const [allowed, partly] = [known('allowed'), known('partly')];
  const held = new Set(grants.flatMap(({ actions }) => actions));
  return [...rows.values()]
    .filter(({ id, page }) => !allowed.has(id) && (partly.has(id) || begun.has(page)))
    .map((row) => {
      const limited = useCases.find((one) => one.row === row.id)?.missing ?? [];
      const texts = limited.map((one) => missingText(one, grants, one.actions.length));
      const lacking = row.actions.filter((action) => !held.has(action)).sort();
      const named = texts.length > 0 ? texts : lacking;
      return `${row.label}: ${named.length > 0 ? named.join(', ') : heldOtherwiseText(row, grants)}`;
    });
}

/** Describes why a row cannot be done, although every action of it is allowed somewhere. */
export function heldOtherwiseText({ actions }: ReportedRow, grants: Grants): string {
  const own = actions.filter((one) => one.startsWith('connect:'));
  return limitsText(own, grants) ?? 'its actions are allowed on other resources only';
}

/** Describes under which conditions actions are allowed; undefined when there are none. */
function limitsText(actions: readonly string[], grants: Grants, most = NAMED): string | undefined {
  const limited = grants.flatMap((grant) => {
    const its = grant.actions.filter((one) => actions.includes(one));
    const requirements = [
      ...grant.requirements,
      ...grant.reaches.flatMap((reach) => reach.requirements),
    ];
    if (its.length === 0 || requirements.length === 0) return [];
    return [`${shortened(its, most)} only if ${requirementTexts(requirements).join(' and ')}`];
  });
  return limited.length > 0
    ? `${missingReasonText('other-conditions')}: ${limited.join('; ')}`
    : undefined;
}

/**
 * Describes what rows lack when at least half of a row is present. Groups rows that lack the same
 * actions, and counts the remaining rows.
 */
function missingTexts(
  partly: readonly ReportedUseCase[],
  rows: Rows,
  grants: Grants,
): readonly string[] {
  const near = partly.filter(({ held, needed }) => held * 2 >= needed);
  const groups = new Map<string, string[]>();
  for (const { row, missing } of near) {
    const text = missing.map((one) => missingText(one, grants)).join(', ');
    const label = rows.get(row)?.label.split(':')[0] ?? row;
    groups.set(text, [...(groups.get(text) ?? []), label]);
  }
  const texts = [...groups].map(([text, labels]) => `${text}, for: ${labels.join(', ')}`);
  const rest = partly.length - near.length;
  if (rest === 0) return texts;
  const more = `more than half of ${counted(rest, near.length > 0 ? 'other row' : 'row')}`;
  return [...texts, `${more}, which --all names`];
}

/** Describes what a row lacks for one reason, with every action: the reason comes first. */
export const lackingText = ({ why, actions }: ReportedMissing, grants: Grants): string =>
  (why === 'other-conditions' ? limitsText(actions, grants, actions.length) : undefined) ??
  `${missingReasonText(why)}: ${actions.join(', ')}`;

function missingText({ why, actions }: ReportedMissing, grants: Grants, most = NAMED): string {
  const names = shortened(actions, most);
  if (why === 'other-conditions') return limitsText(actions, grants, most) ?? names;
  return why === 'not-allowed' ? names : `${names} (${missingReasonText(why)})`;
}
