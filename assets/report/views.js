// @ts-check
/* The first views: who can do what, in plain words, and what was found, by rule. */
/** @typedef {import('../../src/report/page-data').PageCapability} Held */
/** @typedef {import('../../src/report/capability-model').CapabilityHeading} Capability */
/** @typedef {{ principal: Principal, held: Held }} Holder */

/** What a button of these views opens. @type {WeakMap<Element, Opened & { title: (Node | string)[], content: () => unknown[] }>} */
const opens = new WeakMap();

/** The texts by which a line of these views is found. @type {WeakMap<Element, Entry[]>} */
const entriesOfLines = new WeakMap();

const judged = report.principals.filter(({ madeByAws }) => !madeByAws);

/** Principals, equal ones once unless each is wanted. @param {Principal[]} principals */
const shownOnce = (principals) => principals.filter(({ alike }) => state.each || alike === undefined);

/** Who can do what: a capability a line. */
function capabilityTable() {
  const line = (/** @type {Capability} */ capability) => {
    const holders = shownOnce(judged).flatMap((principal) => principal.capabilities.filter((held) => held.capability === capability.id).map((held) => ({ principal, held })));
    const isEverywhere = (/** @type {Holder} */ { held }) => held.places.includes('*');
    const row = el(`tr.severity-${capability.severity}`, null,
      el('th', { scope: 'row' }, capability.label),
      el('td', null, ...holderButtons(capability, holders.filter(isEverywhere))),
      el('td', null, ...holderButtons(capability, holders.filter((holder) => !isEverywhere(holder)))));
    entriesOfLines.set(row, [capability.label, capability.question, capability.sentence, ...capability.searchTerms].map((text) => ({ kind: 'capability', text }))
      .concat(holders.flatMap(({ principal }) => [principal, ...alikeOf.get(principal.id) ?? []].map(({ id }) => ({ kind: 'principal', text: id })))));
    return row;
  };
  const rest = report.capabilities.filter(({ firstScreen }) => !firstScreen);
  return el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'Who can do what: a capability a line'),
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, 'Who can'), el('th', { scope: 'col' }, 'Everywhere'), el('th', { scope: 'col' }, 'In named places only'))),
    el('tbody', null, ...report.capabilities.filter(({ firstScreen }) => firstScreen).map(line)),
    el('tbody', null, ...rest.map(line)));
}

/** How many names a cell shows at once. */
const MOST_NAMES = 12;

/** @param {Capability} capability @param {Holder[]} holders */
function holderButtons(capability, holders) {
  // Nobody is a claim, which what was not read may make wrong.
  if (holders.length === 0) {
    const isUnknown = report.unread.length > 0 || judged.some((principal) => principal.mayHoldMore);
    return [el('span.quiet', null, isUnknown ? 'not known' : 'nobody')];
  }
  const buttons = holders.map(({ principal, held }) => holderButton(capability, principal, held));
  if (buttons.length <= MOST_NAMES) return buttons;
  return [...buttons.slice(0, MOST_NAMES), moreButton(buttons.slice(MOST_NAMES))];
}

/** @param {Capability} capability @param {Principal} principal @param {Held} held */
function holderButton(capability, principal, held) {
  const words = { allowed: '', conditional: ' under conditions', unknown: ' by what was read' }[held.verdict];
  const button = openingButton(shortName(principal), { who: principal.id, what: capability.id }, [el('bdi', null, principal.id), el('span.of', null, capability.label)], () => holderDetail(capability, principal, held));
  button.classList.add('holder');
  button.title = `${principal.id}${words}`;
  if (!state.each && alikeOf.has(principal.id)) button.append(el('span.kind', { title: 'and others with the same access' }, alikeSign(principal)));
  if (words !== '') button.append(el('span.sign', { 'aria-hidden': 'true' }, held.verdict === 'unknown' ? ' ?' : ' *'), unseen(words));
  return button;
}

/** A button that opens something beside it. @param {string} text @param {Opened} opened @param {(Node | string)[]} title @param {() => unknown[]} content */
function openingButton(text, opened, title, content) {
  const button = el('button.link', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'detail' }, el('bdi', null, text));
  opens.set(button, { ...opened, title, content });
  return button;
}

/** The shortest name that no other has: the end of the path, with the stack, or the whole path. @param {Principal} principal */
function shortName(principal) {
  return possibleNames(principal).find((name) => timesNamed().get(name) === 1) ?? principal.constructPath ?? principal.name;
}

/** @param {Principal} principal */
function possibleNames({ constructPath, name }) {
  const path = (constructPath ?? name).split('/');
  const last = path[path.length - 1];
  return path.length > 1 ? [last, `${path[0]}/${last}`] : [last];
}

