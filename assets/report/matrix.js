// @ts-check
/* The table: principals by pages, use cases or jobs. */

/** @param {Principal} principal */
function principalHeader(principal) {
  const label = principal.constructPath?.includes('/') ? principal.constructPath.split('/').slice(1).join('/') : principal.name;
  return el('th', { scope: 'row' }, el('button.name', { type: 'button', tabindex: -1, 'aria-expanded': 'false', 'aria-controls': 'detail', title: principal.id },
    el('bdi', null, label), principal.kind === 'role' ? '' : el('span.kind', null, ` ${principal.kind}`)));
}

/** @param {Principal} principal */
function watchCell(principal) {
  const wide = onEverything(principal);
  const tags = [
    principal.escalations.length > 0 && el('span.tag.alarm', { title: 'Ways to more access' }, '▲', unseen(counted(principal.escalations.length, 'way')), ` ${principal.escalations.length}`),
    ...['fatal', 'error', 'warning'].map((severity) => foundIn(principal, severity) > 0
      && el(severity === 'warning' ? 'span.tag' : 'span.tag.alarm', { title: severity }, severity === 'warning' ? '!' : '✕', unseen(severity), ` ${foundIn(principal, severity)}`)),
    wide > 0 && el('span.tag', { title: 'On everything, though narrower exists' }, '✱', unseen('on everything'), ` ${wide}`),
  ];
  return el('td.watch', null, ...tags);
}

/** @param {Principal} principal @param {Column} column */
function verdictCell(principal, column) {
  const cell = cellOf(principal, column);
  // One element with a label, not three: a page of 300 principals has 6,000 of these.
  return el(column.key === JOBS ? 'td.apart' : 'td', null,
    el(`button.mark.${cell.verdict}`, { type: 'button', tabindex: -1, 'aria-label': cellWords(cell), 'aria-expanded': 'false', 'aria-controls': 'detail' }));
}

/** @param {Column[]} columns */
function tableHead(columns) {
  const groups = [...new Set(columns.map(({ group }) => group))].filter((group) => group !== '' && columns.length > columns.filter((c) => c.group === group).length);
  const spans = groups.map((group) => el('th.group', { scope: 'colgroup', colspan: columns.filter((c) => c.group === group).length, title: group }, el('span', null, group)));
  return el('thead', null,
    spans.length > 0 && el('tr', null, el('td', { colspan: 2 }), ...spans),
    el('tr', null, el('th.corner', { scope: 'col' }, 'Principal'), el('th.watch', { scope: 'col' }, 'Look at'),
      ...columns.map(({ key, label }) => el(key === JOBS ? 'th.column.apart' : 'th.column', { scope: 'col', title: label }, el('span', null, label)))));
}

/** @param {Principal[]} principals @param {string} order */
function ordered(principals, order) {
  const weight = order === 'watch' ? watchOf : (/** @type {Principal} */ p) => p.useCases.filter(({ verdict }) => verdict === 'allowed').length;
  return order === 'file' ? principals : [...principals].sort((a, b) => weight(b) - weight(a));
}

/** @param {Principal[]} principals @param {Column[]} columns @param {string} order */
function table(principals, columns, order) {
  /** @type {Map<string, Principal[]>} */
  const groups = new Map();
  for (const principal of ordered(principals, order)) {
    const place = order === 'file' ? placeOf(principal) : '';
    groups.set(place, [...groups.get(place) ?? [], principal]);
  }
  const bodies = [...groups].map(([place, members]) => el('tbody', null,
    groups.size > 1 && el('tr.place', null, el('th', { scope: 'rowgroup', colspan: columns.length + 2 }, el('span', null, place, el('span.quiet', null, ` ${members.length}`)))),
    ...members.map((principal) => {
      const line = el('tr', null, principalHeader(principal), watchCell(principal), ...columns.map((column) => verdictCell(principal, column)));
      principalsOfLines.set(line, principal);
      return line;
    })));
  const whole = el('table', null, el('caption.unseen', { id: 'caption' }, 'Who may do what: a principal a line'),
    el('colgroup', null, el('col.names', null), el('col.watch', null), ...columns.map(() => el('col', null))), tableHead(columns), ...bodies);
  whole.style.setProperty('--columns', String(columns.length));
  return whole;
}

/** @type {WeakMap<Element, Principal>} */
const principalsOfLines = new WeakMap();

/** The buttons of a line, the name first. @param {Element} line @returns {HTMLButtonElement[]} */
const buttonsOf = (line) => [...line.querySelectorAll('button')];

/** Lines that are shown. @returns {HTMLElement[]} */
const linesShown = () => [...byId('matrix').querySelectorAll('tbody tr:not(.place):not([hidden])')];
