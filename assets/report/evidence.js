// @ts-check
/* What people keep: the same rows as CSV, as Markdown, and on paper. */
/** @typedef {{ title: string, head: string[], rows: string[][] }} Sheet */

/** Who can do what, by which statement: a line for each. @returns {Sheet} */
function answersSheet() {
  const { date = '' } = report.heading;
  const line = (/** @type {Principal} */ { id, kind, file, account = '', trust }, /** @type {string} */ label, /** @type {(readonly string[])[]} */ [verdict, places, conditions, actions, statements, source]) =>
    [date, account, file, id, kind, label, ...[verdict, places, conditions, actions, statements, trust, source].map((texts) => [...new Set(texts)].join('; '))];
  const rows = report.capabilities.flatMap((capability) => {
    const direct = holdersOf(capability);
    const able = new Set(direct.map(({ principal }) => principal));
    const ways = [...waysByRole(capability), ...waysByCapability(capability)].filter(({ principal }) => !able.has(principal));
    return [
      ...direct.map(({ principal, held }) => line(principal, capability.label, [[held.verdict], held.places, held.conditions, held.steps.map(({ action }) => action),
        held.steps.map(({ statement }) => statementWords(principal, statement)), [held.grade === 'inferred' ? 'we conclude it' : held.grade]])),
      ...ways.map(({ principal, words }) => line(principal, capability.label, [['indirectly'], [], [words], [], [], []])),
    ];
  });
  const listed = new Set(rows.map(([, , , id]) => id));
  const others = report.principals.filter(({ id }) => !listed.has(id)).map((one) => line(one, 'nothing of these', [[one.mayHoldMore ? 'not known' : 'no'], [], [], [], [], []]));
  return { title: 'Who can do what, and by which statement', head: ['date', 'account', 'file', 'principal', 'kind', 'can', 'verdict', 'where', 'if', 'actions', 'statements', 'taken on by', 'source'], rows: [...rows, ...others] };
}

/** What was found, and what is accepted. @returns {Sheet} */
const findingsSheet = () => ({
  title: 'Findings',
  head: ['state', 'severity', 'rule', 'principal', 'where', 'what', 'to mend it', 'reason'],
  rows: allRules.flatMap((rule) => rule.whom.flatMap(({ principal, findings }) => findings.map(({ severity, id, subject, place, text, remedy, reason = '' }) =>
    [stateWords(rule) || OPEN, severity, `${id}[${subject}]`, principal?.id ?? '', place, text, remedy, reason]))),
});

/** @returns {Sheet} */
const unknownSheet = () => ({
  title: 'Not known',
  head: ['part', 'effect', 'to know it', 'of'],
  rows: [...report.unknown.map(({ text, effect, remedy, principals }) => [text, effect, remedy, principals.join('; ')]), ...report.unread.map(({ problem, file, pointer }) => [problem, 'not read', '', `${file}${pointer}`])],
});

/** The files that the report is made from. @returns {Sheet} */
const filesSheet = () => ({ title: 'Files', head: ['file', 'SHA-256'], rows: files.map((file, i) => [file, digests[i] ?? '']) });

/** Spreadsheets take some beginnings as formulas. @param {Sheet} sheet */
const csvOf = ({ head, rows }) => [head, ...rows].map((cells) => cells.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text).replace(/[\r\n]+/g, ' '))
  .map((text) => (/[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)).join(',')).join('\r\n');

function markdown() {
  const cell = (/** @type {string} */ text) => text.replace(/[\\`*_{}[\]<>|#$]/g, '\\$&').replace(/[\r\n]+/g, ' ');
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(cell).join(' | ')} |`;
  const sheets = [filesSheet(), answersSheet(), findingsSheet(), unknownSheet()].map(({ title, head, rows }) =>
    [`## ${title}`, '', ...(rows.length > 0 ? [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)] : ['None.']), ''].join('\n'));
  return [`# ${cell(document.title)}`, '', cell(ABOUT_REPORT.join(' · ')), '', 'Not in it: service control policies, resource policies and session policies.', '', ...sheets].join('\n');
}

/** A sheet on paper, without its first columns. @param {Sheet} sheet @param {number} [from] */
const sheetTable = ({ title, head, rows }, from = 0) => [el('h2', null, title), el('table.sheet', null,
  el('thead', null, el('tr', null, head.slice(from).map((text) => el('th', { scope: 'col' }, text)))),
  el('tbody', null, rows.map((cells) => el('tr', null, cells.slice(from).map((text) => el('td', null, text))))))];

/** @param {string} ending @param {string} text */
function save(ending, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  el('a', { href, download: `access${report.heading.date ? `-${report.heading.date}` : ''}.${ending}` }).click();
}
byId('save-csv').addEventListener('click', () => save('csv', csvOf(answersSheet())));
byId('save-markdown').addEventListener('click', () => save('md', markdown()));
byId('print').addEventListener('click', () => print());
