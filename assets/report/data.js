// @ts-check
/** @typedef {import('../../src/report/page-data').PageData} PageData */
/** @typedef {import('../../src/report/page-data').PagePrincipal} Principal */
/** @typedef {import('../../src/report/model').ReportedRow} Row */
/** @typedef {import('../../src/report/page-data').PageGrant} Grant */
/** @typedef {{ key: string, label: string, group: string, rows: Row[] }} Column */
/** @typedef {{ verdict: string, known: string, allowed: number, partly: number, of: number }} Cell */

/** What is shown. `each`: equal principals one by one. @type {{ kind: string, order: string, each: boolean, columns: Column[], open: HTMLButtonElement | null }} */
const state = { kind: 'capability', order: 'file', each: false, columns: [], open: null };

/** @type {PageData} */
const report = unpacked(JSON.parse(byId('report').textContent));

/** The principals that equal another one, by its id. @type {Map<string, Principal[]>} */
const alikeOf = new Map();
for (const principal of report.principals) {
  if (principal.alike !== undefined) alikeOf.set(principal.alike, [...alikeOf.get(principal.alike) ?? [], principal]);
}

/** How many others a principal stands for: equal ones of its place, and its likes in stacks that repeat its own. @param {Principal} principal @param {readonly Principal[]} [others] */
function alikeSign(principal, others = alikeOf.get(principal.id) ?? []) {
  const [far, near] = [true, false].map((isFar) => others.filter((one) => (placeOf(one) !== placeOf(principal)) === isFar));
  const [place, ...more] = new Set(far.map(placeOf));
  return [near.length > 0 && ` +${near.length} alike`, far.length > 0 && ` +${far.length} in ${more.length > 0 ? `${more.length + 1} other stacks` : place}`].filter(Boolean).join(',');
}

/** The group of rows that jobs are, beside the pages of the console. */
const JOBS = 'Jobs';

/** What the columns stand for: pages, jobs among them; or single rows. @param {string} kind @returns {Column[]} */
function columnsOf(kind) {
  if (kind !== 'page') {
    return report.rows.filter((row) => row.kind === kind).map((row) => ({ key: row.id, label: row.label.split(':')[0], group: row.page, rows: [row] }));
  }
  // Jobs first: much access is outside of the console, and would stand where nobody scrolls to.
  const pages = [...new Set(report.rows.map(({ page }) => page))].sort((a, b) => Number(b === JOBS) - Number(a === JOBS));
  return pages.map((page) => ({ key: page, label: page, group: '', rows: report.rows.filter((row) => row.page === page) }));
}

/** @type {WeakMap<Principal, { useCases: Map<string, Principal['useCases'][number]>, pages: Map<string, Principal['pages'][number]>, grants: Map<string, Grant> }>} */
const indexes = new WeakMap();

/** @param {Principal} principal */
function indexOf(principal) {
  let index = indexes.get(principal);
  if (!index) {
    index = {
      useCases: new Map(principal.useCases.map((useCase) => [useCase.row, useCase])),
      pages: new Map(principal.pages.map((page) => [page.page, page])),
      grants: new Map(principal.grants.flatMap((grant) => grant.actions.map((action) => [action, grant]))),
    };
    indexes.set(principal, index);
  }
  return index;
}

/** @param {Principal} principal @param {Column} column @returns {Cell} */
function cellOf(principal, column) {
  const { useCases, pages } = indexOf(principal);
  const nothing = { verdict: principal.otherwise, known: 'no', allowed: 0, partly: 0, of: column.rows.length };
  if (column.group === '') return pages.get(column.key) ?? nothing;
  const useCase = useCases.get(column.key);
  if (!useCase) return nothing;
  const known = markOfRow(useCase.known, column.rows[0]);
  const [allowed, partly] = ['allowed', 'partly'].map((verdict) => Number(useCase.known === verdict));
  return { verdict: useCase.verdict === 'unknown' ? 'unknown' : known, known, allowed, partly, of: 1 };
}

/** The mark of a single row. @param {string} known @param {Row} row */
function markOfRow(known, row) {
  if (known === 'allowed') return row.access === 'view' ? 'views' : 'all';
  return known === 'partly' ? 'parts' : 'no';
}

/** @param {Cell} cell */
function cellWords(cell) {
  if (cell.verdict !== 'unknown') return knownWords(cell.verdict, cell);
  return cell.known === 'no' ? 'not known' : `not known; ${knownWords(cell.known, cell)} by what was read`;
}

/** @param {string} verdict @param {Cell} cell */
function knownWords(verdict, { allowed, partly, of }) {
  if (of === 1) return { all: 'allowed', views: 'allowed', parts: 'partly', some: 'partly', no: 'no' }[verdict] ?? verdict;
  const counts = `${allowed} of ${of}${partly > 0 ? `, ${partly} partly` : ''}`;
  return { all: `all ${of}`, views: `sees all, changes nothing, ${counts}`, some: `some, ${counts}`, parts: `parts, ${counts}`, no: 'nothing' }[verdict] ?? verdict;
}

/** Where a principal stands: the stack, or the file. @param {Principal} principal */
const placeOf = ({ constructPath, file, madeByAws }) => {
  if (madeByAws) return MADE_BY_AWS;
  return constructPath?.includes('/') ? constructPath.split('/')[0] : file;
};

/** Where service-linked roles stand: AWS writes what they may do, and no rule judges it. */
const MADE_BY_AWS = 'Made by AWS';

/** @param {Principal} principal @param {string} severity */
const foundIn = (principal, severity) => principal.findings.filter((finding) => finding.severity === severity).length;

/** How many ways to more access an open finding calls fatal or an error. @param {Principal} principal */
const waysOf = ({ escalations }) => escalations.filter(({ isAlarm }) => isAlarm).length;

/** What is allowed of Amazon Connect and of what its pages and jobs need. @param {Principal} principal */
const actionsOf = ({ grants }) => grants.flatMap(({ actions }) => actions);

/** What is allowed and no part of any page or job that the principal has something of. @param {Principal} principal */
function besideRows(principal) {
  const { useCases } = indexOf(principal);
  const inRows = new Set(report.rows.filter(({ id }) => useCases.has(id)).flatMap(({ actions }) => actions));
  return actionsOf(principal).filter((action) => !inRows.has(action));
}

/** @param {Principal} principal */
const onEverything = ({ everything }) => everything.filter(({ unavoidable }) => !unavoidable).flatMap(({ actions }) => actions).length;

/** How much there is to look at: escalations weigh most. @param {Principal} principal */
const watchOf = (principal) => waysOf(principal) * 10000 + foundIn(principal, 'fatal') * 1000 + foundIn(principal, 'error') * 100
  + foundIn(principal, 'warning') + Math.min(onEverything(principal), 99) / 100;
