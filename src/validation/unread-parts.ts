import { unknownParts } from '../evaluator/unknown-parts';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Place, Principal, World } from '../policy/model';
import { placeKey } from '../policy/place';
import { shortened } from '../policy/shorten-list';
import { UnknownPart, UnknownPartKind } from '../policy/unknown';
import { fileToGiveText, unreadText } from '../text/unknown-part';

/** An unread part, which was not audited. */
export interface WorldUnread {
  /** Its name, or its problem when it has no name. */
  readonly name: PolicyText;
  readonly problem: string;
  /** Whether it may allow something, or let others assume a role. */
  readonly mayAllow: boolean;
  /** The input that lets the command read it. */
  readonly instead?: string;
  readonly place: Place;
}

/**
 * Returns all unread parts, each once: parts of files, and access of principals that is in no file.
 */
export function unreadParts({ principals, unread }: World): readonly WorldUnread[] {
  const places = new Set(unread.map(({ place }) => placeKey(place)));
  const problems = new Set(unread.map(({ problem }) => problem));
  const parts = unreadPolicies(principals).filter(
    ({ what, place }) => !places.has(placeKey(place)) && !problems.has(what),
  );
  return [
    ...unread.map(({ problem, open, place }) => ({
      name: open?.what ?? problem,
      problem: toDisplayText(problem),
      mayAllow: open?.mayAllow ?? true,
      ...(open?.remedy && { instead: fileToGiveText(open.remedy) }),
      place,
    })),
    ...parts.map(({ what, ...part }) => part),
  ];
}

/** The kinds of parts that are a mistake, or that let others assume a role. */
const ALWAYS_SAID: ReadonlySet<UnknownPartKind> = new Set(['trust', 'policy-name']);

/**
 * Returns the unread policies of principals, with the names of the principals. Excludes
 * service-linked roles, which AWS writes.
 */
function unreadPolicies(
  principals: readonly Principal[],
): readonly (WorldUnread & { readonly what: PolicyText })[] {
  const found = new Map<string, { part: UnknownPart; place: Place; names: string[] }>();
  for (const principal of principals.filter(({ madeByAws }) => !madeByAws)) {
    for (const part of unknownParts(principal)) {
      const place = part.place ?? principal.place;
      const key = JSON.stringify([part.kind, part.what, place.file]);
      const known = found.get(key) ?? { part, place, names: [] };
      found.set(key, known);
      known.names.push(principal.name);
    }
  }
  return [...found.values()].map(({ part, place, names }) => ({
    what: part.what,
    name: part.what,
    mayAllow: part.mayAllow || part.mayReplace === true || ALWAYS_SAID.has(part.kind),
    problem: `${unreadText(part)}, for ${shortened(names.map(toDisplayText), 3)}`,
    ...(part.remedy && { instead: fileToGiveText(part.remedy) }),
    place,
  }));
}
