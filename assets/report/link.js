// @ts-check
/* The address says what is shown, so that it can be sent: the view, the search, and what is open. */

/** @typedef {{ who?: string, what?: string }} Opened */

/** What is open, as the address says it. @param {Opened} opened */
function remember({ who, what } = {}) {
  const parts = new URLSearchParams();
  if (state.kind !== 'capability') parts.set('view', state.kind);
  if (search.value.trim() !== '') parts.set('search', search.value.trim());
  if (who !== undefined) parts.set('who', who);
  if (what !== undefined) parts.set('what', what);
  history.replaceState(null, '', `#${parts}`);
}

/** Shows what the address says. What it names and the report does not have is left out. */
function restore() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const radio = [...document.querySelectorAll('#columns input')].find((one) => /** @type {HTMLInputElement} */ (one).value === (parts.get('view') ?? 'capability'));
  const [who, what] = ['who', 'what'].map((name) => parts.get(name) ?? undefined);
  if (!radio) return;
  /** @type {HTMLInputElement} */ (radio).checked = true;
  state.kind = /** @type {HTMLInputElement} */ (radio).value;
  state.each ||= report.principals.some(({ id, alike }) => id === who && alike !== undefined);
  byId('equal').checked = state.each;
  search.value = parts.get('search') ?? '';
  show();
  if (who === undefined) return;
  const button = isMatrix() ? cellButton(who, what) : answerButton(who, what);
  if (button) button.click();
  // No line of an answer is a whole principal, which what it opens leads to.
  if (button && !isMatrix() && what === undefined) [...detail.querySelectorAll('button.link')].find((one) => opens.get(one)?.who === who)?.click();
}

/** @param {string} who @param {string | undefined} what */
function cellButton(who, what) {
  const line = linesShown().find((one) => principalsOfLines.get(one)?.id === who);
  return line && buttonsOf(line)[what === undefined ? 0 : state.columns.findIndex(({ key }) => key === what) + 1];
}

/** @param {string} who @param {string | undefined} what */
function answerButton(who, what) {
  for (const more of matrix.querySelectorAll('button.more')) more.click();
  return [...matrix.querySelectorAll('button.holder, button.indirect')].find((one) => {
    const opened = opens.get(one);
    return opened?.who === who && (what === undefined || opened?.what === what);
  });
}

/** Copies what is open, with its address. @param {HTMLElement} button */
async function copy(button) {
  const parts = [...detail.children].map((part) => (part.tagName === 'HEADER' ? byId('detail-title') : part).innerText);
  const text = [document.title, ABOUT_REPORT.join(' · '), ...parts, location.href].join('\n');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A browser may refuse: what is open is selected then, for the keys that copy.
    getSelection()?.selectAllChildren(detail);
    button.textContent = 'Selected';
    return;
  }
  button.textContent = 'Copied';
}
