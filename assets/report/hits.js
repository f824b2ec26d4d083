// @ts-check
/* What a search finds, in groups: each line with who has it, and why it was found. */
/** `nobody`: what an empty cell says. @typedef {{ key: string, label: string, why: string, isExact: boolean, holdings: () => Holding[], indirectly?: () => Holding[], perhaps?: () => Holding[], others?: () => Holding[], nobody?: string, most?: number }} Hit */
/** @typedef {{ kind: string, title: string, whole: string, part: string, hits: Hit[] }} Group */

const EVERYWHERE = ['Everywhere', 'In named places only'];

/** The groups, in their order, with the headings of the two columns. A group with one has all in it. */
const GROUPS = {
  capability: ['Questions', ...EVERYWHERE],
  principal: ['People and roles', 'All access of'],
  instance: ['Anything on an instance', 'By wider access', 'By its name'],
  everything: ['Access on everything', 'Though narrower exists', 'As the actions take no resource'],
  finding: ['Findings', 'Whom it is about'],
  action: ['Actions', ...EVERYWHERE],
  row: ['Use cases and jobs', 'All of it', 'In part'],
  resource: ['Resources in statements', 'Who has a statement on it'],
  condition: ['Conditions', 'Whose statements have it'],
  statement: ['Statements, by Sid', 'Who has it'],
  policy: ['Policies', 'Who has it'],
  boundary: ['Permissions boundaries', 'Who has it'],
  'taken on by': ['Taken on by', 'Which roles'],
  'not known': ['Not known', 'Of whom'],
};
/** The kinds of what was written in files. */
const WRITTEN = /** @type {const} */ (['resource', 'condition', 'statement', 'policy', 'boundary', 'taken on by', 'not known']);

/** What was typed without the words of asking, if the rest names an instance. @param {Terms} terms */
function termsOfInstance(terms) {
  const rest = terms.filter(({ lower }) => !ASKING.has(lower));
  return rest.length > 0 && [...instances().keys()].some((one) => areIn(rest, one)) ? rest : undefined;
}

/** What a search finds. @param {Terms} typed @returns {Group[]} */
function groupsOf(typed) {
  const ofInstance = termsOfInstance(typed);
  const terms = ofInstance ?? typed;
  const named = namedPrincipals(terms);
  const found = {
    capability: hitsAmong(capabilitySubjects, terms),
    principal: named.length > 0 ? [namesHit(named, terms)] : [],
    instance: hitsAmong(instanceSubjects(), terms),
    everything: hitsAmong([everythingSubject], terms),
    finding: inOrder(ruleHits(terms)),
    action: hitsAmong(askedActions(terms), terms),
    row: hitsAmong(rowSubjects, terms),
    ...writtenHits(terms),
  };
  const isAsked = [found.capability, found.action, found.row, found.principal, found.instance].some(({ length }) => length > 0);
  if (!isAsked && terms.length > 1) Object.assign(found, hitsOfNamed(terms));
  const groups = Object.entries(GROUPS).map(([kind, [title, whole, part = '']]) => ({
    kind, title, whole, part, hits: found[/** @type {keyof typeof GROUPS} */ (kind)] ?? [],
  })).filter(({ hits }) => hits.length > 0);
  // Whoever was typed by name is first, then an instance that was.
  const rank = (/** @type {Group} */ { kind, hits }) => (kind === 'principal' && hits[0].isExact ? 2 : Number(kind === 'instance' && ofInstance !== undefined));
  return groups.sort((a, b) => rank(b) - rank(a));
}

/** @param {readonly Subject[]} subjects @param {Terms} terms @returns {Hit[]} */
function hitsAmong(subjects, terms) {
  const hits = subjects.filter(({ text }) => areIn(terms, text)).map((subject) => ({
    ...hitOf(subject, terms, subject.holdings),
    ...(subject.isLackable && { others: () => othersThan(subject.holdings(), subject) }),
  }));
  return inOrder(hits);
}

/** Who has nothing of what is asked about. @param {Holding[]} holdings @param {Subject} subject @param {readonly Principal[]} [among] */
function othersThan(holdings, subject, among = judged) {
  const able = new Set(holdings.map(({ principal }) => principal));
  return among.filter((one) => !able.has(one)).map((one) => nothingHolding(one, subject));
}

/** @param {Subject} subject @param {Terms} terms @param {() => Holding[]} holdings @returns {Hit} */
const hitOf = ({ key, label, text, indirectly, perhaps }, terms, holdings) => ({
  key, label, holdings, most: MOST_FOUND, indirectly, perhaps, why: areIn(terms, label) || text === '*' ? '' : whyFound(text, terms), isExact: isExactly(terms, [key, label]),
});

/** @param {Terms} terms @param {string[]} texts */
function isExactly(terms, texts) {
  const typed = terms.map(({ lower }) => lower).join(' ');
  return texts.some((text) => text.toLowerCase() === typed || text.toLowerCase().endsWith(`:${typed}`));
}

/** Exact ones first, then those whose label has what was typed. @param {Hit[]} hits */
function inOrder(hits) {
  const rank = (/** @type {Hit} */ { isExact, why }) => Number(isExact) * 2 + Number(why === '');
  return hits.sort((a, b) => rank(b) - rank(a));
}

/** The lines of a text that have what was typed: one that has all of it, or those that have it together. @param {string} text @param {Terms} terms */
function whyFound(text, terms) {
  const lines = text.split('\n');
  const whole = lines.find((line) => areIn(terms, line));
  const parts = terms.map((term) => lines.find((line) => isIn(term, line)));
  return [...new Set(whole === undefined ? parts : [whole])].map((line) => `“${line}”`).join(', ');
}