/** @param {Principal[]} principals */
function namesIn(principals) {
  /** @type {Map<string, number>} */
  const names = new Map();
  for (const name of principals.flatMap(possibleNames)) names.set(name, (names.get(name) ?? 0) + 1);
  return names;
}
const [namesOfAll, namesOfShown] = [judged, judged.filter(({ alike }) => alike === undefined)].map(namesIn);
const timesNamed = () => (state.each ? namesOfAll : namesOfShown);

/** By which statements, where, if what, and who may take it on. @param {Capability} capability @param {Principal} principal @param {Held} held */
function holderDetail(capability, principal, held) {
  return [
    el('p.quiet', null, `${capability.sentence}. ${held.grade === 'inferred' ? 'We conclude this; no AWS page says it. ' : ''}`),
    section('By', held.steps.map(({ action, resources, statement }) => {
      const line = grantLine(resources, [], false);
      line.append(el('span.by', null, ` ${statementWords(principal, statement)}`));
      return el('div.grant', null, codes([action]), line);
    })),
    held.conditions.length > 0 && section('If', codes(held.conditions)),
    !held.places.includes('*') && section('Only on', codes(held.places)),
    principal.trust.length > 0 && section('Taken on by', codes(principal.trust)),
    held.verdict === 'unknown' && section('Not known', principal.unknown.map((part) => unknownBlock(part))),
    section('Policies do not say', el('ul.plain', null, capability.unknownToIam.map((text) => el('li', null, text)))),
    section('Everything about it', wholePrincipal(principal)),
  ];
}

/** @param {Principal} principal */
function wholePrincipal(principal) {
  const button = openingButton(`All access of ${shortName(principal)}`, { who: principal.id }, [el('bdi', null, principal.id)], () => principalDetail(principal));
  return el('p', null, button);
}

const SEVERITIES = ['fatal', 'error', 'warning', 'note'];

/** What was found: a rule a block, the worst first. */
function findingList() {
  /** @type {Map<string, { severity: string, why: string, lines: { principal?: Principal, finding: Principal['findings'][number] }[] }>} */
  const rules = new Map();
  const add = (/** @type {Principal['findings'][number]} */ finding, /** @type {Principal | undefined} */ principal) => {
    const rule = rules.get(finding.id) ?? { severity: finding.severity, why: finding.why, lines: [] };
    rules.set(finding.id, rule);
    if (SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(rule.severity)) rule.severity = finding.severity;
    rule.lines.push({ principal, finding });
  };
  for (const principal of report.principals) for (const finding of principal.findings) add(finding, principal);
  for (const finding of report.findings) add(finding, undefined);
  const sorted = [...rules].sort(([, a], [, b]) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.lines.length - a.lines.length);
  if (sorted.length === 0) return el('p.nobody', { id: 'caption' }, 'Nothing was found.');
  return el('table.answers', null, el('caption.unseen', { id: 'caption' }, 'What was found: a rule a line'),
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, 'Rule'), el('th', { scope: 'col' }, 'Why'), el('th', { scope: 'col' }, 'Whom it is about'))),
    el('tbody', null, ...sorted.map(([id, rule]) => ruleLine(id, rule))));
}

/** @param {string} id @param {{ severity: string, why: string, lines: { principal?: Principal, finding: Principal['findings'][number] }[] }} rule */
function ruleLine(id, { severity, why, lines }) {
  const shown = lines.filter(({ principal }) => state.each || principal?.alike === undefined);
  const buttons = shown.map(({ principal, finding }) => {
    const name = principal ? shortName(principal) : finding.place;
    const button = openingButton(name, { who: principal?.id ?? finding.place, what: `${id}[${finding.subject}]` }, [el('bdi', null, principal ? principal.id : finding.place), el('span.of', null, id)],
      () => [findingBlock(finding, finding.place), principal && wholePrincipal(principal)]);
    button.classList.add('holder');
    return button;
  });
  const row = el('tr', null, el('th', { scope: 'row' }, el(['fatal', 'error'].includes(severity) ? 'strong.alarm' : 'strong', null, severity), ' ', el('code', null, id), ' ', el('span.quiet', null, String(lines.length))),
    el('td', null, why), el('td', null, ...buttons.slice(0, MOST_NAMES), ...(buttons.length > MOST_NAMES ? [moreButton(buttons.slice(MOST_NAMES))] : [])));
  entriesOfLines.set(row, [{ kind: 'rule', text: `${severity} ${id}` }, { kind: 'rule', text: why }, ...lines.flatMap(({ principal, finding }) => [
    { kind: 'finding', text: `${finding.subject} ${finding.text}` }, ...(principal ? [{ kind: 'principal', text: principal.id }] : [])])]);
  return row;
}

/** @param {HTMLElement[]} hidden */
function moreButton(hidden) {
  const more = el('button.link.more', { type: 'button' }, `${hidden.length} more`);
  more.addEventListener('click', () => more.replaceWith(...hidden));
  return more;
}
