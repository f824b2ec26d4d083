// @ts-check
/* What was found, by rule, the worst first. */
/** @typedef {Principal['findings'][number]} Finding */
/** @typedef {{ principal?: Principal, findings: Finding[] }} Whom */
/** @typedef {{ id: string, severity: string, why: string, count: number, whom: Whom[] }} Rule */

const SEVERITIES = ['fatal', 'error', 'warning', 'note'];

/** All that was found, open or accepted, with whom it is about. */
const allFound = [
  ...report.principals.flatMap((principal) => [...principal.findings, ...principal.accepted].map((finding) => ({ principal, finding }))),
  ...[...report.findings, ...report.accepted].map((finding) => ({ principal: undefined, finding })),
];

/** The rules that found something. */
const openRules = sortedRules(allFound.filter(({ finding }) => finding.reason === undefined));

/** Those whose findings only the constructs accept that warn of them: nobody gave a reason. */
const warnedRules = sortedRules(allFound.filter(({ finding }) => finding.isWarned));

/** Those whose findings people accepted with reasons. */
const acceptedRules = sortedRules(allFound.filter(({ finding }) => finding.reason !== undefined && !finding.isWarned));
const allRules = [...openRules, ...warnedRules, ...acceptedRules];

/** @param {{ principal: Principal | undefined, finding: Finding }[]} all @returns {Rule[]} */
function sortedRules(all) {
  const rank = (/** @type {string} */ severity) => SEVERITIES.indexOf(severity);
  const rules = [...grouped(all, ({ finding }) => finding.id)].map(([id, found]) => {
    const [worst] = found.map(({ finding }) => finding).sort((a, b) => rank(a.severity) - rank(b.severity));
    const whom = [...grouped(found, ({ principal, finding }) => principal ?? finding.place)]
      .map(([, its]) => ({ principal: its[0].principal, findings: its.map(({ finding }) => finding) }));
    return { id, severity: worst.severity, why: worst.why, count: found.length, whom };
  });
  return rules.sort((a, b) => rank(a.severity) - rank(b.severity) || b.count - a.count);
}

/** The states of findings. */
const [OPEN, WARNED, ACCEPTED] = ['open', 'that constructs accept by themselves', 'accepted with reasons'];

/** What a rule is found by. @param {Rule} rule */
const ruleText = (rule) => `${rule.severity} ${rule.id} finding problem to fix or mend, ${stateWords(rule) || OPEN}\n${rule.why}`;

/** Whether a rule has what was typed: in its name, its reason, in a finding, or in a name. @param {Rule} rule @param {Terms} terms */
const isRuleFound = (rule, terms) => areIn(terms, ruleText(rule)) || rule.whom.some((one) => isWhomFound(one, terms));

/** @param {Whom} whom @param {Terms} terms */
const isWhomFound = ({ principal, findings }, terms) => (principal !== undefined && areIn(terms, namesText(principal)))
  || findings.some(({ id, subject, text, remedy, place, reason }) => areIn(terms, [id, subject, text, remedy, place, reason ?? '', principal?.id ?? ''].join('\n')));

/** The rules that have what was typed. @param {Terms} terms */
const rulesWith = (terms) => allRules.filter((rule) => isRuleFound(rule, terms));

/** Rules as what a search finds: those whose own words have it. @param {Terms} terms @returns {Hit[]} */
const ruleHits = (terms) => openRules.concat(warnedRules, acceptedRules).filter((rule) => areIn(terms, ruleText(rule))).map((rule) => ({
  key: rule.id,
  label: `${rule.severity} ${rule.id}`,
  why: [rule.why, stateWords(rule)].filter(Boolean).join('; '),
  isExact: isExactly(terms, [rule.id]),
  most: MOST_FOUND,
  holdings: () => holdingsOf(rule.whom),
  nobody: counted(rule.count, 'finding'),
}));

/** @param {Rule} rule */
function stateWords(rule) {
  if (openRules.includes(rule)) return '';
  return warnedRules.includes(rule) ? WARNED : ACCEPTED;
}

/** The list of rules, or that nothing was found. @param {Terms} terms */
function findingList(terms) {
  if (allRules.length === 0) return [el('p.nobody', { id: 'caption' }, 'Nothing was found.')];
  const block = (/** @type {string} */ title, /** @type {Rule[]} */ rules) => {
    const shown = terms.length === 0 ? rules : rules.filter((rule) => isRuleFound(rule, terms));
    return rules.length === 0 ? [] : [
      el('thead', null, el('tr', null, ...[title, 'Why', 'Whom it is about'].map((heading) => el('th', { scope: 'col' }, heading)))),
      el('tbody', null, ...shown.map((rule) => ruleLine(rule, terms))),
    ];
  };
  const table = labeled(el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'What was found: a rule a line'),
    ...block('Rule', openRules), ...block(`Findings ${WARNED}`, warnedRules), ...block('Findings accepted with reasons', acceptedRules)));
  return openRules.length > 0 ? [table] : [el('p.nobody', null, `Nothing was found but what is accepted${warnedRules.length > 0 ? ', or what constructs accept by themselves' : ''}.`), table];
}

/** A rule with those that were searched for, or with all. @param {Rule} rule @param {Terms} terms */
function ruleLine({ id, severity, why, count, whom }, terms) {
  const found = terms.length === 0 ? whom : whom.filter((one) => isWhomFound(one, terms));
  const shown = found.length > 0 ? found : whom;
  const holdings = holdingsOf(shown);
  const places = shown.filter(({ principal }) => principal === undefined);
  const its = whom.flatMap(({ findings }) => findings);
  const reasons = new Set(its.flatMap(({ reason }) => reason ?? []));
  const remedies = new Set(its.map(({ remedy }) => remedy));
  return el('tr', null,
    el('th', { scope: 'row' }, el(isBad(severity) ? 'strong.alarm' : 'strong', null, severity), ' ', el('code', null, id), el('span.because', null, counted(count, 'finding'))),
    el('td', null, `${why}.`, ...[...reasons].map((reason) => el('span.because', null, `Accepted: ${reason}`)),
      reasons.size === 0 && remedies.size === 1 && el('span.because', null, `To mend it: ${[...remedies]}.`)),
    el('td', null, ...(holdings.length > 0 ? holderButtons({ key: id, label: id }, holdings) : []), ...cut(places, MOST_NAMES, ({ findings }) => [placeButton(id, findings)])));
}

/** @param {Whom[]} whom */
const holdingsOf = (whom) => whom.flatMap(({ principal, findings }) => (principal ? [findingHolding(principal, findings)] : []));

/** @param {Principal} principal @param {Finding[]} findings @returns {Holding} */
const findingHolding = (principal, findings) => ({
  principal,
  isWhole: true,
  sign: '',
  words: '',
  content: () => [...findings.map(findingBlock), wholePrincipal(principal)],
});

/** Findings in policies of no principal, by their place. @param {string} id @param {Finding[]} findings */
function placeButton(id, findings) {
  const [{ place }] = findings;
  const title = [el('bdi', null, place), el('span.of', null, id)];
  const button = openingButton(place, { who: place, what: id }, title, () => findings.map(findingBlock));
  button.classList.add('holder');
  return button;
}