/** Who is found by its own name, or by its ARN. @param {Terms} terms */
function namedPrincipals(terms) {
  const names = terms.map(({ lower, isPlain }) => ({ lower: lower.replace(/^arn:[^:]*:iam::\d*:(?=(?:role|user|group)\/)/, ''), isPlain }));
  return judged.filter((principal) => areIn(names, namesText(principal)));
}

/** @param {Principal} principal */
const namesText = ({ id, name, kind, file, account = '', iamNames = [] }) =>
  [id, file, account, ...[name, ...iamNames].map((one) => `${kind}/${one}`)].join('\n');

/** @param {Principal[]} principals @param {Terms} terms @returns {Hit} */
const namesHit = (principals, terms) => ({
  key: 'name',
  label: counted(principals.length, 'principal'),
  most: MOST_FOUND,
  why: '',
  isExact: principals.some(({ id, name }) => isExactly(terms, [id, name, id.split('/').pop() ?? id])),
  holdings: () => principals.map((principal) => ({ principal, isWhole: true, sign: '', words: '', content: () => principalDetail(principal) })),
});

/** The actions that are known, and one that was typed. @param {Terms} terms */
function askedActions(terms) {
  const known = actionSubjects();
  const [term] = terms;
  const isKnown = terms.length !== 1 || !/^[a-z0-9-]+:[a-z0-9]+$/.test(term.lower) || [...known.keys()].some((one) => one.toLowerCase().startsWith(term.lower));
  if (isKnown) return [...known.values()];
  return [{ key: term.lower, label: term.lower, text: term.lower, holdings: () => actionHoldings(term.lower) }];
}

/**
 * Questions, actions and use cases of those whose name was typed too: `Storage edit call recording`.
 * Nothing is an answer there.
 * @param {Terms} terms
 */
function hitsOfNamed(terms) {
  /** @type {Map<string, Principal[]>} */
  const known = new Map();
  const principalsOf = (/** @type {Terms} */ names) => {
    const key = names.map(({ lower }) => lower).join(' ');
    const named = known.get(key) ?? namedPrincipals(names);
    known.set(key, named);
    return named;
  };
  const among = (/** @type {readonly Subject[]} */ subjects) => subjects.flatMap((subject) => {
    const about = terms.filter((term) => isIn(term, subject.text));
    const names = terms.filter((term) => !about.includes(term));
    const named = about.length > 0 && names.length > 0 ? principalsOf(names) : [];
    if (named.length === 0) return [];
    const isNamed = (/** @type {Holding} */ { principal }) => named.includes(principal);
    const hit = hitOf(subject, about, () => {
      const holdings = subject.holdings().filter(isNamed);
      return [...holdings, ...othersThan([...holdings, ...indirect()], subject, named)];
    });
    const indirect = () => (subject.indirectly?.() ?? []).filter(isNamed);
    return [{ ...hit, ...(subject.indirectly && { indirectly: indirect }), nobody: '–' }];
  });
  return { capability: among(capabilitySubjects), action: among([...actionSubjects().values()]), row: among(rowSubjects) };
}

/** What is written in files and found there, by its kind. @param {Terms} terms @returns {Partial<Record<typeof WRITTEN[number], Hit[]>>} */
function writtenHits(terms) {
  /** @type {Map<string, { entry: Entry, principals: Set<Principal> }>} */
  const found = new Map();
  /** @type {Map<Entry[], Entry[]>} */
  const inLists = new Map();
  const inList = (/** @type {Entry[]} */ list) => {
    const known = inLists.get(list) ?? list.filter(({ kind, text }) => isWritten(kind) && text !== '*' && areIn(terms, text));
    inLists.set(list, known);
    return known;
  };
  for (const principal of judged) {
    for (const one of entriesOfPrincipal(principal).flatMap(inList)) {
      const key = `${one.kind} ${one.text}`;
      const hit = found.get(key) ?? { entry: one, principals: new Set() };
      hit.principals.add(principal);
      found.set(key, hit);
    }
  }
  const hits = [...found.values()].map(({ entry: { kind, text }, principals }) => ({ kind, hit: writtenHit(kind, text, [...principals], terms) }));
  return Object.fromEntries(WRITTEN.map((kind) => [kind, inOrder(hits.filter((one) => one.kind === kind).map(({ hit }) => hit))]));
}

const isWritten = (/** @type {string} */ kind) => WRITTEN.some((one) => one === kind);

/** @param {string} kind @param {string} text @param {Principal[]} principals @param {Terms} terms @returns {Hit} */
const writtenHit = (kind, text, principals, terms) => ({
  key: text,
  label: text.trim(),
  why: '',
  isExact: isExactly(terms, [text.trim()]),
  holdings: () => principals.map((principal) => {
    const statements = principal.statements.filter((one) => hasWritten(one, kind, text));
    const isDenied = statements.length > 0 && statements.every(({ effect }) => effect === 'Deny');
    return {
      principal,
      isWhole: true,
      sign: isDenied ? ' −' : '',
      words: isDenied ? ' denied' : '',
      content: () => (statements.length > 0 ? [section('Statements', statements.map((one) => statementBlock(one, true))), ...restOf(principal)] : principalDetail(principal)),
    };
  }),
});

/** @param {Principal['statements'][number]} statement @param {string} kind @param {string} text */
function hasWritten({ sid, policy, resources, conditions }, kind, text) {
  const texts = { resource: resources, condition: conditions, statement: [sid], policy: [policy] };
  return (texts[/** @type {keyof typeof texts} */ (kind)] ?? []).includes(text);
}
