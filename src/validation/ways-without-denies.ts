import { StepReach } from './escalation-reach';
import { Escalation, handsOverAccount, hasEverything } from './escalations';
import { rankOf } from './gain-rank';
import { lackedWays } from './lacked-ways';
import { allowsNothing, TakenOff, takenOffBy, withoutPolicies } from './taken-off-denies';
import { EscalationWay } from '../catalogue/escalation';
import { policiesOf, Principal, World } from '../policy/model';

type WaysOf = (principal: Principal) => readonly Escalation[];

/**
 * Returns the ways without limits that a principal has after it takes denies off itself, and lacks
 * before. Other denies and the permissions boundary still count. Who takes any permission without
 * that needs none of them.
 */
export function waysWithoutDenies(
  principal: Principal,
  own: readonly Escalation[],
  world: World,
  waysOf: WaysOf,
): readonly Escalation[] {
  if (own.some(handsOverAccount)) return NONE;
  const found = new Map<string, Escalation>();
  for (const { freed, steps } of freedForms(principal, world)) {
    const gained = hasEverything(freed)
      ? [EVERYTHING]
      : lackedWays(own, waysOf(freed)).filter(isOpen);
    for (const one of gained.map(after(steps, principal))) {
      const known = found.get(one.way.id);
      if (!known || rankOf(one) > rankOf(known)) found.set(one.way.id, one);
    }
  }
  return [...found.values()];
}

const NONE: readonly never[] = Object.freeze([]);

const isOpen = ({ reach }: Pick<Escalation, 'reach'>) => reach === 'open';

/** Whoever is allowed everything needs no way. */
export const EVERYTHING: Escalation = {
  way: { id: 'everything', hands: 'any-permission', needs: [], does: 'has every permission' },
  reach: 'open',
  steps: [],
};

/** A principal after it has taken denies off itself, and how it does that. */
interface FreedForm {
  readonly freed: Principal;
  readonly steps: readonly StepReach[];
}

/** Returns a principal without each of its denies, without all, and without all in policies that allow nothing. */
function freedForms(principal: Principal, world: World): readonly FreedForm[] {
  const all = takenOffBy(principal, principal, world);
  if (all.length === 0) return NONE;
  const known = new Set<string>();
  const forms = [
    ...all.slice(0, MOST).map((one) => withoutAll(principal, [one])),
    withoutEach(principal, world, isOpenly),
    withoutEach(principal, world, (one) => isOpenly(one) && one.policies.every(allowsNothing)),
    withoutEach(principal, world, () => true),
  ];
  return forms.filter(({ freed, steps }) => {
    const key = JSON.stringify([
      steps.some(({ reach }) => reach === 'limited'),
      policiesOf(freed).map(({ place }) => place),
    ]);
    return !known.has(key) && known.add(key);
  });
}

/** More denies than that are not taken off one by one. */
const MOST = 8;

const isOpenly = ({ step }: TakenOff) => isOpen(step);

const withoutAll = (principal: Principal, all: readonly TakenOff[]): FreedForm => ({
  freed: withoutPolicies(
    principal,
    all.flatMap(({ policies }) => policies),
  ),
  steps: all.map(({ step }) => step),
});

/** Returns a principal without all that it may take off, also after it has taken something off. */
function withoutEach(
  principal: Principal,
  world: World,
  isTaken: (one: TakenOff) => boolean,
): FreedForm {
  const taken: TakenOff[] = [];
  for (;;) {
    const { freed, steps } = withoutAll(principal, taken);
    const next = takenOffBy(freed, freed, world).find(isTaken);
    if (!next) return { freed, steps };
    taken.push(next);
  }
}

/** Returns a way after the steps that take denies off. It acts on what the last steps are on. */
const after =
  (taking: readonly StepReach[], principal: Principal) =>
  ({ way, reach, steps }: Escalation): Escalation => ({
    way: wayAfter(taking, way, principal),
    reach: taking.every(isOpen) ? reach : 'limited',
    steps: [...taking, ...steps],
  });

function wayAfter(
  taking: readonly StepReach[],
  { takes: _, ...way }: EscalationWay,
  { kind }: Principal,
): EscalationWay {
  const needs = [...new Set([...taking.map(({ action }) => action), ...way.needs])];
  if (kind !== 'permission set')
    return { ...way, needs, does: `takes a deny off itself, and then ${way.does}` };
  const does = `takes a deny off itself, if its account administers IAM Identity Center, and then ${way.does}`;
  return { ...way, needs, hands: 'roles', does };
}
