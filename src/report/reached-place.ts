import { ReportedReach } from './model';
import { AllowedPlace } from '../evaluator/one-of-places';
import { Requirement } from '../policy/requirement';

/** Returns whether a reach is not limited to named resources. It may exclude some. */
export const isEverywhere = ({ resources, notResource }: ReportedReach): boolean =>
  notResource === true || resources.includes('*');

/** Returns the requirements of a reach, with those for a place that excludes something. */
export const requirementsOf = ({
  resources,
  notResource,
  requirements,
}: ReportedReach): readonly Requirement[] => [
  ...requirements,
  ...(notResource ? [{ kind: 'resource' as const, resources, holds: false }] : []),
];

/** Returns the place of a reach. */
export const placeOf = (reach: ReportedReach): AllowedPlace => ({
  resources: reach.resources,
  isEverywhere: isEverywhere(reach),
  requirements: requirementsOf(reach),
});
