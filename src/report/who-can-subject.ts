import { CapabilityHeading } from './capability-model';
import { knownActions } from './known-actions';
import { AccessReport, ReportedRow } from './model';
import { currentName } from '../catalogue/catalogue';
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
  /** The capabilities that a text with several meanings may be about. */
  readonly several: readonly CapabilityHeading[];
  /** Names that look similar, when nothing has the name. */
  readonly similar: readonly string[];
}

/** Finds what a text is about: an id, a label, a search word, or an action. */
export function subjectOf(report: AccessReport, text: string): FoundSubjects {
  const wanted = plain(text);
  if (/^[a-z0-9-]+:[A-Za-z0-9]+$/i.test(text)) return actionOf(report, text);
  if (text.trim() === '*' || ['on', 'on everything', 'everything'].includes(wanted))
    return { subject: { kind: 'on-everything' }, several: [], similar: [] };
  if (['anything', 'do anything'].includes(wanted))
    return { subject: { kind: 'anything' }, several: [], similar: [] };
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
    ? { subject: { kind: 'action', action }, several: [], similar: [] }
    : { several: [], similar };
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
const stem = (word: string): string => word.replace(/s$/, '');
