import { Held } from './held';
import { ReportedGrant, ReportedPrincipal } from './model';
import { isEverywhere, placeOf } from './reached-place';
import { oneOfPlaces } from '../evaluator/one-of-places';
import { resourcesOfAction } from '../policy/action-resources';

/**
 * Returns what a principal can do on everything, where resources could be named. Counts actions that
 * the catalogue does not have too.
 */
export function everythingHolding(principal: ReportedPrincipal): readonly Held[] {
  const { grants, otherActions, unknown } = principal;
  const reaches = [...grants.map(withoutUnavoidable), ...otherActions].flatMap((grant) =>
    grant.actions.length === 0
      ? []
      : grant.reaches.filter(isEverywhere).map((reach) => ({ ...reach, grant })),
  );
  if (reaches.length === 0) return [];
  const requirements = oneOfPlaces(
    reaches.map((reach) => {
      const place = placeOf(reach);
      return { ...place, requirements: [...reach.grant.requirements, ...place.requirements] };
    }),
  );
  const known = requirements.length > 0 ? 'conditional' : 'allowed';
  return [
    {
      verdict: unknown.some(({ mayDeny }) => mayDeny) ? 'unknown' : known,
      places: ['*'],
      requirements,
      inferred: false,
      steps: reaches.flatMap(({ grant, resources, statement }) =>
        grant.actions.map((action) => ({
          action: grant.notAction ? `everything but ${action}` : action,
          resources,
          statement,
        })),
      ),
    },
  ];
}

/** Leaves out the actions that take no resource, which can only be on everything. */
const withoutUnavoidable = (grant: ReportedGrant): ReportedGrant => ({
  ...grant,
  actions: grant.actions.filter((one) => resourcesOfAction(one).formats !== 'no resource'),
});
