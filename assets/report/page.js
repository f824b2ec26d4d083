// @ts-check
/* What happens: searching, moving, opening. */

const [matrix, detail, found] = [byId('matrix'), byId('detail'), byId('found')];
/** @type {HTMLInputElement} */
const search = byId('search');

/** Whether the table has a line for each principal. */
const isMatrix = () => !['capability', 'finding'].includes(state.kind);

function show() {
  close(false);
  document.body.classList.toggle('answering', !isMatrix());
  if (report.principals.length === 0) return;
  if (!isMatrix()) {
    state.columns = [];
    matrix.replaceChildren(state.kind === 'finding' ? findingList() : capabilityTable());
    matrix.classList.remove('dense');
    filter();
    return;
  }
  state.columns = columnsOf(state.kind);
  matrix.replaceChildren(table([...report.principals], state.columns, state.order));
  matrix.classList.toggle('dense', state.columns.length > 40);
  // Nothing that is scrolled to ends up under the headings.
  matrix.style.scrollPaddingTop = `${matrix.querySelector('thead').offsetHeight}px`;
  filter();
}

/** All words are found in one text of a line, or they name columns: then whoever can do something there is shown. */
function filter() {
  const terms = termsOf(search.value);
  if (isMatrix()) filterMatrix(terms);
  else filterAnswers(terms);
}

/** @param {ReturnType<typeof termsOf>} terms */
function filterAnswers(terms) {
  const lines = /** @type {HTMLElement[]} */ ([...matrix.querySelectorAll('tbody tr')]);
  for (const line of lines) line.hidden = terms.length > 0 && !matchIn(entriesOfLines.get(line) ?? [], terms);
  const shown = lines.filter(({ hidden }) => !hidden).length;
  const noun = state.kind === 'finding' ? 'rule' : 'question';
  found.textContent = terms.length === 0 ? '' : `${shown} of ${counted(lines.length, noun)}${shown === 0 ? '; Console pages searches everything about principals' : ''}`;
}

/** @param {ReturnType<typeof termsOf>} terms */
function filterMatrix(terms) {
  const entriesFound = new Found(terms);
  const instance = instanceIn(terms);
  const named = state.columns.map(({ label, group }) => terms.length > 0 && terms.every((term) => isIn(term, `${label} ${group}`)));
  const wanted = state.columns.filter((_, i) => named[i]);
  let [matching, hidden] = [0, 0];
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (matrix.querySelectorAll('tbody tr:not(.place)'))) {
    const principal = /** @type {Principal} */ (principalsOfLines.get(line));
    const match = terms.length > 0 ? (instance ? onInstance(principal, instance) : undefined) ?? entriesFound.among(entriesOfPrincipal(principal)) : undefined;
    const isMatching = terms.length === 0 || match !== undefined || wanted.some((column) => cellOf(principal, column).verdict !== 'no');
    // Whoever is found by its own name is shown, though it equals another.
    const isFolded = !state.each && principal.alike !== undefined && match?.kind !== 'name';
    line.hidden = !isMatching || isFolded;
    const why = /** @type {HTMLElement} */ (line.querySelector('.why'));
    why.textContent = match ? whyMatched(match) : '';
    why.hidden = why.textContent === '';
    matching += isMatching ? 1 : 0;
    hidden += isMatching && isFolded ? 1 : 0;
  }
  for (const body of matrix.querySelectorAll('tbody')) body.hidden = !body.querySelector('tr:not(.place):not([hidden])');
  for (const columns of [[...matrix.querySelectorAll('col')].slice(ABOUT.length), matrix.querySelectorAll('th.column')]) {
    columns.forEach((/** @type {Element} */ column, /** @type {number} */ i) => column.classList.toggle('found', named[i]));
  }
  const noun = counted(report.principals.length, 'principal');
  found.textContent = terms.length === 0 ? '' : `${matching} of ${noun}${hidden > 0 ? ', equal ones once' : ''}${named.includes(true) ? `, ${counted(named.filter(Boolean).length, 'column')}` : ''}`;
  drawShown();
  const first = linesShown()[0];
  if (first && !matrix.querySelector('button[tabindex="0"]')?.offsetParent) rove(buttonsOf(first)[0]);
}

