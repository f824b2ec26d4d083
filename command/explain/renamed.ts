import { allAliases, reviewFacts, useCaseFacts, useCaseIds } from '../../src/catalogue/catalogue';

/** A name that documentation has, or had, for what is another action. */
export interface Renamed {
  readonly name: string;
  readonly now: readonly string[];
  readonly why: string;
  /** Set where AWS keeps the name alive: the day on which it gave the new one. */
  readonly since?: string;
}

/** Every such name, from the rows of the console page and from what reviewers know; once each. */
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
