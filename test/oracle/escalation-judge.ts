import { truthOf } from './escalation-truth';
import { Account, detailsOf, Identity } from './escalation-worlds';
import { read } from '../../src/reader/read';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';
import { defined } from '../support/defined';

/** What the audit says about more access, and who gets more. */
const RULES = /^(escalation|indirect-escalation|limited-escalation|account-administrator)$/;
/** Statements on everything but some actions have a finding of their own. */
const SAID = /^not-action$|^trust-in-anyone$/;
const LISTS = { role: 'RoleDetailList', user: 'UserDetailList', group: 'GroupDetailList' };

/** Where the details of an account have the policies of an identity, and of its groups. */
function placesOf({ identities, policies }: Account, one: Identity): readonly string[] {
  const index = identities.filter(({ kind }) => kind === one.kind).indexOf(one);
  const names = Object.keys(policies);
  const groups = identities.filter(
    ({ kind, name }) => kind === 'group' && one.groups.includes(name),
  );
  return [
    `${LISTS[one.kind]}/${index}/`,
    ...one.attached.map((name) => `Policies/${names.indexOf(name)}/`),
    ...groups.flatMap((group) => placesOf({ identities, policies }, group)),
  ];
}

const isAt = ({ place }: RuleFinding, places: readonly string[]): boolean =>
  places.some((one) => `${place.pointer.join('/')}/`.startsWith(one));

/** What the audit says against the truth. */
export function contradictions(account: Account, judge: (isGained: boolean) => void): string[] {
  const world = defined(read('account.json', detailsOf(account)));
  const found = audit(world).filter(({ id }) => RULES.test(id) || SAID.test(id));
  const silent = account.identities
    .filter(({ kind }) => kind !== 'group')
    .filter((one) => !found.some((finding) => isAbout(account, one, finding)))
    .flatMap((one) => silenceAbout(account, one, judge));
  const wrong = found
    .filter(({ id }) => RULES.test(id))
    .flatMap((finding) => wrongFinding(account, finding, judge));
  return [...silent, ...wrong];
}

const isAbout = (account: Account, one: Identity, finding: RuleFinding): boolean =>
  isAt(finding, placesOf(account, one)) || finding.what.includes(` ${one.name}`);

/** What is a way to any permission by itself. Other access of roles is theirs to give by trust. */
const JUDGED = /^iam:(Put|Attach|CreateAccessKey|CreatePolicyVersion)/;

function silenceAbout(
  account: Account,
  { name }: Identity,
  judge: (isGained: boolean) => void,
): string[] {
  const { gained, changed, done } = truthOf(account, name, { hasOthers: false, isLucky: true });
  const judged = gained.filter((action) => JUDGED.test(action));
  judge(judged.length > 0);
  if (judged.length === 0 && changed.length === 0) return [];
  return [`silent: ${name} gets ${[...judged, ...changed].join()}: ${done.join(', ')}`];
}

function wrongFinding(
  account: Account,
  finding: RuleFinding,
  judge: (isGained: boolean) => void,
): string[] {
  const { severity, what } = finding;
  if (severity !== 'fatal' && severity !== 'error') return [];
  // Roles of other accounts are in no file.
  if (severity === 'error' && what.startsWith('sts:AssumeRole ')) return [];
  const holders = account.identities.filter((one) => isAt(finding, placesOf(account, one)));
  if (holders.length === 0) return [];
  const truths = holders.map(({ name }) =>
    truthOf(account, name, { hasOthers: true, isLucky: false }),
  );
  const isGained = truths.some(({ gained }) => gained.length > 0);
  const isGiven = severity === 'error' && truths.some(({ changed }) => changed.length > 0);
  judge(isGained);
  return isGained || isGiven ? [] : [`wrong ${severity}: ${what}`];
}
