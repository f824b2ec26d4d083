import { takenOffBy, withoutPolicies } from './taken-off-denies';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';

/**
 * Returns the actions by which a holder takes off a principal what denies it something that its other
 * policies allow.
 */
export const freeing = memoize((world: World) =>
  memoize((holder: Principal) =>
    memoize((target: Principal): readonly string[] => [
      ...new Set(
        takenOffBy(holder, target, world)
          .filter(({ policies }) => closeSomething(policies, withoutPolicies(target, policies)))
          .map(({ step: { action } }) => action),
      ),
    ]),
  ),
);

/** Returns whether some policies deny something that the rest of a principal allows. */
const closeSomething = (policies: readonly Policy[], rest: Principal): boolean => {
  const allows = statementsIn(policiesOf(rest)).filter(({ effect }) => effect === 'Allow');
  return statementsIn(policies)
    .filter(({ effect }) => effect === 'Deny')
    .some((deny) => allows.some((allow) => meet(deny, allow)));
};

const statementsIn = (policies: readonly Policy[]): readonly PolicyStatement[] =>
  policies.flatMap(({ statements }) => statements);

/** Returns whether two statements may be about the same request. */
const meet = (deny: PolicyStatement, allow: PolicyStatement): boolean =>
  (deny.notAction || allow.notAction || intersect(deny.actions, allow.actions, lower)) &&
  (deny.notResource || allow.notResource || intersect(deny.resources, allow.resources));

const lower = (text: PolicyText): PolicyText => text.toLowerCase();

const intersect = (
  some: readonly PolicyText[],
  others: readonly PolicyText[],
  as = (text: PolicyText) => text,
): boolean => some.some((one) => others.some((other) => patternsIntersect(as(one), as(other))));
