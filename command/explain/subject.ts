import { awsPolicyNamed } from './aws-policy';
import { Subject, subjects } from './subjects';
import { serviceLinkedRole, serviceLinkedRoleIds } from '../../src/catalogue/catalogue';
import { matchesPattern } from '../../src/policy/pattern';
import { similarNames } from '../../src/text/similar-names';

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
  const wanted = plainly(name);
  if (named.length > 0)
    return found({ subjects: [...new Set([...named, ...servicesCalled(wanted, all)])] });
  const exact = all.filter((subject) =>
    [subject.name, ...subject.labels].some((label) => plainly(label) === wanted),
  );
  if (exact.length > 0) return found({ subjects: exact });
  const pages = pagesCalled(wanted, all);
  if (pages.length > 0) return found({ subjects: pages });
  const known = roleNamed(name) ?? policyNamed(name);
  if (known) return found({ subjects: [known] });
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

/** Returns the pages of the console with that heading, which AWS writes with the word `page`. */
const pagesCalled = (wanted: string, all: readonly Subject[]): Subject[] =>
  all.filter(
    ({ kind, name, labels }) =>
      kind === 'page' && [name, ...labels].some((label) => `${plainly(label)} page` === wanted),
  );

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

/** Returns the service-linked role that has a name with a suffix. */
function roleNamed(name: string): Subject | undefined {
  const ids = serviceLinkedRoleIds().filter((id) =>
    name.toLowerCase().startsWith(serviceLinkedRole(id).namePrefix.toLowerCase()),
  );
  const [longest] = ids.sort(
    (a, b) => serviceLinkedRole(b).namePrefix.length - serviceLinkedRole(a).namePrefix.length,
  );
  return longest === undefined
    ? undefined
    : { kind: 'service-linked role', name: serviceLinkedRole(longest).namePrefix, labels: [] };
}

function policyNamed(name: string): Subject | undefined {
  const policy = awsPolicyNamed(name);
  return policy === undefined
    ? undefined
    : { kind: 'AWS managed policy', name: policy, labels: [] };
}

/** Returns the services with that name among others. */
const servicesCalled = (wanted: string, all: readonly Subject[]): Subject[] =>
  all.filter(
    ({ kind, labels }) => kind === 'service' && labels.some((label) => plainly(label) === wanted),
  );
