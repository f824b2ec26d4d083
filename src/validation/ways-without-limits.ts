import { StepReach } from './escalation-reach';
import { Escalation, handsOverAccount, hasEverything } from './escalations';
import { rankOf } from './gain-rank';
import { lackedWays } from './lacked-ways';
import { liftedBoundaries } from './lifted-boundaries';
import { perhapsTakenOffBy } from './perhaps-taken-off';
import {
  allowsNothing,
  TakenOff,
  takenOffBy,
  takingOffActions,
  withoutPolicies,
} from './taken-off-denies';
import { EscalationWay } from '../catalogue/escalation';
import { policiesAndBoundaryOf, Principal, World } from '../policy/model';

type WaysOf = (principal: Principal) => readonly Escalation[];

/**
 * Returns the ways without limits that a principal has after it takes denies off itself, or lifts its
 * permissions boundary, and lacks before. The limits that it cannot lose still count. Who takes any
 * permission without that needs none of them.
 */
export function waysWithoutLimits(
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

/** A principal after it has lost limits, and how it loses them. */
interface FreedForm {
  readonly freed: Principal;
  readonly steps: readonly StepReach[];
}

/** What a principal loses by one step: policies with denies, or its boundary. */
interface LostLimit extends TakenOff {
  readonly freed: Principal;
}

const lostLimits = (principal: Principal, world: World): readonly LostLimit[] => [
  ...[takenOffBy, perhapsTakenOffBy]
    .flatMap((taken) => taken(principal, principal, world))
    .map((one) => ({ ...one, freed: withoutPolicies(principal, one.policies) })),
  ...liftedBoundaries(principal, world).map((one) => ({ ...one, policies: NONE })),
];

/** Returns a principal without each of its limits, without all, and without those that allow nothing. */
function freedForms(principal: Principal, world: World): readonly FreedForm[] {
  const all = lostLimits(principal, world);
  if (all.length === 0) return NONE;
  const known = new Set<string>();
  const forms = [
    ...all.slice(0, MOST).map(({ freed, step }) => ({ freed, steps: [step] })),
    withoutEach(principal, world, isOpenly),
    withoutEach(principal, world, (one) => isOpenly(one) && one.policies.every(allowsNothing)),
    withoutEach(principal, world, () => true),
  ];
  return forms.filter(({ freed, steps }) => {
    const key = JSON.stringify([
      steps.some(({ reach }) => reach === 'limited'),
      policiesAndBoundaryOf(freed).map(({ place }) => place),
    ]);
    return !known.has(key) && known.add(key);
  });
}

/** More limits than that are not lost one by one. */
const MOST = 8;

const isOpenly = ({ step }: LostLimit) => isOpen(step);

/** Returns a principal without all that it may lose, also after it has lost something. */
function withoutEach(
  principal: Principal,
  world: World,
  isLost: (one: LostLimit) => boolean,
): FreedForm {
  const steps: StepReach[] = [];
  for (let freed = principal; ;) {
    const next = lostLimits(freed, world).find(isLost);
    if (!next) return { freed, steps };
    freed = next.freed;
    steps.push(next.step);
  }
}

/** Returns a way after the steps by which limits are lost. It acts on what the last steps are on. */
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
  const lost = [...new Set(taking.map(losing))].join(', ');
  if (kind !== 'permission set') return { ...way, needs, does: `${lost}, and then ${way.does}` };
  const does = `takes a deny off itself, if its account administers IAM Identity Center, and then ${way.does}`;
  return { ...way, needs, hands: 'roles', does };
}

/** Returns what a principal does to itself by a step. */
const losing = ({ action }: StepReach): string =>
  takingOffActions().includes(action)
    ? 'takes a deny off itself'
    : 'lifts its permissions boundary';
