import { Held, HeldStep } from './held';
import { ReportedGrant, ReportedPrincipal, ReportedReach } from './model';
import { placeOf, requirementsOf } from './reached-place';
import { oneOfPlaces } from '../evaluator/one-of-places';

export interface GrantedReach extends ReportedReach {
  readonly grant: ReportedGrant;
}

/** Returns what reaches give together. Each step has the requirements of its statement. */
export function heldByReaches(
  { unknown }: ReportedPrincipal,
  reaches: readonly GrantedReach[],
  { places, steps }: Pick<Held, 'places' | 'steps'>,
): Held {
  const requirements = oneOfPlaces(
    reaches.map((reach) => ({ ...placeOf(reach), requirements: reach.grant.requirements })),
  );
  const isCertain =
    requirements.length === 0 && reaches.some((reach) => requirementsOf(reach).length === 0);
  const known = isCertain ? 'allowed' : 'conditional';
  return {
    verdict: unknown.some(({ mayDeny }) => mayDeny) ? 'unknown' : known,
    places,
    requirements,
    inferred: false,
    steps,
  };
}

/** Returns the step of an action in a reach. */
export function stepOf(action: string, reach: ReportedReach): HeldStep {
  const { resources, statement } = reach;
  const requirements = requirementsOf(reach);
  return { action, resources, statement, ...(requirements.length > 0 && { requirements }) };
}
