import { AccessChange, DenyChange, TrustChange, Where } from './model';

/** A change of access, which may hold for some values of deploy-time values only. */
export type LocalChange = AccessChange | DenyChange | TrustChange;

/**
 * Merges the changes of several cases. The first case is for any values: what it shows is not
 * repeated for some values.
 */
export function mergeCases(cases: readonly (readonly LocalChange[])[]): readonly LocalChange[] {
  const [always, ...others] = cases;
  const shown = new Set(always.map(subjectOf));
  const merged = new Map<string, LocalChange>();
  for (const change of others.flat().filter((one) => !shown.has(subjectOf(one)))) {
    const { where, ...content } = change;
    const key = JSON.stringify(content);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, where: joined(known.where, where) } : change);
  }
  return [...always, ...merged.values()];
}

/** Returns what a change is about, whatever the places. */
const subjectOf = (change: LocalChange): string =>
  JSON.stringify([
    change.kind,
    'actions' in change
      ? change.actions
      : [...change.before, ...change.after].map(({ principals }) => principals),
  ]);

function joined(one: Where = {}, other: Where = {}): Where {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names.map((name) => [name, [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])]]),
  );
}
