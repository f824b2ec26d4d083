import { CapabilityHeading, CapabilityVerdict, ReportedStep } from './capability-model';
import { AccessReport, ReportedGrant, ReportedPrincipal, ReportedRow } from './model';
import { CopiedStack, copiedStacks } from './summary/copies';
import { namesOf } from './summary/summary';
import { mayHoldMore } from './unknown-owners';
import { currentName } from '../catalogue/catalogue';
import { oneOfGroups } from '../evaluator/shortest-groups';
import { matchesPattern } from '../policy/pattern';
import { Requirement } from '../policy/requirement';
import { similarNames } from '../text/similar-names';

/** What is asked about: a capability, an action, or a row of the console page or of the jobs. */
export type Subject =
  | { readonly kind: 'capability'; readonly capability: CapabilityHeading }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'row'; readonly row: ReportedRow };

/** A principal that can do what is asked about. */
export interface Holder {
  readonly name: string;
  readonly principal: ReportedPrincipal;
  readonly verdict: CapabilityVerdict | 'partly';
  /** The instances, or other resources, that it is limited to; `*` is everywhere. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly steps: readonly ReportedStep[];
  /** Whether we conclude it, and no AWS page says it. */
  readonly inferred: boolean;
}

export interface WhoCanFilter {
  /** An ARN, or a part of one. Shows only who can do it there. */
  readonly on?: string;
  /** A part of the name of a principal. */
  readonly who?: string;
}

/** The answer to the question who can do something. */
export interface WhoCan {
  readonly subject: Subject;
  readonly holders: readonly Holder[];
  /** The principals that may be able to, because some of their policies were not read. */
  readonly notKnown: readonly ReportedPrincipal[];
  /** Stacks that repeat another one. Their principals are left out. */
  readonly copies: readonly CopiedStack[];
}

/** Returns who can do something, in the order of the report. */
export function whoCan(report: AccessReport, subject: Subject, filter: WhoCanFilter = {}): WhoCan {
  // A question about some resource or some principal may be about one of the copies.
  const isOfAll = filter.on === undefined && filter.who === undefined;
  const copies = isOfAll ? copiedStacks(report) : [];
  const copied = new Set(copies.flatMap(({ principals }) => principals));
  const asked = report.principals.filter(
    (one) => !one.madeByAws && !copied.has(one) && isNamed(one, filter.who?.toLowerCase()),
  );
  const names = namesOf(asked);
  const holders = asked
    .flatMap((principal) =>
      holdings(principal, subject).map((held) => ({
        ...held,
        principal,
        name: names.get(principal) ?? principal.name,
      })),
    )
    .filter(({ places }) => filter.on === undefined || isOn(places, filter.on));
  const held = new Set(holders.map(({ principal }) => principal));
  return {
    subject,
    holders,
    copies,
    notKnown: asked.filter((one) => mayHoldMore(one) && !held.has(one)),
  };
}

const isNamed = ({ id, name, constructPath = '' }: ReportedPrincipal, who: string | undefined) =>
  who === undefined || [id, name, constructPath].some((one) => one.toLowerCase().includes(who));

/** Returns whether access to some places includes a resource, or is on something with that text. */
const isOn = (places: readonly string[], on: string): boolean =>
  places.some(
    (place) =>
      place === '*' ||
      place.includes(on) ||
      matchesPattern(place, on) ||
      on.startsWith(`${place}/`),
  );

type Held = Omit<Holder, 'name' | 'principal'>;

function holdings(principal: ReportedPrincipal, subject: Subject): readonly Held[] {
  switch (subject.kind) {
    case 'capability':
      return principal.capabilities
        .filter(({ capability }) => capability === subject.capability.id)
        .map((held) => ({ ...held, inferred: held.grade === 'inferred' }));
    case 'action':
      return grantsOf(principal, subject.action).map((grant) =>
        ofGrant(principal, subject.action, grant),
      );
    case 'row':
      return principal.useCases.flatMap(({ row, known, verdict, instances, requirements }) =>
        row !== subject.row.id || known === 'no'
          ? []
          : [
              {
                verdict: rowVerdict(verdict, requirements),
                places: instances,
                requirements,
                steps: [],
                inferred: false,
              },
            ],
      );
  }
}

