import { perhapsTakenOffBy } from './perhaps-taken-off';
import { takenOffBy, withoutPolicies } from './taken-off-denies';
import { memoize } from '../input/memoize';
import { Policy, Principal, World } from '../policy/model';
import { allowsOf } from '../policy/principal-statements';
import { isDeny } from '../policy/statement';
import { mayShareRequest } from '../policy/statement-inclusion';

type Taking = typeof takenOffBy;

const freeingBy = (...taking: readonly Taking[]) =>
  memoize((world: World) =>
    memoize((holder: Principal) =>
      memoize((target: Principal) => {
        const actions = taking
          .flatMap((takenBy) => takenBy(holder, target, world))
          .filter(({ policies }) => isFreedBy(target, policies))
          .map(({ step }) => step.action);
        return [...new Set(actions)];
      }),
    ),
  );

/**
 * Returns the actions by which a holder takes off a principal what denies it something that its other
 * policies allow.
 */
export const freeing = freeingBy(takenOffBy);

/** Returns the same, also if only deployment knows whether the holder names the principal. */
export const perhapsFreeing = freeingBy(takenOffBy, perhapsTakenOffBy);

/** Returns whether some policies deny something that the rest of a principal allows. */
function isFreedBy(target: Principal, policies: readonly Policy[]): boolean {
  const rest = withoutPolicies(target, policies);
  const allowed = allowsOf(rest);
  return policies
    .flatMap(({ statements }) => statements)
    .filter(isDeny)
    .some((deny) => allowed.some((allow) => mayShareRequest(deny, allow)));
}
