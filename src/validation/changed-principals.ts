import { choicesFor, setsOf } from './attached-to-itself';
import { choicesText } from './choices-text';
import { waysByPolicies } from './granted-policies';
import { perhapsTakenOffBy } from './perhaps-taken-off';
import { PolicyChoice } from './policy-choices';
import { holderOf } from './policy-holder';
import { allowsNothing, TakenOff, takenOffBy, withoutPolicies } from './taken-off-denies';
import { escalationStep } from '../catalogue/escalation';
import { Place, Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/** A principal as somebody makes it who then acts as it. */
export interface ChangedPrincipal {
  readonly form: Principal;
  /** The actions that change it. */
  readonly by: readonly string[];
  /** What somebody does: `takes a deny off the role App`. */
  readonly does: string;
  readonly place: Place;
  /** A holder of the policies that it is given alone. What these give by themselves is said elsewhere. */
  readonly alone?: Principal;
}

/** Returns what a holder makes of another principal: it takes denies off it, or gives it policies. */
export const changedBy = (
  holder: Principal,
  target: Principal,
  world: World,
): readonly ChangedPrincipal[] => [
  ...freedBy(holder, target, world),
  ...givenBy(holder, target, world),
];

function freedBy(holder: Principal, target: Principal, world: World): readonly ChangedPrincipal[] {
  const sure = takenOffBy(holder, target, world);
  const perhaps = perhapsTakenOffBy(holder, target, world);
  // A policy that also allows something may have what the holder wants.
  const choices = [sure, [...sure, ...perhaps]]
    .flatMap((some) => [some.filter(isOnlyDenying), some])
    .filter(({ length }) => length > 0)
    .filter((some, i, every) => !every.slice(0, i).some(hasEachOf(some)));
  return choices.map((some) => {
    const policies = some.flatMap((one) => one.policies);
    const actions = some.map(({ step }) => step.action);
    const denies = some.length > 1 ? 'denies' : 'a deny';
    return {
      form: withoutPolicies(target, policies),
      by: [...new Set(actions)],
      does: `takes ${denies} off ${named(target)}${ifNamed(some)}`,
      place: some[0].step.granting.place,
    };
  });
}

const isOnlyDenying = ({ policies }: TakenOff) => policies.every(allowsNothing);

const hasEachOf = (some: readonly TakenOff[]) => (others: readonly TakenOff[]) =>
  some.every((one) => others.includes(one));

/** Says which names deployment has to make one. */
function ifNamed(all: readonly TakenOff[]): string {
  const names = [...new Set(all.flatMap(({ ifOneName = [] }) => ifOneName))];
  return names.length > 0 ? `, if ${listed(names)}` : '';
}

function givenBy(holder: Principal, target: Principal, world: World): readonly ChangedPrincipal[] {
  const targets = [target, ...(target.groups ?? [])];
  return waysByPolicies(world)(holder).flatMap(({ way, escalation, choices }) => {
    const on = escalationStep(way.needs[0])?.on;
    if (way.gains === 'bounded' || way.makes) return [];
    if (!targets.some(({ kind }) => kind === on)) return [];
    const its = choicesFor(holder, way, choices, targets);
    return setsOf(its).map((some) => {
      const policies = some.flatMap(({ policy }) => policy ?? []);
      const isAttached = ({ attached }: PolicyChoice) =>
        policies.some((one) => one === attached?.policy);
      return {
        form: { ...target, attached: [...target.attached, ...some] },
        by: way.needs,
        does: choicesText(its.filter(isAttached)),
        place: escalation.steps[0].granting.place,
        alone: holderOf(policies),
      };
    });
  });
}

const named = ({ kind, name }: Principal): string => `the ${kind} ${name}`;
