import { CapabilityHeading } from './capability-model';
import { knownActions } from './known-actions';
import { AccessReport, ReportedRow } from './model';
import { actionsOf, currentName } from '../catalogue/catalogue';
import { similarWhenMisspelled } from '../catalogue/misspelled-action';
import { similarNames } from '../text/similar-names';

/**
 * What is asked about: a capability, an action, a row of the console page or of the jobs, any action
 * on resources of Amazon Connect, or any action on everything.
 */
export type Subject =
  | { readonly kind: 'capability'; readonly capability: CapabilityHeading }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'row'; readonly row: ReportedRow }
  | { readonly kind: 'anything' }
  | { readonly kind: 'on-everything' };

/** The subjects of a text. */
export interface FoundSubjects {
  /** The subject, when there is one. */
  readonly subject?: Subject;
  /** What a text with several meanings may be about: ids of capabilities or rows, or actions. */
  readonly several: readonly string[];
  /** Names that look similar, when nothing has the name. */
  readonly similar: readonly string[];
  /** The ids of other capabilities that the words may be about. */
  readonly also: readonly string[];
}

/** Other words for any action, and for any action on everything. */
const ANYTHING = ['anything', 'do anything', 'access', 'do something'];
// What is left of `on *` is `on`.
const ON_EVERYTHING = ['on', 'on everything', 'everything', 'wildcard', 'wildcards', 'star'];

/** Finds what a text is about: an id, a label, a search word, or an action. */
export function subjectOf(report: AccessReport, text: string): FoundSubjects {
  const wanted = plain(text);
  if (/^[a-z0-9-]+:[A-Za-z0-9]+$/i.test(text)) return actionOf(report, text);
  if (text.trim() === '*' || ON_EVERYTHING.includes(wanted)) return only({ kind: 'on-everything' });
  if (ANYTHING.includes(wanted)) return only({ kind: 'anything' });
  // Exact names come before words of names, and capabilities before rows and actions.
  const words = wanted.split(' ');
  const tiers: readonly (readonly Subject[])[] = [
    capabilitiesOf(report, (one) => namesOfCapability(one).includes(wanted)),
    rowsOf(report, ({ id, label }) => [id, label].some((one) => plain(one) === wanted)),
    capabilitiesOf(report, (one) => hasWords(namesOfCapability(one), words)),
    capabilitiesOf(report, (one) => hasWords(termsOf(one), words)),
    actionsOfWords(words).map((action) => ({ kind: 'action', action })),
    rowsOf(report, ({ label, page }) => hasWords([plain(label), plain(page)], words)),
  ];
  const found = tiers.find((some) => some.length > 0) ?? [];
  // A word that one capability alone has as a search term is about it, and perhaps about others.
  const termed = capabilitiesOf(report, (one) => one.searchTerms.map(plain).includes(wanted));
  const [first] = found.length !== 1 && termed.length === 1 ? termed : found;
  if (found.length === 1 || termed.length === 1)
    return { ...only(first), also: found.map(idOf).filter((id) => id !== idOf(first)) };
  const ids = [...new Set([...report.capabilities, ...report.rows].map(({ id }) => id))];
  return {
    several: found.map(idOf),
    similar: found.length > 0 ? [] : similarNames(text, ids, 3),
    also: [],
  };
}

const only = (subject: Subject): FoundSubjects => ({
  subject,
  several: [],
  similar: [],
  also: [],
});

const capabilitiesOf = (
  { capabilities }: AccessReport,
  isWanted: (one: CapabilityHeading) => boolean,
): readonly Subject[] =>
  capabilities.filter(isWanted).map((capability) => ({ kind: 'capability', capability }));

const rowsOf = (
  { rows }: AccessReport,
  isWanted: (one: ReportedRow) => boolean,
): readonly Subject[] => rows.filter(isWanted).map((row) => ({ kind: 'row', row }));

function idOf(subject: Subject): string {
  switch (subject.kind) {
    case 'capability':
      return subject.capability.id;
    case 'row':
      return subject.row.id;
    case 'action':
      return subject.action;
    default:
      return subject.kind;
  }
}

/** Returns the actions of Amazon Connect whose name has exactly these words. */
const actionsOfWords = (words: readonly string[]): readonly string[] =>
  actionsOf('connect').filter((action) => {
    const name = action.slice(action.indexOf(':') + 1);
    const theirs = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
    return theirs.split(' ').map(stem).join(' ') === words.map(stem).join(' ');
  });

/**
 * Nobody is allowed an action that does not exist, so a misspelled one has no answer. One that a
 * statement names may be newer than the catalogue.
 */
function actionOf({ principals }: AccessReport, text: string): FoundSubjects {
  const [action = currentName(text)] = knownActions().expand(text);
  const isWritten = principals.some(({ otherActions }) =>
    otherActions.some(({ actions }) => actions.includes(action)),
  );
  const similar = isWritten ? undefined : similarWhenMisspelled(action);
  return similar === undefined
    ? only({ kind: 'action', action })
    : { several: [], similar, also: [] };
}

/** Returns a text for comparisons: words in lower case. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(who can|who|can) /, '')
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
const stem = (word: string) => word.replace(/s$/, '');