/** One cell is reached with Tab, the others with arrows. @param {HTMLButtonElement} button */
function rove(button) {
  for (const other of matrix.querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
  button.tabIndex = 0;
}

/** The cell or the name that was pressed. @param {HTMLButtonElement} button */
function openCell(button) {
  const line = /** @type {HTMLElement} */ (button.closest('tr'));
  const principal = /** @type {Principal} */ (principalsOfLines.get(line));
  const column = state.columns[buttonsOf(line).indexOf(button) - 1];
  open(button, { who: principal.id, what: column?.key }, [el('bdi', null, principal.id), column ? el('span.of', null, column.label) : null], column ? cellDetail(principal, column) : principalDetail(principal));
}

/** @param {HTMLButtonElement} button @param {Opened} opened @param {(Node | string | null)[]} title @param {unknown[]} content */
function open(button, opened, title, content) {
  close(false);
  remember(opened);
  state.open = button;
  button.setAttribute('aria-expanded', 'true');
  const closing = el('button.close', { type: 'button', 'aria-label': 'Close' }, '✕');
  closing.addEventListener('click', () => close(true));
  const copying = el('button.copy', { type: 'button', title: 'Copies this and a link to it' }, 'Copy');
  copying.addEventListener('click', () => copy(copying));
  detail.replaceChildren(el('header', null, el('h2', { id: 'detail-title' }, ...title), el('span.tools', null, copying, closing)), ...content.filter((part) => part instanceof Node));
  detail.hidden = false;
  detail.scrollTop = 0;
  // What is open takes room from the table: the cell stays in sight beside it, or on a small screen above it.
  button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  detail.scrollIntoView();
  detail.focus({ preventScroll: true });
}

/** @param {boolean} back whether the cell that was open gets the focus */
function close(back) {
  const { open: button } = state;
  if (!button) return;
  state.open = null;
  button.setAttribute('aria-expanded', 'false');
  detail.hidden = true;
  remember();
  // A search may have hidden it meanwhile.
  if (back) (button.offsetParent ? button : search).focus();
}

/** @param {HTMLButtonElement} button @param {string} key @returns {HTMLButtonElement | undefined} */
function neighbour(button, key) {
  const lines = linesShown();
  const line = lines.findIndex((candidate) => candidate.contains(button));
  const buttons = buttonsOf(lines[line]);
  const at = buttons.indexOf(button);
  const along = (/** @type {number} */ to) => buttons[Math.min(Math.max(to, 0), buttons.length - 1)];
  const down = (/** @type {number} */ by) => buttonsOf(lines[Math.min(Math.max(line + by, 0), lines.length - 1)])[at];
  switch (key) {
    case 'ArrowRight': return along(at + 1);
    case 'ArrowLeft': return along(at - 1);
    case 'ArrowDown': return down(1);
    case 'ArrowUp': return down(-1);
    case 'PageDown': return down(10);
    case 'PageUp': return down(-10);
    case 'Home': return along(0);
    case 'End': return along(buttons.length - 1);
    default: return undefined;
  }
}

matrix.addEventListener('click', (/** @type {Event} */ event) => {
  const button = /** @type {Element} */ (event.target).closest('button');
  if (!button) return;
  if (!isMatrix()) return openAnswer(button);
  rove(button);
  if (button === state.open) close(true);
  else openCell(button);
});
detail.addEventListener('click', (/** @type {Event} */ event) => {
  const button = /** @type {Element} */ (event.target).closest('button.link');
  const opened = button && opens.get(button);
  if (opened && state.open) open(state.open, opened, opened.title, opened.content());
});

/** What a name in the first views stands for. @param {HTMLButtonElement} button */
function openAnswer(button) {
  const opened = opens.get(button);
  if (!opened) return;
  if (button === state.open) close(true);
  else open(button, opened, opened.title, opened.content());
}

matrix.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
  const button = isMatrix() ? /** @type {Element} */ (event.target).closest('button') : null;
  const next = button && !event.ctrlKey && !event.metaKey && !event.altKey ? neighbour(button, event.key) : undefined;
  if (!next) return;
  event.preventDefault();
  rove(next);
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});
/** The column of the cell under the pointer or with the focus is lit. @param {Event} event */
function light(event) {
  const cell = /** @type {Element} */ (event.target).closest('td');
  const columns = [...matrix.querySelectorAll('col')];
  columns.forEach((column, i) => column.classList.toggle('lit', i === cell?.cellIndex));
}
matrix.addEventListener('mouseover', light);
matrix.addEventListener('focusin', light);
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === 'search';
  if (event.key === '/' && !typing && byId('shortcuts').checked) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'Escape' && typing && search.value !== '') {
    search.value = '';
    searched();
  } else if (event.key === 'Escape') close(true);
});
function searched() {
  filter();
  if (!state.open) remember();
}
search.addEventListener('input', searched);
byId('columns').addEventListener('change', (/** @type {Event} */ event) => {
  state.kind = /** @type {HTMLInputElement} */ (event.target).value;
  show();
  remember();
});
byId('order').addEventListener('change', (/** @type {Event} */ event) => {
  state.order = /** @type {HTMLSelectElement} */ (event.target).value;
  show();
});

