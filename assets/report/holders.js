// @ts-check
/* Who has something: names as buttons, and what they open. */
/** @typedef {import('../../src/report/page-data').PageCapability} Held */
/** @typedef {import('../../src/report/page-capabilities').PageCapabilityHeading} Capability */
/** @typedef {{ principal: Principal, held: Held }} Holder */
/**
 * Who has what is asked about, and what opens. `isWhole`: in the first of two columns. `words`: a limit that is read out.
 * @typedef {{ principal: Principal, isWhole: boolean, sign: string, words: string, content: () => unknown[] }} Holding
 */

/** What a button of these views opens. @type {WeakMap<Element, Opened & { title: (Node | string)[], content: () => unknown[] }>} */
const opens = new WeakMap();

const judged = report.principals.filter(({ madeByAws }) => !madeByAws);

/** Whether what was not read may give something to somebody: nobody is a claim. */
const mayBeMore = report.unread.length > 0 || judged.some((principal) => principal.mayHoldMore);

/** Who has each capability, by its id. */
const holdersByCapability = grouped(
  judged.flatMap((principal) => principal.capabilities.map((held) => ({ principal, held }))),
  ({ held }) => held.capability,
);

/** @param {Capability} capability @returns {Holder[]} */
const holdersOf = ({ id }) => holdersByCapability.get(id) ?? [];

/** @param {Capability} capability @param {Holder} holder @returns {Holding} */
const capabilityHolding = (capability, { principal, held }) => ({
  principal,
  isWhole: held.places.includes('*'),
  ...signOf(held.verdict === 'unknown', held.verdict === 'conditional', held.grade === 'inferred'),
  content: () => holderDetail(capability, principal, held),
});

/** Who can do something by acting as a role that can, or by another capability. @param {Capability} capability @returns {Holding[]} */
function indirectHoldings(capability) {
  const direct = new Set(holdersOf(capability).map(({ principal }) => principal));
  const ways = [...waysByRole(capability), ...waysByCapability(capability)].filter(({ principal }) => !direct.has(principal));
  return [...grouped(ways, ({ principal }) => principal)].map(([principal, its]) => ({
    principal,
    isWhole: false,
    ...signOf(its.every(({ held }) => held.verdict === 'unknown'), its.every(({ held }) => held.verdict !== 'allowed')),
    content: () => [el('p', null, NOT_DIRECTLY), ...its.flatMap(({ words, holder, held, capability: other }) => [el('p.limit', null, words), ...holderDetail(other, holder, held)])],
  }));
}

/** What is said of who cannot do something itself, before how it can. */
const NOT_DIRECTLY = 'Not directly.';

/** How somebody can do something indirectly: in words, and by what somebody holds. @typedef {Holder & { words: string, holder: Principal, capability: Capability }} Way */

/** @param {Capability} capability @returns {Way[]} */
const waysByRole = (capability) => capability.indirect.flatMap(({ principal: id, role, holds, way }) => {
  const [principal, holder] = [id, role].map((one) => principalsById.get(one));
  const held = holder?.capabilities.find((one) => one.capability === holds);
  const words = `Indirectly: ${way}${holds === capability.id ? ', which can do it' : ''}.`;
  return principal && holder && held ? [{ principal, holder, held, capability: headings.get(holds) ?? capability, words }] : [];
});

/** Whoever can take more access in AWS can do all else with it. */
const MORE_ACCESS = 'take-more-aws-access';

/** @param {Capability} capability @returns {Way[]} */
function waysByCapability(capability) {
  const ways = [...new Set([...capability.impliedBy ?? [], MORE_ACCESS])].flatMap((id) => {
    const other = headings.get(id);
    return other && other !== capability ? holdersOf(other).map((one) => ({ ...one, holder: one.principal, capability: other,
      words: `Indirectly: it can ${other.label}. Whoever can do that reaches this too. We conclude this; no policy says it.` })) : [];
  });
  // The nearest that nothing limits, or the nearest.
  return [...grouped(ways, ({ principal }) => principal).values()].map((its) => its.find(({ held }) => held.verdict === 'allowed') ?? its[0]);
}

const principalsById = new Map(report.principals.map((one) => [one.id, one]));

/** Signs and their words, for who does not see them. @param {boolean} isUnknown @param {boolean} isLimited @param {boolean} [isInferred] */
function signOf(isUnknown, isLimited, isInferred = false) {
  const [sign, words] = isUnknown ? [' ?', ' by what was read'] : [isLimited ? ' *' : '', isLimited ? ' under conditions' : ''];
  return isInferred ? { sign: `${sign || ' '}~`, words: `${words} as we conclude` } : { sign, words };
}