function rowVerdict(
  verdict: ReportedPrincipal['useCases'][number]['verdict'],
  requirements: readonly Requirement[],
): Holder['verdict'] {
  if (verdict !== 'allowed') return verdict === 'unknown' ? 'unknown' : 'partly';
  return requirements.length > 0 ? 'conditional' : 'allowed';
}

/** Returns the grants on an action. Those on other actions may have patterns. */
const grantsOf = (
  { grants, otherActions }: ReportedPrincipal,
  action: string,
): readonly ReportedGrant[] => {
  const lower = action.toLowerCase();
  const isIt = (pattern: string) => matchesPattern(pattern.toLowerCase(), lower);
  const known = grants.filter(({ actions }) => actions.some((one) => one.toLowerCase() === lower));
  if (known.length > 0) return known;
  return otherActions.filter(
    ({ actions, notAction }) => actions.some(isIt) !== (notAction === true),
  );
};

function ofGrant(principal: ReportedPrincipal, action: string, grant: ReportedGrant): Held {
  const { reaches } = grant;
  const everywhere = reaches.filter(
    ({ resources, notResource }) => notResource || resources.includes('*'),
  );
  const counted = everywhere.length > 0 ? everywhere : reaches;
  const requirements = [
    ...grant.requirements,
    ...oneOfGroups(counted.map((reach) => reach.requirements)),
  ];
  const known = requirements.length > 0 ? 'conditional' : 'allowed';
  return {
    verdict: principal.unknown.some(({ mayDeny }) => mayDeny) ? 'unknown' : known,
    places:
      everywhere.length > 0 ? ['*'] : [...new Set(reaches.flatMap(({ resources }) => resources))],
    requirements,
    inferred: false,
    steps: counted.map(({ resources, statement }) => ({ action, resources, statement })),
  };
}

/** The subjects of a text. */
export interface FoundSubjects {
  /** The subject, when there is one. */
  readonly subject?: Subject;
  /** The capabilities that a text with several meanings may be about. */
  readonly several: readonly CapabilityHeading[];
  /** Names that look similar, when nothing has the name. */
  readonly similar: readonly string[];
}

/** Finds what a text is about: an id, a label, a search word, or an action. */
export function subjectOf(report: AccessReport, text: string): FoundSubjects {
  const wanted = plain(text);
  if (/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text))
    return { subject: { kind: 'action', action: currentName(text) }, several: [], similar: [] };
  const row = report.rows.find(({ id, label }) => [id, label].some((one) => plain(one) === wanted));
  const exact = report.capabilities.filter((one) => namesOfCapability(one).includes(wanted));
  if (exact.length === 1)
    return { subject: { kind: 'capability', capability: exact[0] }, several: [], similar: [] };
  if (row && exact.length === 0) return { subject: { kind: 'row', row }, several: [], similar: [] };
  const words = wanted.split(' ');
  const labeled = report.capabilities.filter((one) => hasWords(namesOfCapability(one), words));
  const found =
    [exact, labeled, report.capabilities.filter((one) => hasWords(termsOf(one), words))].find(
      (some) => some.length > 0,
    ) ?? [];
  if (found.length === 1)
    return { subject: { kind: 'capability', capability: found[0] }, several: [], similar: [] };
  const ids = [...new Set([...report.capabilities, ...report.rows].map(({ id }) => id))];
  return { several: found, similar: found.length > 0 ? [] : similarNames(text, ids, 3) };
}

/** Returns a text for comparisons: words in lower case. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(who|can|who can) /, '')
    .trim();

const namesOfCapability = ({
  id,
  label,
  question,
  sentence,
}: CapabilityHeading): readonly string[] => [id, label, question, sentence].map(plain);

const termsOf = (capability: CapabilityHeading): readonly string[] => [
  ...namesOfCapability(capability),
  ...capability.searchTerms.map(plain),
];

/** Returns whether every word begins a word of some texts. */
function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  const theirs = texts.flatMap((one) => one.split(' '));
  return words.every((word) => theirs.some((one) => one.startsWith(stem(word))));
}

/** Returns a word without its plural ending: `recordings` and `recording` are one word. */
const stem = (word: string): string => word.replace(/s$/, '');
