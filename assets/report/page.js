// @ts-check
/* What happens: searching, moving, opening. */

const [matrix, detail, found] = [byId('matrix'), byId('detail'), byId('found')];
/** @type {HTMLInputElement} */
const search = byId('search');

/** Whether the table has a line for each principal. */
const isMatrix = () => !['capability', 'finding', 'change'].includes(state.kind);

function show() {
  close(false);
  document.body.classList.toggle('answering', !isMatrix());
  if (report.principals.length === 0) return;
  state.columns = isMatrix() ? columnsOf(state.kind) : [];
  matrix.classList.toggle('dense', state.columns.length > 40);
  if (isMatrix()) {
    matrix.replaceChildren(table([...report.principals], state.columns, state.order));
    // Nothing that is scrolled to ends up under the headings.
    matrix.style.scrollPaddingTop = `${matrix.querySelector('thead').offsetHeight}px`;
  }
  filter();
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
  open(button, { who: principal.id, what: column?.key }, [el('bdi', null, ...breakable(principal.id)), column ? el('span.of', null, column.label) : null], column ? cellDetail(principal, column) : principalDetail(principal));
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
  // What is open answers an earlier search.
  if (!isMatrix()) close(false);
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
byId('columns').querySelector('[value="change"]').parentElement.hidden = report.changes === undefined;
byId('one-state').hidden = report.changes !== undefined;
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

if (location.hash.length > 1) restore();
else show();
addEventListener('hashchange', restore);
if (report.principals.length === 0) {
  matrix.replaceChildren(el('p.nobody', { id: 'caption' }, 'Nobody: no role, user, group, permission set or policy was found.'));
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.tools > :not(#theme)'))) tool.hidden = true;
  if (elsewhere.length > 0) elsewhereButton.click();
}
