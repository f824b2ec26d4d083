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

/** Who has a way to more access, whether or not a finding calls one fatal or an error. */
const withWays = judged.filter((principal) => waysOf(principal) > 0).length;
const withMildWays = judged.filter(({ escalations }) => escalations.length > 0).length;

/** Says which ways to more access there are when no finding calls one fatal or an error. */
function mildWays() {
  if (withMildWays > 0) return viewLink('finding', `${counted(withMildWays, 'principal')} with a way to more access, none an error`);
  const isKnown = report.unread.length === 0 && report.principals.every(({ unknown }) => unknown.length === 0);
  return isKnown ? 'no way to more access' : 'no way to more access was found';
}

const accepted = [...report.accepted, ...report.principals.flatMap((principal) => principal.accepted)];
const rules = [...report.findings, ...report.principals.flatMap(({ findings }) => findings)];
const places = new Set(judged.map(placeOf));
const isOfStacks = report.principals.some(({ constructPath }) => constructPath !== undefined);
const wide = judged.filter((principal) => onEverything(principal) > 0);
byId('summary').append(...[
  el('span', null, counted(report.principals.length, 'principal')),
  places.size > 0 && el('span', null, counted(places.size, isOfStacks ? 'stack' : 'file')),
  withWays > 0 ? el('span.alarm', null, viewLink('finding', `${counted(withWays, 'principal')} with a way to more access`)) : el('span', null, mildWays()),
  rules.length > 0 && el(rules.some(({ severity }) => !['warning', 'note'].includes(severity)) ? 'span.alarm' : 'span', null, viewLink('finding', counted(rules.length, 'finding'))),
  accepted.length > 0 && el('span', null, viewLink('finding', `${accepted.length} accepted`)),
  wide.length > 0 && el('span', null, searchLink('*', `${counted(wide.length, 'principal')} with access on everything`)),
  elsewhere.length > 0 && el('span', null, elsewhereButton),
].filter((part) => part instanceof Node).flatMap((part, i) => (i > 0 ? [' ', part] : [part])));
const { date, accounts, files, facts, version } = report.heading;
byId('about').append(...[
  date && `${date}`,
  accounts.length > 0 && `account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`,
  files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', '),
  `facts about AWS of ${facts}`,
  `cdk-amazon-connect-iam ${version}`,
].filter(Boolean).flatMap((part, i) => [i > 0 ? ' · ' : '', el('bdi', null, String(part))]));
