// @ts-check
/* Searching: what is shown of a view, and what the other views have. */

/** Shows what has what was typed, and says how much of it is in the other views. */
function filter() {
  const terms = termsOf(search.value);
  if (isMatrix()) filterMatrix(terms);
  else filterAnswers(terms);
  byId('also').replaceChildren(...(terms.length === 0 ? [] : foundElsewhere(terms)));
}

/** @param {Terms} terms */
function filterAnswers(terms) {
  if (state.kind === 'finding') {
    matrix.replaceChildren(...findingList(terms));
    const all = counted(openRules.length + acceptedRules.length, 'rule');
    found.textContent = terms.length === 0 ? '' : `${rulesWith(terms).length} of ${all}`;
    return;
  }
  const groups = terms.length === 0 ? [] : groupsOf(terms);
  found.textContent = groups.map(({ title, hits }) => `${title}: ${hits.length}`).join(', ');
  if (terms.length === 0) matrix.replaceChildren(capabilityTable());
  else matrix.replaceChildren(groups.length > 0 ? resultTable(groups) : nothingFound(terms));
}

/** @param {Terms} terms */
function nothingFound(terms) {
  const alone = terms.filter((term) => groupsOf([term]).length > 0);
  found.textContent = 'Nothing is found';
  return el('p.nobody', { id: 'caption' }, 'Nothing here has all of these words.',
    ...alone.flatMap(({ lower }) => [' ', searchLink(lower, `Only “${lower}”`)]));
}

/** Text that searches for something in the first view. @param {string} typed @param {string} text */
function searchLink(typed, text) {
  const button = el('button.link', { type: 'button' }, text);
  button.addEventListener('click', () => {
    search.value = typed;
    changeView('capability');
    search.focus();
  });
  return button;
}

/** Links to what the other views have of what was typed. @param {Terms} terms */
function foundElsewhere(terms) {
  const answers = state.kind === 'capability' ? 0 : groupsOf(terms).reduce((sum, { hits }) => sum + hits.length, 0);
  const rules = state.kind === 'finding' ? 0 : rulesWith(terms).length;
  const lines = isMatrix() ? 0 : matchesOf(terms).size;
  return [
    answers > 0 && viewLink('capability', `${counted(answers, 'answer')} in Who can`),
    rules > 0 && viewLink('finding', `${counted(rules, 'rule')} in Findings`),
    lines > 0 && viewLink('page', `${counted(lines, 'principal')} in Console pages`),
  ].filter((part) => part instanceof Node);
}

/** Who has what was typed, with the reason. @param {Terms} terms @returns {Map<Principal, Entry>} */
function matchesOf(terms) {
  const entriesFound = new Found(terms);
  const instance = instanceIn(terms);
  return new Map(report.principals.flatMap((principal) => {
    const match = (instance ? onInstance(principal, instance) : undefined) ?? entriesFound.among(entriesOfPrincipal(principal));
    return match ? [[principal, match]] : [];
  }));
}

/** @param {Terms} terms */
function filterMatrix(terms) {
  const matches = terms.length > 0 ? matchesOf(terms) : new Map();
  const named = state.columns.map(({ label, group }) => terms.length > 0 && areIn(terms, `${label} ${group}`));
  const wanted = state.columns.filter((_, i) => named[i]);
  let [matching, hidden] = [0, 0];
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (matrix.querySelectorAll('tbody tr:not(.place)'))) {
    const principal = /** @type {Principal} */ (principalsOfLines.get(line));
    const match = matches.get(principal);
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

/** Text that changes the view. @param {string} kind @param {string} text */
function viewLink(kind, text) {
  const button = el('button.link', { type: 'button' }, text);
  button.addEventListener('click', () => changeView(kind).focus());
  return button;
}

/** @param {string} kind */
function changeView(kind) {
  const radio = /** @type {HTMLInputElement} */ (document.querySelector(`#columns input[value="${kind}"]`));
  radio.checked = true;
  state.kind = kind;
  show();
  remember();
  return radio;
}
