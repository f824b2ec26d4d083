import { actionsOf, cataloguedServices } from './actions';

/** Up to three actions whose names are like a name that the catalogue does not have. */
export function similarActions(name: string): string[] {
  const byLowerCase = cataloguedServices()
    .flatMap(actionsOf)
    .map((action): [string, string] => [action.toLowerCase(), action]);
  const asked = name.toLowerCase();
  const [, wanted = ''] = asked.split(':');
  // Often the action is right and the prefix is that of an endpoint: connectcases, customer-profiles.
  const elsewhere = byLowerCase.filter(([lower]) => lower.endsWith(`:${wanted}`));
  if (elsewhere.length > 0) return elsewhere.slice(0, 3).map(([, action]) => action);
  const near: [number, string][] = [];
  byLowerCase.forEach(([lower, action]) => {
    const unlike = distance(asked, lower, FAR);
    if (unlike <= FAR) near.push([unlike, action]);
  });
  return near
    .sort(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([, action]) => action);
}

/** What differs by more letters is not like it. */
const FAR = 4;

/** How many letters to put in, take out or change; when that is more than the farthest, any number that is more. */
export function distance(a: string, b: string, farthest: number): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1;
  // What both begin with changes nothing; names of a service have its prefix.
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
