// @ts-check
/* The heading: what the report is about, and how much there is to look at. */

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

/** How many can do something directly, as a link to who. @param {string} label @param {string} searched what finds them @param {(principal: Principal) => boolean} isAble */
function ableLink(label, searched, isAble) {
  const n = judged.filter(isAble).length;
  if (n > 0) return el('span.alarm', null, searchLink(searched, `${n} can ${label}`));
  return el('span', null, mayBeMore ? `nobody is known who can ${label}` : `nobody can ${label}`);
}

/** @param {string[]} ids */
const hasOneOf = (...ids) => (/** @type {Principal} */ { capabilities }) => capabilities.some(({ capability }) => ids.includes(capability));

/** Findings of a severity, as a link to them. @param {Rule[]} rules @param {string} [state] */
const foundLinks = (rules, state = '') => SEVERITIES.map((severity) => {
  const n = rules.flatMap(({ whom }) => whom).flatMap(({ findings }) => findings).filter((one) => one.severity === severity).length;
  const noun = severity === 'fatal' ? `${n} fatal` : counted(n, severity);
  return n > 0 && el(isBad(severity) ? 'span.alarm' : 'span', null, searchLink(`${severity} ${state || OPEN}`, `${noun} ${state}`.trim(), 'finding'));
});

const places = new Set(judged.map(placeOf));
const isOfStacks = report.principals.some(({ constructPath }) => constructPath !== undefined);
const wide = judged.filter((principal) => onEverything(principal) > 0);
const canTakeMore = hasOneOf(MORE_ACCESS);
byId('summary').append(...[
  el('span', null, counted(report.principals.length, 'principal')),
  places.size > 0 && el('span', null, counted(places.size, isOfStacks ? 'stack' : 'file')),
  ableLink('take more access in AWS', 'take more access in AWS', (one) => canTakeMore(one) || waysOf(one) > 0),
  ableLink('become or make administrators of Connect', 'administrators of Connect', hasOneOf('sign-in-as-administrator', 'sign-in-as-any-user', 'make-administrators')),
  ...foundLinks(openRules),
  ...foundLinks(warnedRules, WARNED),
  ...foundLinks(acceptedRules, ACCEPTED),
  wide.length > 0 && el('span', null, searchLink('*', `${wide.length} with access on everything`)),
  elsewhere.length > 0 && el('span', null, elsewhereButton),
  report.changes !== undefined && el('span', null, viewLink('change', 'what changed')),
].filter((part) => part instanceof Node).flatMap((part, i) => (i > 0 ? [' ', part] : [part])));
const { date, accounts, files, digests = [], facts, version } = report.heading;
/** What the report is about, and what it is made from. */
const ABOUT_REPORT = [
  date && `${date}`,
  accounts.length > 0 && `account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`,
  files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', '),
  `facts about AWS of ${facts}`,
  `cdk-amazon-connect-iam ${version}`,
].filter(Boolean).map(String);
byId('about').append(...ABOUT_REPORT.flatMap((part, i) => [i > 0 ? ' · ' : '', el('bdi', null, part)]));
