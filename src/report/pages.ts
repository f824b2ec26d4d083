import { KnownPageVerdict, KnownRowVerdict, ReportedPage, ReportedUseCase } from './model';
import { Row } from './rows';

/** Returns the verdicts on the pages, except those with the default verdict. */
export function pages(
  rows: readonly Row[],
  reported: readonly ReportedUseCase[],
  otherwise: 'no' | 'unknown',
): readonly ReportedPage[] {
  const byRow = new Map(reported.map((one) => [one.row, one]));
  const byPage = new Map<string, Row[]>();
  for (const row of rows) byPage.set(row.page, [...(byPage.get(row.page) ?? []), row]);
  return [...byPage]
    .map(([page, its]) => reportedPage(page, its, byRow, otherwise))
    .filter(({ verdict, known }) => verdict !== otherwise || known !== 'no');
}

function reportedPage(
  page: string,
  rows: readonly Row[],
  byRow: ReadonlyMap<string, ReportedUseCase>,
  otherwise: 'no' | 'unknown',
): ReportedPage {
  const knownOf = ({ id }: Row): KnownRowVerdict => byRow.get(id)?.known ?? 'no';
  const count = (among: readonly Row[], verdict: KnownRowVerdict) =>
    among.filter((row) => knownOf(row) === verdict).length;
  const isUnknown = rows.some(({ id }) => (byRow.get(id)?.verdict ?? otherwise) === 'unknown');
  const views = rows.filter(({ access }) => access === 'view');
  const known = knownVerdict({
    of: rows.length,
    allowed: count(rows, 'allowed'),
    partly: count(rows, 'partly'),
    views: views.length,
    viewsAllowed: count(views, 'allowed'),
  });
  return {
    page,
    verdict: isUnknown ? 'unknown' : known,
    known,
    allowed: count(rows, 'allowed'),
    partly: count(rows, 'partly'),
    of: rows.length,
  };
}

/** The number of rows on a page, and how many of them can be done. */
interface Counts {
  readonly of: number;
  readonly allowed: number;
  readonly partly: number;
  readonly views: number;
  readonly viewsAllowed: number;
}

function knownVerdict({ of, allowed, partly, views, viewsAllowed }: Counts): KnownPageVerdict {
  if (allowed === of) return 'all';
  if (allowed + partly === 0) return 'no';
  const seesAll = views > 0 && viewsAllowed === views && allowed === views && partly === 0;
  if (seesAll) return 'views';
  return allowed > 0 ? 'some' : 'parts';
}
