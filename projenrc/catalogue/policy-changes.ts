import { asList, HoldsFact, MovedFact, PolicyDocumentFact, StatementFact } from './facts';

/** What changed from one version of a policy to the next; actions of denies are `Deny connect:CreateInstance`. */
export interface Change {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly MovedFact[];
}

/** What a document grants and denies that the one before it did not, and the other way round. */
export function changeOf(before: PolicyDocumentFact, after: PolicyDocumentFact): Change {
  const was = holds(before);
  const is = holds(after);
  return {
    added: [...is.keys()].filter((a) => !was.has(a)).sort(),
    removed: [...was.keys()].filter((a) => !is.has(a)).sort(),
    moved: [...is.keys()]
      .filter((a) => was.has(a) && key(was.get(a)!) !== key(is.get(a)!))
      .sort()
      .map((action) => ({ action, from: was.get(action)!, to: is.get(action)! })),
  };
}

/** Each action of a document with everything that decides where it holds. */
export function holds(document: PolicyDocumentFact): Map<string, HoldsFact[]> {
  const found = new Map<string, HoldsFact[]>();
  for (const s of document.Statement) {
    for (const action of asList(s.Action)) {
      const name = s.Effect === 'Deny' ? `Deny ${action}` : action;
      const places = asList(s.Resource).map((resource) => ({
        resource,
        ...(s.Condition && { condition: s.Condition }),
      }));
      found.set(name, [...(found.get(name) ?? []), ...places]);
    }
  }
  return found;
}

const key = (places: readonly HoldsFact[]) => [...new Set(places.map(placeKey))].sort().join();

/** The same for the same place, whether a value stands alone or in a list. */
export const placeKey = ({ resource, condition }: HoldsFact) =>
  JSON.stringify([resource, sortedCondition(condition)]);

const sortedCondition = (condition: StatementFact['Condition'] = {}) =>
  Object.entries(condition)
    .flatMap(([operator, byKey]) =>
      Object.entries(byKey).map(([name, value]) => [operator, name, [...asList(value)].sort()]),
    )
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