/** How many names a cell shows at once, in a table of all and in what a search finds. */
const [MOST_NAMES, MOST_FOUND] = [12, 40];

/** @param {{ key: string, label: string, most?: number }} asked @param {Holding[]} holdings @param {string} [nobody] @param {'holder' | 'indirect'} [kind] */
function holderButtons(asked, holdings, nobody = mayBeMore ? 'not known' : 'nobody', kind = 'holder') {
  if (holdings.length === 0) return [el('span.quiet', null, nobody)];
  // Equal principals once, unless each is wanted or the first is not there.
  const there = new Set(holdings.map(({ principal }) => principal.id));
  const firstOf = (/** @type {Holding} */ { principal: { alike = '' } }) => (!state.each && there.has(alike) ? alike : undefined);
  const folded = grouped(holdings, firstOf);
  const button = (/** @type {Holding} */ holding) => holderButton(asked, holding, kind);
  return cut(folded.get(undefined) ?? [], asked.most ?? MOST_NAMES, (holding) => {
    const alike = folded.get(holding.principal.id) ?? [];
    if (alike.length === 0) return [button(holding)];
    const more = expanding(alikeSign(holding.principal, alike.map(({ principal }) => principal)).trim(), () => alike.map(button));
    more.classList.add('alike');
    return [button(holding), more];
  });
}

/** Elements of the first of some items, and a button that makes those of the others. @template T @param {T[]} items @param {number} most @param {(item: T) => HTMLElement[]} make */
function cut(items, most, make) {
  const shown = items.slice(0, most).flatMap(make);
  const hidden = items.slice(most);
  return spaced(hidden.length === 0 ? shown : [...shown, expanding(`${hidden.length} more`, () => hidden.flatMap(make))]);
}

/** A button that makes others in its place. @param {string} text @param {() => HTMLElement[]} make */
function expanding(text, make) {
  const more = el('button.link.more', { type: 'button' }, text);
  more.addEventListener('click', ({ isTrusted }) => {
    const made = make();
    more.replaceWith(...spaced(made));
    if (isTrusted) made[0].focus();
  });
  return more;
}

/** Names of who can do something indirectly, or perhaps. @param {{ key: string, label: string, most?: number }} asked @param {string} how @param {Holding[]} holdings */
const asideButtons = (asked, how, holdings) =>
  holderButtons({ ...asked, label: `${asked.label}, ${how}` }, holdings, undefined, 'indirect');

/** @param {{ key: string, label: string }} asked @param {Holding} holding @param {string} kind */
function holderButton({ key, label }, { principal, sign, words, content }, kind) {
  const title = [el('bdi', null, ...breakable(principal.id)), el('span.of', null, label)];
  const button = openingButton(principal.id, { who: principal.id, what: key }, title, content);
  button.classList.add(kind);
  button.title = `${principal.id}${words}`;
  if (words !== '') button.append(el('span.sign', { 'aria-hidden': 'true' }, sign), unseen(words));
  return button;
}

/** A button that opens something beside it. @param {string} text @param {Opened} opened @param {(Node | string)[]} title @param {() => unknown[]} content */
function openingButton(text, opened, title, content) {
  const button = el('button.link', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'detail' }, el('bdi', null, text));
  opens.set(button, { ...opened, title, content });
  return button;
}

/** What sessions open whose names their callers do not choose. */
const OWN_SIGN_IN = 'sign-in-as-themselves';

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
    capability.id !== OWN_SIGN_IN && held.steps.some(({ resources }) => resources.some((one) => one.includes('${aws:userid}')))
      && el('p', null, 'Whoever takes the role on chooses the name of the session, and so which user this is: ', el('code', null, '${aws:userid}'), ' is no limit here.'),
    !held.places.includes('*') && section('Only on', codes(held.places)),
    held.verdict === 'unknown' && section('Not known', principal.unknown.map((part) => unknownBlock(part))),
    principal.trust.length > 0 && section('Taken on by', codes(principal.trust)),
    section('Policies do not say', el('ul.plain', null, capability.unknownToIam.map((text) => el('li', null, text)))),
    section('Everything about it', wholePrincipal(principal)),
  ];
}

/** What an answer ends with: who may take a role on, and all its access. @param {Principal} principal */
const restOf = (principal) => [
  principal.trust.length > 0 && section('Taken on by', codes(principal.trust)),
  section('Everything about it', wholePrincipal(principal)),
];

/** @param {Principal} principal */
const wholePrincipal = (principal) => el('p', null, openingButton(`All access of ${principal.id}`, { who: principal.id },
  [el('bdi', null, ...breakable(principal.id))], () => principalDetail(principal)));
