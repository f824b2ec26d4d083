import { allowedWayActions } from './allowed-way-actions';
import { Attempt } from './attempt';
import { mayCarry } from './carried-keys';
import { valuesOfKey } from './values-of-key';
import { actionsOfWays, escalationStep, EscalationWay, policyKeys } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Principal } from '../policy/model';

/** A way in which the holder makes something within a boundary, and takes that boundary off. */
export interface BoundaryRemoval {
  readonly way: EscalationWay;
  /** Returns the values of condition keys for an action. Default: those of the catalog. */
  readonly contextsOf: (action: string) => Attempt['contexts'];
}

/**
 * Returns a way with each action that changes the boundary of what the holder makes, for each
 * boundary that its policies name. Who may take a boundary off is not confined by one that its
 * requests must have.
 */
export function boundaryRemovals(
  principal: Principal,
  way: EscalationWay,
): readonly BoundaryRemoval[] {
  if (!way.makes) return [];
  const on = escalationStep(way.needs[0])?.on;
  const allowed = allowedWayActions(principal);
  return changingBoundaries()
    .filter((action) => allowed.has(action) && escalationStep(action)?.on === on)
    .flatMap((action) =>
      boundariesNamed(principal).map((boundary) => ({
        way: { ...way, needs: [...way.needs, action] },
        contextsOf: (one) => contextsWithin(one, boundary),
      })),
    );
}

/** Returns the actions that change boundaries. */
export const changingBoundaries = lazy(() =>
  [...actionsOfWays()].filter((action) => escalationStep(action)?.ofBoundary),
);

/** Returns the attempts of an action on what has a boundary, or gets it with the request. */
function contextsWithin(action: string, boundary: PolicyText): Attempt['contexts'] {
  const key = policyKeys().boundary;
  const { attempts = [{}], ofBoundary } = escalationStep(action) ?? {};
  const isOfNew = ofBoundary && attempts.some((attempt) => key in attempt);
  if (isOfNew || !mayCarry(action, key)) return undefined;
  return attempts.map((attempt) => ({ ...attempt, [key]: boundary }));
}

/** Returns the boundaries that conditions in the policies of a principal name. */
const boundariesNamed = memoize((principal: Principal): readonly PolicyText[] => {
  const values = valuesOfKey(principal, policyKeys().boundary);
  return [...new Set(values.map((value) => exampleTexts(value)[0]))].slice(0, MOST);
});

/** More boundaries than that are not tried. */
const MOST = 8;
