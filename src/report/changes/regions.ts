import { implies, Premise } from './implication';
import { deploymentsFor } from '../../policy/deployments';
import { patternIncludes } from '../../policy/pattern';
import { Requirement } from '../../policy/requirement';
import { ReportedGrant } from '../model';

/** The places where something is allowed. Each place is sufficient. */
export type Region = readonly Premise[];

/**
 * Returns the region of a grant. Separates the patterns, and omits what another place already
 * covers.
 */
export function regionOf(grant: ReportedGrant | undefined): Region {
  if (!grant) return [];
  const places = grant.reaches.flatMap((reach): Premise[] => {
    const requirements = [...reach.requirements, ...grant.requirements];
    if (reach.notResource) return [{ resources: reach.resources, notResource: true, requirements }];
    return reach.resources.map((resource) => ({ resources: [resource], requirements }));
  });
  const possible = places.filter(({ requirements }) => deploymentsFor(requirements)?.length !== 0);
  return possible.filter(
    (place, i) =>
      !possible.some(
        (other, j) => i !== j && isWithin(place, other) && (j < i || !isWithin(other, place)),
      ),
  );
}

/** Returns the places of a region that are not certainly within another region. */
export const outside = (region: Region, other: Region): Region =>
  region.filter((place) => !isCovered(place, other, MOST_CASES));

/** The maximum number of cases to distinguish in a place. */
const MOST_CASES = 16;

/**
 * Returns whether a region covers a whole place. Checks each case when one of several requirements
 * must hold.
 */
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

/** Returns whether a place is completely within another. Returns `false` when uncertain. */
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
