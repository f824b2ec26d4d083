import { AskedPlace } from './asked-place';
import { Held } from './held';
import { ReportedPrincipal } from './model';
import { isEverywhere, placeOf } from './reached-place';
import { oneOfPlaces } from '../evaluator/one-of-places';
import { resourcesOfAction } from '../policy/action-resources';

/** Returns what a principal can do on resources of Amazon Connect, an action a statement. */
export function anyHolding(
  principal: ReportedPrincipal,
  place: AskedPlace | undefined,
): readonly Held[] {
  const reaches = principal.grants.flatMap((grant) => {
    const action = grant.actions.find(isOnResources);
    if (action === undefined) return [];
    return grant.reaches
      .filter((reach) => place?.isReached(reach, principal) ?? true)
      .map((reach) => ({ ...reach, grant, action }));
  });
  if (reaches.length === 0) return [];
  const requirements = oneOfPlaces(
    reaches.map((reach) => {
      const allowed = placeOf(reach);
      return { ...allowed, requirements: [...reach.grant.requirements, ...allowed.requirements] };
    }),
  );
  const named = reaches.flatMap(({ resources }) =>
    resources.filter((one) => place?.isIn([one], principal) ?? true),
  );
  const known = requirements.length > 0 ? 'conditional' : 'allowed';
  const byStatement = new Map(reaches.map((reach) => [reach.statement, reach]));
  return [
    {
      verdict: principal.unknown.some(({ mayDeny }) => mayDeny) ? 'unknown' : known,
      places: reaches.some(isEverywhere) ? ['*'] : [...new Set(named)],
      requirements,
      inferred: false,
      steps: [...byStatement.values()].map(({ action, resources, statement }) => ({
        action,
        resources,
        statement,
      })),
    },
  ];
}

/** Returns whether an action of Amazon Connect is on resources, and not only on `*`. */
const isOnResources = (action: string): boolean =>
  action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';
