import { Found } from './rule';
import { groupBy } from '../input/group-by';
import { Place, Principal } from '../policy/model';
import { placeKey } from '../policy/place';

/**
 * Returns each finding at one place once, about all principals that it is about. Who is named there
 * already is not named again with another severity, or in other words.
 */
export const eachOnce = (found: readonly Found[]): readonly Found[] =>
  [...groupBy(found, keyOf).values()].flatMap((same) => (same.length > 1 ? merged(same) : same));

const keyOf = ({ subject, place }: Found) => JSON.stringify([subject, placeKey(place)]);

function merged(same: readonly Found[]): readonly Found[] {
  const [{ about: isOfSome, ...ofAll }] = same;
  if (!isOfSome) return [ofAll];
  const named = new Set<string>();
  const isNew = (place: Place) => !named.has(placeKey(place)) && named.add(placeKey(place));
  return [...groupBy(same, ({ severity, what }) => `${severity} ${what}`).values()].flatMap(
    (its) => {
      const about = its.flatMap((one) => one.about ?? []).filter(isNew);
      return about.length > 0 ? [{ ...its[0], about }] : [];
    },
  );
}

/** Returns those among the principals with a policy that a finding in it is about. */
export function principalsAbout(
  all: readonly Principal[],
  about: readonly Place[] | undefined,
): readonly Principal[] {
  if (!about || all.length < 2) return all;
  const places = new Set(about.map(placeKey));
  const its = all.filter(({ place }) => places.has(placeKey(place)));
  return its.length > 0 ? its : all;
}
