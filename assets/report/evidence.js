// @ts-check
/* What people keep: the same rows as CSV, as Markdown, and on paper. */
/** @typedef {{ title: string, head: string[], rows: string[][] }} Sheet */

/** Who can do what, by which statement: a line for each. @param {boolean} [isWhole] whether anything in Amazon Connect has a line for everybody @returns {Sheet} */
function answersSheet(isWhole = false) {
  const { date = '' } = report.heading;
  const line = (/** @type {Principal} */ { id, kind, file, account = '', trust }, /** @type {string[]} */ [can, severity = ''], /** @type {(readonly string[])[]} */ [verdict, places, conditions, actions, statements, source]) =>
    [date, account, file, id, kind, can, severity, ...[verdict, places, conditions, actions, statements, trust, source].map((texts) => [...new Set(texts)].join('; '))];
  const heldLine = (/** @type {Principal} */ principal, /** @type {string[]} */ labels, /** @type {Principal['anything'][number]} */ { verdict, places, conditions, steps }, grade = '') =>
    line(principal, labels, [[verdict], places, conditions, steps.map(({ action }) => action), steps.map(({ statement }) => statementWords(principal, statement)), [grade]]);
  const rows = report.capabilities.flatMap((capability) => {
    const labels = [capability.label, capability.severity];
    const direct = holdersOf(capability);
    const able = new Set(direct.map(({ principal }) => principal));
    const ways = [...waysByRole(capability), ...waysByCapability(capability)].filter(({ principal }) => !able.has(principal));
    return [
      ...direct.map(({ principal, held }) => heldLine(principal, labels, held, held.grade === 'inferred' ? 'we conclude it' : held.grade)),
      ...ways.map(({ principal, words }) => line(principal, labels, [['indirectly'], [], [words], [], [], []])),
    ];
  });
  const listed = new Set(rows.map(([, , , id]) => id));
  const others = report.principals.flatMap((one) => {
    const isOther = !listed.has(one.id);
    const actions = actionsOf(one).filter((action) => report.services.includes(action.split(':')[0]));
    const other = `other access to Connect: ${actions.join(', ')}`;
    const anything = isWhole || isOther ? one.anything.map((held) => heldLine(one, [isWhole ? 'do something in Amazon Connect' : other], held)) : [];
    if (!isOther) return anything;
    const some = anything.length === 0 && actions.length > 0 ? [line(one, [other], [[one.mayBeDenied ? 'not known' : 'allowed'], [], [], [], [], []])] : anything;
    return some.length > 0 && !one.mayHoldMore ? some : [...some, line(one, [`nothing ${some.length > 0 ? 'else' : 'of these'}`], [[one.mayHoldMore ? 'not known' : 'no'], [], [], [], [], []])];
  });
  return { title: 'Who can do what, and by which statement', head: ['date', 'account', 'file', 'principal', 'kind', 'can', 'severity', 'verdict', 'where', 'if', 'actions', 'statements', 'taken on by', 'source'], rows: [...rows, ...others] };
}

/** The same with what it was made by and from, for each line. @returns {Sheet} */
function wholeSheet() {
  const { title, head, rows } = answersSheet(true);
  return { title, head: [...head, 'version', 'facts', 'sha256 of the file'], rows: rows.map((cells) => [...cells, version, facts, digests[files.indexOf(cells[2])] ?? '']) };
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
byId('save-csv').addEventListener('click', () => save('csv', csvOf(wholeSheet())));
byId('save-markdown').addEventListener('click', () => save('md', markdown()));
byId('print').addEventListener('click', () => print());
