import { AskedPlace } from './asked-place';
import { Held } from './held';
import { heldByReaches, stepOf } from './held-by-reaches';
import { ReportedPrincipal } from './model';
import { isEverywhere } from './reached-place';
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
  const named = reaches.flatMap(({ resources }) =>
    resources.filter((one) => place?.isIn([one], principal) ?? true),
  );
  const byStatement = new Map(reaches.map((reach) => [reach.statement, reach]));
  return [
    heldByReaches(principal, reaches, {
      places: reaches.some(isEverywhere) ? ['*'] : [...new Set(named)],
      steps: [...byStatement.values()].map((reach) => stepOf(reach.action, reach)),
    }),
  ];
}

/** Returns whether an action of Amazon Connect is on resources, and not only on `*`. */
const isOnResources = (action: string): boolean =>
  action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';
