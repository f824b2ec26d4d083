// @ts-check
/* The table: principals by pages, use cases or jobs. */

/** The columns about a principal, before those of what it can do. */
const ABOUT = ['names', 'watch', 'count'];

/** @param {Principal} principal */
function principalHeader(principal) {
  // A name is on several lines. Of one that is too long for them, the end is seen.
  return el('th', { scope: 'row' }, el(principal.id.length > 60 ? 'button.name.long' : 'button.name', { type: 'button', tabindex: -1, 'aria-expanded': 'false', 'aria-controls': 'detail', title: principal.id },
    el('bdi', { dir: 'ltr' }, el('bdi', null, ...breakable(principal.id)), principal.kind === 'role' ? '' : el('span.kind', null, ` ${principal.kind}`),
    !state.each && alikeOf.has(principal.id) ? el('span.kind', null, alikeSign(principal)) : '')), el('span.why', { hidden: true }));
}

/** A path that is broken at its borders, if it must be. @param {string} path */
const breakable = (path) => path.split('/').flatMap((part, i) => (i > 0 ? ['/', el('wbr', null), part] : [part]));

/** @param {Principal} principal */
function watchCell(principal) {
  return el('td.watch', null,
    tag('span.tag', '?', principal.unknown.length, (n) => `${counted(n, 'part')} not known`),
    tag('span.tag.alarm', '▲', waysOf(principal), (n) => `${counted(n, 'way')} to more access`),
    tag('span.tag.alarm', '✕', foundIn(principal, 'fatal') + foundIn(principal, 'error'), (n) => counted(n, 'error')),
    tag('span.tag', '!', foundIn(principal, 'warning'), (n) => counted(n, 'warning')));
}

/** A sign and a number for the eye, words for the ear and the pointer. @param {string} kind @param {string} sign @param {number} n @param {(n: number) => string} words */
const tag = (kind, sign, n, words) => n > 0 && el(kind, { title: words(n) }, el('span', { 'aria-hidden': 'true' }, `${sign}\u200a${n > 99 ? '99+' : n}`), unseen(` ${words(n)} `));

/** How much access there is, in a page or not. @param {Principal} principal */
function countCell(principal) {
  const [all, wide] = [actionsOf(principal).length, onEverything(principal)];
  const words = `${wide} on everything, though narrower exists`;
  return el('td.count', wide > 0 ? { title: words } : null, String(all), wide > 0 && el('span.wide', { 'aria-hidden': 'true' }, '✱'), wide > 0 && unseen(`, ${words}`));
}

/** @param {Principal} principal @param {Column} column */
function verdictCell(principal, column) {
  const cell = cellOf(principal, column);
  // One element, not three: a page of 300 principals has 6,000 of these. Its words are not seen, but read out and copied.
  return el(column.key === JOBS ? 'td.apart' : 'td', null,
    el(`button.${markClass(cell.verdict, cell.known)}`, { type: 'button', tabindex: -1, 'aria-expanded': 'false', 'aria-controls': 'detail' }, cellWords(cell)));
}

/** @param {Column[]} columns */
function tableHead(columns) {
  const groups = [...new Set(columns.map(({ group }) => group))].filter((group) => group !== '' && columns.length > columns.filter((c) => c.group === group).length);
  const spans = groups.map((group) => el('th.group', { scope: 'colgroup', colspan: columns.filter((c) => c.group === group).length, title: group }, el('span', null, group)));
  return el('thead', null,
    spans.length > 0 && el('tr', null, el('td', { colspan: ABOUT.length }), ...spans),
    el('tr', null, el('th.corner', { scope: 'col' }, 'Principal'), el('th.watch', { scope: 'col' }, 'Look at'), el('th.count', { scope: 'col' }, 'Actions'),
      ...columns.map(({ key, label }) => el(key === JOBS ? 'th.column.apart' : 'th.column', { scope: 'col', title: label }, el('span', null, label)))));
}

/** @param {Principal[]} principals @param {string} order */
function ordered(principals, order) {
  const weight = order === 'watch' ? watchOf : (/** @type {Principal} */ principal) => actionsOf(principal).length;
  const sorted = order === 'file' ? principals : [...principals].sort((a, b) => weight(b) - weight(a));
  return [...sorted.filter(({ madeByAws }) => !madeByAws), ...sorted.filter(({ madeByAws }) => madeByAws)];
}

/** A line with its name alone. Its cells are drawn when they come near the window: 1,000 lines have 100,000. @param {Principal} principal @param {Column[]} columns */
function principalLine(principal, columns) {
  const line = el('tr.line', null, principalHeader(principal), el('td.pending', { colspan: columns.length + ABOUT.length - 1 }));
  principalsOfLines.set(line, principal);
  pendingColumns.set(line, columns);
  return line;
}

/** The columns of lines without cells. @type {WeakMap<Element, Column[]>} */
const pendingColumns = new WeakMap();

/** @param {Element} line */
function draw(line) {
  const columns = pendingColumns.get(line);
  if (!columns) return;
  pendingColumns.delete(line);
  nearWindow.unobserve(line);
  const principal = /** @type {Principal} */ (principalsOfLines.get(line));
  line.querySelector('.pending')?.replaceWith(watchCell(principal), countCell(principal), ...columns.map((column) => verdictCell(principal, column)));
}

const nearWindow = new IntersectionObserver((entries) => entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => draw(target)), { rootMargin: '400px' });

/** How many lines are drawn at once. */
const FIRST_LINES = 30;

/** Draws the first lines that are shown, and the others when they are scrolled to. */
function drawShown() {
  const lines = linesShown();
  lines.slice(0, FIRST_LINES).forEach(draw);
  for (const line of lines.slice(FIRST_LINES)) if (pendingColumns.has(line)) nearWindow.observe(line);
}

/** Paper has no window, and nothing to press. */
function drawAll() {
  if (state.kind === 'capability') addEvidence();
  while (byId('matrix').querySelector('button.more')) byId('matrix').querySelector('button.more').click();
  linesShown().forEach(draw);
}

/** @param {Principal[]} principals @param {Column[]} columns @param {string} order */
function table(principals, columns, order) {
  /** @type {Map<string, Principal[]>} */
  const groups = new Map();
  for (const principal of ordered(principals, order)) {
    const place = order === 'file' || principal.madeByAws ? placeOf(principal) : '';
    groups.set(place, [...groups.get(place) ?? [], principal]);
  }
  const bodies = [...groups].map(([place, members]) => el('tbody', null,
    place !== '' && (groups.size > 1 || place === MADE_BY_AWS) && el('tr.place', null, el('th', { scope: 'rowgroup', colspan: columns.length + ABOUT.length }, el('span', null, place, el('span.quiet', null, ` ${members.length}`)))),
    ...members.map((principal) => principalLine(principal, columns))));
  const whole = el('table', null, el('caption.unseen', { id: 'caption' }, 'Who may do what: a principal a line'),
    el('colgroup', null, ...ABOUT.map((name) => el(`col.${name}`, null)), ...columns.map(() => el('col', null))), tableHead(columns), ...bodies);
  whole.style.setProperty('--columns', String(columns.length));
  return whole;
}

/** @type {WeakMap<Element, Principal>} */
const principalsOfLines = new WeakMap();

/** The buttons of a line, the name first. @param {Element} line @returns {HTMLButtonElement[]} */
function buttonsOf(line) {
  draw(line);
  return [...line.querySelectorAll('button')];
}

/** Lines that are shown, if they are of principals. @returns {HTMLElement[]} */
const linesShown = () => [...byId('matrix').querySelectorAll('tbody tr:not(.place):not([hidden])')];
