// @ts-check
/* The first view: who can do what, in plain words; or what a search finds. */

/** Who can do what: a capability a line. */
function capabilityTable() {
  const rest = report.capabilities.filter(({ firstScreen }) => !firstScreen);
  return labeled(el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'Who can do what: a capability a line'),
    el('thead', null, el('tr', null, ...['Who can', ...EVERYWHERE].map((title) => el('th', { scope: 'col' }, title)))),
    el('tbody', null, ...report.capabilities.filter(({ firstScreen }) => firstScreen).map(capabilityLine)),
    el('tbody', null, ...rest.map(capabilityLine))));
}

/** What a line gives besides, where somebody has it. @param {Capability} capability */
const leadsTo = (capability) => (capability.id === MORE_ACCESS && holdersOf(capability).length > 0 ? 'which may lead to all else in this list' : '');

/** @param {Capability} capability */
const capabilityLine = (capability) => answerLine({ ...capabilitySubject(capability), why: leadsTo(capability), isExact: false }, true);

/** A line of who has something: in two columns, or in one. @param {Hit} hit @param {boolean} [isParted] */
function answerLine(hit, isParted = false) {
  const { label, why } = hit;
  const holdings = hit.holdings();
  const head = el('th', { scope: 'row' }, el('bdi', null, label), why !== '' && el('span.because', null, why));
  if (!isParted) return el('tr', null, head, el('td', { colspan: 2 }, ...holderButtons(hit, holdings, hit.nobody)));
  const parts = [true, false].map((isWhole) => holdings.filter((holding) => holding.isWhole === isWhole));
  const aside = /** @type {const} */ (['indirectly', 'perhaps']).map((word) => ({ word, its: hit[word]?.() ?? [] })).filter(({ its }) => its.length > 0)
    .map(({ word, its }) => el('p.indirectly', null, el('span.word', null, `${word} `), ...asideButtons(hit, word, its)));
  const nobody = hit.nobody ?? (aside.length > 0 && !mayBeMore ? 'nobody directly' : undefined);
  const others = aside.length > 0 ? null : othersLine(hit);
  const cells = parts.map((part, i) => el('td', null, ...holderButtons(hit, part, nobody), ...(i === 1 ? [...aside, others] : [])));
  return el('tr', null, head, ...cells);
}

/** A button that shows who has nothing, and so what each of them lacks. @param {Hit} hit */
function othersLine(hit) {
  const others = hit.others?.() ?? [];
  if (others.length === 0) return null;
  const button = el('button.link.others', { type: 'button' }, `What ${counted(others.length, 'other')} lack${others.length === 1 ? 's' : ''}`);
  const line = el('p.indirectly', null, button);
  button.addEventListener('click', ({ isTrusted }) => {
    button.replaceWith(el('span.word', null, 'cannot '), ...holderButtons(hit, others));
    if (isTrusted) line.querySelector('button')?.focus();
  });
  return line;
}

/** How many lines of a group are shown at once, and how many more at most. */
const [MOST_LINES, MOST_MORE] = [6, 200];

/** What a search finds: a group a block. @param {Group[]} groups */
function resultTable(groups) {
  return labeled(el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'What the search finds, with who has it'),
    ...groups.flatMap((group) => [groupHead(group), groupBody(group)])));
}

/** @param {Group} group */
function groupHead({ title, whole, part }) {
  return el('thead', null, el('tr', null, el('th', { scope: 'col' }, title), part === ''
    ? el('th', { scope: 'col', colspan: 2 }, whole)
    : [whole, part].map((heading) => el('th', { scope: 'col' }, heading))));
}

/** The first lines, and a button that makes the others. @param {Group} group */
function groupBody({ hits, part }) {
  const lines = (/** @type {Hit[]} */ some) => some.map((hit) => answerLine(hit, part !== ''));
  const [shown, rest] = [hits.slice(0, MOST_LINES), hits.slice(MOST_LINES, MOST_LINES + MOST_MORE)];
  if (rest.length === 0) return el('tbody', null, ...lines(shown));
  const of = hits.length > MOST_LINES + MOST_MORE ? ` of ${hits.length - MOST_LINES}` : '';
  const more = el('button.link.more', { type: 'button' }, `${rest.length}${of} more like these`);
  const row = el('tr', null, el('td', { colspan: 3 }, more));
  more.addEventListener('click', ({ isTrusted }) => {
    const made = lines(rest);
    const whole = row.closest('table');
    row.replaceWith(...made);
    if (whole) labeled(whole);
    if (isTrusted) made.flatMap((line) => [...line.querySelectorAll('button')])[0]?.focus();
  });
  return el('tbody', null, ...lines(shown), row);
}

/** What paper has after the answers: what was found, what is accepted, and what is not known. */
function addEvidence() {
  if (byId('matrix').querySelector('.evidence')) return;
  const evidence = el('div.evidence', null, el('h2', null, 'Findings'), ...findingList([]), ...evidenceElsewhere(), ...sheetTable(answersSheet(), 3), ...sheetTable(filesSheet()));
  evidence.querySelector('#caption')?.removeAttribute('id');
  byId('matrix').append(evidence);
}

/** What was not read, and what that leaves open. */
const evidenceElsewhere = () => [
  report.unknown.length > 0 && section('Not known, and so not all in this report', report.unknown.map((part) => unknownBlock(part, part.principals))),
  report.unread.length > 0 && section('Not read, and so not in this report', report.unread.map(({ problem, file, pointer }) =>
    el('p', null, problem, ' ', el('code', null, `${file}${pointer}`)))),
];

/**
 * The same table for a narrow window, which shows each cell below its heading: as blocks, rows and cells need roles.
 * @param {HTMLElement} whole
 */
function labeled(whole) {
  const roles = { thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', 'thead th': 'columnheader', 'tbody th': 'rowheader', td: 'cell' };
  whole.setAttribute('role', 'table');
  for (const [selector, role] of Object.entries(roles)) for (const one of whole.querySelectorAll(selector)) one.setAttribute('role', role);
  for (const body of whole.querySelectorAll('tbody')) {
    const headings = [...headOf(body)?.querySelectorAll('th') ?? []].slice(1).map(({ textContent }) => textContent ?? '');
    for (const line of body.querySelectorAll('tr')) {
      [...line.querySelectorAll('td')].forEach((cell, i) => { cell.dataset.heading = headings[i] ?? ''; });
    }
  }
  return whole;
}

/** The headings of a block: a table may have several. @param {Element | null} body @returns {Element | null} */
const headOf = (body) => (body === null || body.tagName === 'THEAD' ? body : headOf(body.previousElementSibling));
