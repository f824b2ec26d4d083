import { oneOfGroups } from './shortest-groups';
import { groupBy } from '../input/group-by';
import { PolicyText } from '../policy/deploy-time-text';
import { Requirement } from '../policy/requirement';
import { canonicalRequirement } from '../policy/requirement-logic';

/** Where something is allowed, and under which requirements. */
export interface AllowedPlace {
  readonly resources: readonly PolicyText[];
  readonly isEverywhere: boolean;
  readonly requirements: readonly Requirement[];
}

/** Returns what must hold at one of some places. Names a place that has its own requirements. */
export function oneOfPlaces(places: readonly AllowedPlace[]): readonly Requirement[] {
  const groups = groupBy(places, ({ isEverywhere, requirements }) =>
    JSON.stringify([isEverywhere, requirements.map(canonicalRequirement).sort()]),
  );
  const [first, ...others] = [...groups.values()];
  if (!first || others.length === 0) return first?.[0].requirements ?? [];
  return oneOfGroups([first, ...others].map(placed));
}

/** Returns the requirements of places that have the same ones, and the resources of those places. */
function placed(places: readonly AllowedPlace[]): readonly Requirement[] {
  const [{ isEverywhere, requirements }] = places;
  if (isEverywhere) return requirements;
  const resources = [...new Set(places.flatMap((one) => one.resources))];
  return [...requirements, { kind: 'resource', resources, holds: true }];
}
