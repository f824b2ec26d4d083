import { implies, Premise } from './implication';
import { patternIncludes } from '../../policy/pattern';
import { Requirement } from '../../policy/requirement';
import { ReportedGrant } from '../model';

/** Where something may be done: places, of which each is enough. */
export type Region = readonly Premise[];

/** The region of a grant: each pattern by itself, without what another place has already. */
export function regionOf(grant: ReportedGrant | undefined): Region {
  if (!grant) return [];
  const places = grant.reaches.flatMap((reach): Premise[] => {
    const requirements = [...reach.requirements, ...grant.requirements];
    if (reach.notResource) return [{ resources: reach.resources, notResource: true, requirements }];
    return reach.resources.map((resource) => ({ resources: [resource], requirements }));
  });
  return places.filter(
    (place, i) =>
      !places.some(
        (other, j) => i !== j && isWithin(place, other) && (j < i || !isWithin(other, place)),
      ),
  );
}

/** The places of a region that are not certainly within another region. */
export const outside = (region: Region, other: Region): Region =>
  region.filter((place) => !isCovered(place, other, MOST_CASES));

/** How many cases of a place are told apart. */
const MOST_CASES = 16;

/** Whether all of a place is in a region; case by case where something of several must hold. */
function isCovered(place: Premise, region: Region, cases: number): boolean {
  if (region.some((other) => isWithin(place, other))) return true;
  const anyOf = place.requirements.find((one) => one.kind === 'any-of');
  if (anyOf?.kind !== 'any-of' || anyOf.of.length > cases) return false;
  const rest = place.requirements.filter((one) => one !== anyOf);
  return anyOf.of.every((group: readonly Requirement[]) =>
    isCovered(
      { ...place, requirements: [...rest, ...group] },
      region,
      Math.floor(cases / anyOf.of.length),
    ),
  );
}

/** Whether all of a place is in another one. `false` where that is not certain. */
export const isWithin = (place: Premise, other: Premise): boolean =>
  areResourcesWithin(place, other) && other.requirements.every((one) => implies(place, one));

function areResourcesWithin(place: Premise, other: Premise): boolean {
  if (other.notResource)
    return implies(place, { kind: 'resource', resources: other.resources, holds: false });
  if (place.notResource) return other.resources.includes('*');
  return place.resources.every((one) =>
    other.resources.some((pattern) => patternIncludes(pattern, one)),
  );
}
