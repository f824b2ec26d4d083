import { renamed } from './renamed';
import { capabilities } from '../../src/catalogue/capabilities';
import {
  actionsOf,
  jobFacts,
  jobIds,
  managedPolicyNames,
  cataloguedServices,
  useCaseFacts,
  useCaseIds,
} from '../../src/catalogue/catalogue';
import { matchesPattern } from '../../src/policy/pattern';
import { similarNames } from '../../src/text/similar-names';
import { RULES } from '../../src/validation/run-rules';

/** A subject that can be explained. */
export interface Subject {
  readonly kind:
    | 'action'
    | 'capability'
    | 'use case'
    | 'page'
    | 'job'
    | 'rule'
    | 'managed policy'
    | 'renamed action';
  readonly name: string;
  /** Its other names. */
  readonly labels: readonly string[];
  /** Words that people use for it. They find it, but are no names of it. */
  readonly terms?: readonly string[];
}

export interface Found {
  readonly subjects: readonly Subject[];
  /** When nothing has the name: the subjects that contain all its words. */
  readonly several: readonly Subject[];
  /** When there are none of those: the subjects with a similar name. */
  readonly alike: readonly Subject[];
}

const found = (what: Partial<Found>): Found => ({ subjects: [], several: [], alike: [], ...what });

const MOST = 8;

/** Returns a name for comparisons. Ignores case and punctuation. */
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9*?]+/g, ' ')
    .trim();

/** Finds the subjects of a name: first exactly, then by all its words. */
export function find(name: string): Found {
  const all = subjects();
  if (/[*?]/.test(name)) {
    return found({
      subjects: all.filter(
        (subject) =>
          subject.kind === 'action' &&
          matchesPattern(name.toLowerCase(), subject.name.toLowerCase()),
      ),
    });
  }
  const named = all.filter((subject) => subject.name.toLowerCase() === name.toLowerCase());
  if (named.length > 0) return found({ subjects: named });
  const wanted = plainly(name);
  const exact = all.filter((subject) =>
    [subject.name, ...subject.labels].some((label) => plainly(label) === wanted),
  );
  if (exact.length > 0) return found({ subjects: exact });
  const words = wanted.split(' ').filter(Boolean);
  const byWords =
    words.length === 0
      ? []
      : all.filter((subject) => {
          const theirs = [subject.name, ...subject.labels, ...(subject.terms ?? [])].flatMap(
            (label) => plainly(label).split(' '),
          );
          return words.every((word) => theirs.some((their) => their.startsWith(word)));
        });
  if (byWords.length === 1) return found({ subjects: byWords });
  return byWords.length > 0
    ? found({ several: byWords.slice(0, MOST) })
    : found({ alike: alike(name, all) });
}

/** Returns the subjects with a similar name, or with a word of it. */
function alike(name: string, all: readonly Subject[]): Subject[] {
  const named = (namesOf: (label: string) => string[]): Subject[] => {
    const names = new Map<string, Subject[]>();
    for (const subject of all) {
      for (const label of [subject.name, ...subject.labels].flatMap(namesOf))
        names.set(label, [...(names.get(label) ?? []), subject]);
    }
    const similar = similarNames(name, [...names.keys()], MOST);
    return [...new Set(similar.flatMap((label) => names.get(label) ?? []))].slice(0, MOST);
  };
  const whole = named((label) => [label]);
  return whole.length > 0 ? whole : named((label) => plainly(label).split(' '));
}

export const constant = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

function subjects(): Subject[] {
  const rows = useCaseIds().map(useCaseFacts);
  const actions = cataloguedServices().flatMap(actionsOf);
  const pages = [...new Set(rows.map(({ page }) => page))];
  return [
    ...actions.map((name): Subject => ({ kind: 'action', name, labels: [name.split(':')[1]] })),
    ...renamed().map(({ name }): Subject => ({
      kind: 'renamed action',
      name,
      labels: [name.split(':')[1]],
    })),
    ...rows.map(({ id, label, formerLabel, section }): Subject => ({
      kind: 'use case',
      name: id,
      labels: [
        `ConsoleUseCase.${constant(id)}`,
        label,
        ...(formerLabel ? [formerLabel] : []),
        ...(section ? [`${section}: ${label}`] : []),
      ],
    })),
    ...pages.map((page): Subject => {
      const former = rows.find((row) => row.page === page)?.formerPage;
      return {
        kind: 'page',
        name: page,
        labels: [`ConsolePage.${constant(page)}`, ...(former ? [former] : [])],
      };
    }),
    ...jobIds().map((id): Subject => ({
      kind: 'job',
      name: id,
      labels: [`ConnectJob.${constant(id)}`, jobFacts(id).label],
    })),
    ...capabilities().map(({ id, label, question, searchTerms }): Subject => ({
      kind: 'capability',
      name: id,
      labels: [label, question],
      terms: searchTerms,
    })),
    ...RULES.map(({ id, title }): Subject => ({ kind: 'rule', name: id, labels: [title] })),
    ...managedPolicyNames().map((name): Subject => ({ kind: 'managed policy', name, labels: [] })),
  ];
}
