import { LocalChange } from './merge-cases';
import { TrustChange } from './model';
import { groupBy } from '../../input/group-by';

/** Merges parties that are trusted, or are no longer trusted, in the same way. */
export const mergeParties = (changes: readonly LocalChange[]): readonly LocalChange[] =>
  [...groupBy(changes, (change) => wayOf(change) ?? change).values()].map((alike) =>
    alike.length > 1 ? merged(alike.filter(isOfTrust)) : alike[0],
  );

const isOfTrust = (change: LocalChange): change is TrustChange => change.kind.startsWith('trust-');

/** Returns a text that is the same for parties to merge. Everybody is not merged with others. */
function wayOf(change: LocalChange): string | undefined {
  if (!isOfTrust(change) || change.before.length + change.after.length !== 1) return undefined;
  const [trust] = [...change.before, ...change.after];
  if (trust.notPrincipal) return undefined;
  const principals = trust.principals.map(({ type, value }) => [type, value === '*']);
  return JSON.stringify([change.kind, change.where, { ...trust, principals }]);
}

function merged(alike: readonly TrustChange[]): TrustChange {
  const all = (side: 'before' | 'after') =>
    alike[0][side].map((trust) => ({
      ...trust,
      principals: alike.flatMap((one) => one[side].flatMap(({ principals }) => principals)),
    }));
  return { ...alike[0], before: all('before'), after: all('after') };
}
