// @ts-check
/* What was found, by rule, the worst first. */
/** @typedef {Principal['findings'][number]} Finding */
/** @typedef {{ principal?: Principal, findings: Finding[] }} Whom */
/** @typedef {{ id: string, severity: string, why: string, count: number, whom: Whom[] }} Rule */

const SEVERITIES = ['fatal', 'error', 'warning', 'note'];

/** The rules that found something, each with whom it is about. */
const openRules = sortedRules([
  ...report.principals.flatMap((principal) => principal.findings.map((finding) => ({ principal, finding }))),
  ...report.findings.map((finding) => ({ principal: undefined, finding })),
]);

/** Those whose findings were accepted with reasons. */
const acceptedRules = sortedRules([
  ...report.principals.flatMap((principal) => principal.accepted.map((finding) => ({ principal, finding }))),
  ...report.accepted.map((finding) => ({ principal: undefined, finding })),
]);

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

/** Whether a rule has what was typed: in its name, its reason, in a finding, or in a name. @param {Rule} rule @param {Terms} terms */
const isRuleFound = ({ id, severity, why, whom }, terms) => areIn(terms, `${severity} ${id}`) || areIn(terms, why)
  || whom.some((one) => isWhomFound(one, terms));

/** @param {Whom} whom @param {Terms} terms */
const isWhomFound = ({ principal, findings }, terms) => (principal !== undefined && areIn(terms, namesText(principal)))
  || findings.some(({ id, subject, text, place }) => areIn(terms, [id, subject, text, place, principal?.id].join('\n')));

/** The rules that have what was typed. @param {Terms} terms */
const rulesWith = (terms) => [...openRules, ...acceptedRules].filter((rule) => isRuleFound(rule, terms));

/** The list of rules, or that nothing was found. @param {Terms} terms */
function findingList(terms) {
  if (openRules.length + acceptedRules.length === 0) return [el('p.nobody', { id: 'caption' }, 'Nothing was found.')];
  const block = (/** @type {string} */ title, /** @type {Rule[]} */ rules) => {
    const shown = terms.length === 0 ? rules : rules.filter((rule) => isRuleFound(rule, terms));
    return rules.length === 0 ? [] : [
      el('thead', null, el('tr', null, ...[title, 'Why', 'Whom it is about'].map((heading) => el('th', { scope: 'col' }, heading)))),
      el('tbody', null, ...shown.map((rule) => ruleLine(rule, terms))),
    ];
  };
  const table = labeled(el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'What was found: a rule a line'),
    ...block('Rule', openRules), ...block('Accepted, with reasons', acceptedRules)));
  return openRules.length > 0 ? [table] : [el('p.nobody', null, 'Nothing was found but what is accepted.'), table];
}

/** A rule with those that were searched for, or with all. @param {Rule} rule @param {Terms} terms */
function ruleLine({ id, severity, why, count, whom }, terms) {
  const found = terms.length === 0 ? whom : whom.filter((one) => isWhomFound(one, terms));
  const shown = found.length > 0 ? found : whom;
  const holdings = shown.flatMap(({ principal, findings }) => (principal ? [findingHolding(principal, findings)] : []));
  const places = shown.filter(({ principal }) => principal === undefined);
  const strong = ['fatal', 'error'].includes(severity) ? 'strong.alarm' : 'strong';
  return el('tr', null,
    el('th', { scope: 'row' }, el(strong, null, severity), ' ', el('code', null, id), el('span.because', null, counted(count, 'finding'))),
    el('td', null, why),
    el('td', null, ...(holdings.length > 0 ? holderButtons({ key: id, label: id }, holdings) : []), ...cut(places, MOST_NAMES, ({ findings }) => placeButton(id, findings))));
}

/** @param {Principal} principal @param {Finding[]} findings @returns {Holding} */
const findingHolding = (principal, findings) => ({
  principal,
  isWhole: true,
  sign: '',
  words: '',
  content: () => [...findings.map((finding) => findingBlock(finding, finding.place)), wholePrincipal(principal)],
});

/** Findings in policies of no principal, by their place. @param {string} id @param {Finding[]} findings */
function placeButton(id, findings) {
  const [{ place }] = findings;
  const title = [el('bdi', null, place), el('span.of', null, id)];
  const button = openingButton(place, { who: place, what: id }, title, () => findings.map((finding) => findingBlock(finding, finding.place)));
  button.classList.add('holder');
  return button;
}
