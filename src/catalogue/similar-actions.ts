import { actionsOf, cataloguedServices } from './actions';

/**
 * Returns up to three actions whose names resemble a name that is not in the catalogue, with or
 * without a prefix.
 */
export function similarActions(name: string): string[] {
  const byLowerCase = cataloguedServices()
    .flatMap(actionsOf)
    .map((action): [string, string] => [action.toLowerCase(), action]);
  const asked = name.toLowerCase();
  const hasPrefix = asked.includes(':');
  const wanted = asked.slice(asked.indexOf(':') + 1);
  // Often, the action is right and the prefix is that of an endpoint: connectcases,
  // customer-profiles.
  const elsewhere = byLowerCase.filter(([lower]) => lower.endsWith(`:${wanted}`));
  if (elsewhere.length > 0) return elsewhere.slice(0, 3).map(([, action]) => action);
  const near: [number, string][] = [];
  byLowerCase.forEach(([lower, action]) => {
    const compared = hasPrefix ? lower : lower.slice(lower.indexOf(':') + 1);
    const unlike = distance(asked, compared, FAR);
    if (unlike <= FAR) near.push([unlike, action]);
  });
  return near
    .sort(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([, action]) => action);
}

/** The number of different letters at which names are no longer similar. */
const FAR = 4;

/**
 * Returns the number of letters to insert, remove, or change. Beyond the maximum, returns any
 * larger number.
 */
export function distance(a: string, b: string, farthest: number): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1;
  // A common beginning changes nothing, and the names of a service share its prefix.
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  let row = Array.from({ length: b.length - same + 1 }, (_, j) => j);
  for (let i = 1; same + i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j < row.length; j++) {
      next[j] = Math.min(
        next[j - 1] + 1,
        row[j] + 1,
        row[j - 1] + (a[same + i - 1] === b[same + j - 1] ? 0 : 1),
      );
      if (next[j] < least) least = next[j];
    }
    row = next;
    if (least > farthest) return farthest + 1;
  }
  return row[row.length - 1];
}
