import { allAliases, reviewFacts, useCaseFacts, useCaseIds } from '../../src/catalogue/catalogue';

/** A name that documentation uses, or used, for a different action. */
export interface Renamed {
  readonly name: string;
  readonly now: readonly string[];
  readonly why: string;
  /** The date of the new name, if AWS still accepts the old one. */
  readonly since?: string;
}

/** Returns every such name once, from the console rows and from the reviewer knowledge. */
export function renamed(): Renamed[] {
  const rows = useCaseIds()
    .flatMap((id) => useCaseFacts(id).corrections ?? [])
    .flatMap(({ replace, by, why }) => (replace && by ? [{ name: replace, now: [by], why }] : []));
  const known = Object.entries(reviewFacts().renamed).map(([name, { now, why }]) => ({
    name,
    now,
    why,
  }));
  const alive = allAliases().map(({ action, now, why, since }) => ({
    name: action,
    now: [now],
    why,
    since,
  }));
  const byName = new Map(
    [...known, ...rows, ...alive].map((entry) => [entry.name.toLowerCase(), entry]),
  );
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the entries of an old or wrong name. */
export const renamedFrom = (name: string): Renamed[] =>
  renamed().filter((entry) => entry.name === name);
