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
    const all = counted(allRules.length, 'rule');
    found.textContent = terms.length === 0 ? '' : `${rulesWith(terms).length} of ${all}`;
    return;
  }
  if (state.kind === 'change') {
    found.textContent = '';
    return matrix.replaceChildren(el('pre.changes', { id: 'caption' }, report.changes ?? 'Not compared.'));
  }
  const groups = terms.length === 0 ? [] : groupsOf(terms);
  found.textContent = groups.map(({ title, hits }) => `${title}: ${hits.length}`).join(', ');
  if (terms.length === 0) matrix.replaceChildren(capabilityTable());
  else matrix.replaceChildren(groups.length > 0 ? resultTable(groups) : nothingFound(terms));
}

/** @param {Terms} terms */
function nothingFound(terms) {
  const alone = terms.filter((term) => !ASKING.has(term.lower) && groupsOf([term]).length > 0);
  const offered = [
    ...(terms.length > 1 ? alone : []).map(({ lower }) => searchLink(lower, `Only “${lower}”`)),
    ...terms.filter((term) => !alone.includes(term) && !ASKING.has(term.lower)).flatMap(({ lower }) => nearestTo(lower)).map((word) => searchLink(word, `“${word}”`)),
  ];
  const named = [...instances().keys()].slice(0, MOST_LINES).map((one) => searchLink(one, one));
  found.textContent = 'Nothing is found';
  return el('div.nobody', { id: 'caption' },
    el('p', null, 'Nothing here has all of these words. ', ...spaced(offered)),
    named.length > 0 && el('p', null, 'The instances here: ', ...spaced(named)),
    el('p', null, 'Or ', viewLink('finding', 'all findings'), ', or ', searchLink('', 'all questions'), '. ',
      ...(report.changes === undefined ? ['This page shows one state: ', el('code', null, 'connect-iam diff'), ' says what changed.'] : [viewLink('change', 'What changed'), '.'])));
}

/** The words here that are most like a word: of questions, of names, and of rules. @param {string} word */
function nearestTo(word) {
  const texts = [...report.capabilities.map(capabilityText), ...judged.map(({ id }) => id), ...report.rows.map(rowText), ...allRules.map(({ id }) => id)];
  const near = [...new Set(texts.flatMap(wordsOf))].map((one) => ({ one, far: distance(word, one) })).filter(({ far }) => far <= word.length / 3);
  return near.sort((a, b) => a.far - b.far).slice(0, 3).map(({ one }) => one);
}

/** How many letters must be changed, added or left out to make one word of another. @param {string} from @param {string} to */
function distance(from, to) {
  let row = [...to, ''].map((_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    row = row.reduce((/** @type {number[]} */ made, above, j) => [...made, j === 0 ? i + 1
      : Math.min(above + 1, made[j - 1] + 1, row[j - 1] + Number(letter !== to[j - 1]))], []);
  }
  return row[to.length];
}

/** Text that searches for something. @param {string} typed @param {string} text @param {string} [kind] the view */
function searchLink(typed, text, kind = 'capability') {
  const button = el('button.link', { type: 'button' }, text);
  button.addEventListener('click', () => {
    search.value = typed;
    changeView(kind);
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
    isOfChanges(terms) && state.kind !== 'change' && viewLink('change', 'What changed'),
    lines > 0 && viewLink('page', `${counted(lines, 'principal')} in Console pages`),
  ].filter((part) => part instanceof Node);
}

/** Whether what was typed is about what changed. @param {Terms} terms */
const isOfChanges = (terms) => report.changes !== undefined && areIn(terms, `${report.changes}\nchanged changes since before, difference in this pull request`);

/** Who has what was typed, with the reason. @param {Terms} terms @returns {Map<Principal, Entry>} */
function matchesOf(terms) {
  const entriesFound = new Found(terms);
  const instance = instanceIn(termsOfInstance(terms) ?? terms);
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