byId('equal').addEventListener('change', (/** @type {Event} */ event) => {
  state.each = /** @type {HTMLInputElement} */ (event.target).checked;
  show();
});
byId('equal').parentElement.hidden = alikeOf.size === 0;
addEventListener('beforeprint', drawAll);
matchMedia('print').addEventListener('change', drawAll);

const dark = matchMedia('(prefers-color-scheme: dark)');
/** @param {boolean} wanted */
function theme(wanted) {
  document.documentElement.dataset.theme = wanted ? 'dark' : 'light';
  byId('theme').setAttribute('aria-pressed', String(wanted));
}
byId('theme').addEventListener('click', () => theme(document.documentElement.dataset.theme !== 'dark'));
dark.addEventListener('change', () => theme(dark.matches));
theme(dark.matches);

const elsewhere = [
  report.findings.length + report.accepted.length > 0 && `${report.findings.length + report.accepted.length} of no principal`,
  report.unread.length > 0 && `${counted(report.unread.length, 'place')} not read`,
  report.unknown.length > 0 && `${counted(report.unknown.length, 'part')} not known`,
].filter(Boolean);
const elsewhereButton = /** @type {HTMLButtonElement} */ (el(report.unread.length > 0 ? 'button.link.alarm' : 'button.link',
  { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'detail' }, elsewhere.join(', ')));
elsewhereButton.addEventListener('click', () => {
  if (elsewhereButton === state.open) close(true);
  else open(elsewhereButton, {}, ['Elsewhere'], elsewhereDetail());
});

/** Text that changes the view. @param {string} kind @param {string} text */
function viewLink(kind, text) {
  const button = el('button.link', { type: 'button' }, text);
  button.addEventListener('click', () => {
    const radio = /** @type {HTMLInputElement} */ (document.querySelector(`#columns input[value="${kind}"]`));
    radio.checked = true;
    state.kind = kind;
    show();
    remember();
    radio.focus();
  });
  return button;
}

/** Says which ways to more access there are when no finding calls one fatal or an error. */
function mildWays() {
  const mild = report.principals.flatMap(({ escalations }) => escalations).length;
  if (mild > 0) return viewLink('finding', `${counted(mild, 'way')} to more access, none an error`);
  const isKnown = report.unread.length === 0 && report.principals.every(({ unknown }) => unknown.length === 0);
  return isKnown ? 'no way to more access' : 'no way to more access was found';
}

const ways = report.principals.reduce((sum, principal) => sum + waysOf(principal), 0);
const accepted = [...report.accepted, ...report.principals.flatMap((principal) => principal.accepted)];
const rules = [...report.findings, ...report.principals.flatMap(({ findings }) => findings)];
byId('summary').append(...[
  el('span', null, counted(report.principals.length, 'principal')),
  report.principals.length > 0 && el('span', null, counted(new Set(report.principals.map(placeOf)).size, 'stack')),
  ways > 0 ? el('span.alarm', null, viewLink('finding', `${counted(ways, 'way')} to more access`)) : el('span', null, mildWays()),
  rules.length > 0 && el(rules.some(({ severity }) => !['warning', 'note'].includes(severity)) ? 'span.alarm' : 'span', null, viewLink('finding', counted(rules.length, 'finding'))),
  accepted.length > 0 && el('span', null, `${accepted.length} accepted`),
  elsewhere.length > 0 && el('span', null, elsewhereButton),
].filter((part) => part instanceof Node).flatMap((part, i) => (i > 0 ? [' ', part] : [part])));
const { date, accounts, files, facts } = report.heading;
byId('about').append(...[
  date && `${date}`,
  accounts.length > 0 && `account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`,
  files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', '),
  `facts about AWS of ${facts}`,
].filter(Boolean).flatMap((part, i) => [i > 0 ? ' · ' : '', el('bdi', null, String(part))]));
if (location.hash.length > 1) restore();
else show();
addEventListener('hashchange', restore);
if (report.principals.length === 0) {
  matrix.replaceChildren(el('p.nobody', { id: 'caption' }, 'Nobody: no role, user, group, permission set or policy was found.'));
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.tools > :not(#theme)'))) tool.hidden = true;
  if (elsewhere.length > 0) elsewhereButton.click();
}
