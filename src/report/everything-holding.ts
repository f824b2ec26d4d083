import { Held } from './held';
import { heldByReaches, stepOf } from './held-by-reaches';
import { ReportedGrant, ReportedPrincipal } from './model';
import { isEverywhere } from './reached-place';
import { resourcesOfAction } from '../policy/action-resources';

/**
 * Returns what a principal can do on everything, where resources could be named. Counts actions that
 * the catalogue does not have too.
 */
export function everythingHolding(principal: ReportedPrincipal): readonly Held[] {
  const { grants, otherActions } = principal;
  const reaches = [...grants.map(withoutUnavoidable), ...otherActions].flatMap((grant) =>
    grant.actions.length === 0
      ? []
      : grant.reaches.filter(isEverywhere).map((reach) => ({ ...reach, grant })),
  );
  if (reaches.length === 0) return [];
  return [
    heldByReaches(principal, reaches, {
      places: ['*'],
      steps: reaches.flatMap(({ grant, ...reach }) =>
        grant.actions.map((action) =>
          stepOf(grant.notAction ? `everything but ${action}` : action, reach),
        ),
      ),
    }),
  ];
}

/** Leaves out the actions that take no resource, which can only be on everything. */
const withoutUnavoidable = (grant: ReportedGrant): ReportedGrant => ({
  ...grant,
  actions: grant.actions.filter((one) => resourcesOfAction(one).formats !== 'no resource'),
});
