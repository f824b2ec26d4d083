import { StepReach } from './escalation-reach';
import { liftedBoundaries } from './lifted-boundaries';
import { perhapsTakenOffBy } from './perhaps-taken-off';
import {
  allowsNothing,
  TakenOff,
  takenOffBy,
  takingOffActions,
  withoutPolicies,
} from './taken-off-denies';
import { memoize } from '../input/memoize';
import { policiesAndBoundaryOf, Principal, World } from '../policy/model';

/** A principal after it has lost limits, and how it loses them. */
export interface FreedForm {
  readonly freed: Principal;
  readonly steps: readonly StepReach[];
}

/** What a principal loses by one step: policies with denies, or its boundary. */
interface LostLimit extends TakenOff {
  readonly freed: Principal;
}

type LostBy = (principal: Principal) => readonly LostLimit[];

const lostDenies =
  (world: World): LostBy =>
  (principal) =>
    [takenOffBy, perhapsTakenOffBy]
      .flatMap((taken) => taken(principal, principal, world))
      .map((one) => ({ ...one, freed: withoutPolicies(principal, one.policies) }));

const lostLimits =
  (world: World): LostBy =>
  (principal) => [
    ...lostDenies(world)(principal),
    ...liftedBoundaries(principal, world).map((one) => ({ ...one, policies: NONE })),
  ];

const NONE: readonly never[] = Object.freeze([]);

/** Returns a principal after it takes denies off itself. Its boundary still counts. */
export const withoutDenies = memoize((world: World) =>
  memoize((principal: Principal) => freedForms(principal, lostDenies(world))),
);

/** Returns a principal after it takes denies off itself, lifts its boundary, or both. */
export const withoutLimits = (principal: Principal, world: World): readonly FreedForm[] => [
  ...withoutDenies(world)(principal),
  ...(principal.boundary ? freedForms(principal, lostLimits(world)) : NONE),
];

/** Returns whether a step takes a deny off. Others lift a boundary. */
export const takesDenyOff = ({ action }: StepReach): boolean => takingOffActions().includes(action);

/** Returns a principal without each of its limits, without all, and without those that allow nothing. */
function freedForms(principal: Principal, lostBy: LostBy): readonly FreedForm[] {
  const all = lostBy(principal);
  if (all.length === 0) return NONE;
  const known = new Set<string>();
  const forms = [
    ...all.slice(0, MOST).map(({ freed, step }) => ({ freed, steps: [step] })),
    withoutEach(principal, lostBy, isOpenly),
    withoutEach(principal, lostBy, (one) => isOpenly(one) && one.policies.every(allowsNothing)),
    withoutEach(principal, lostBy, () => true),
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

const isOpenly = ({ step }: LostLimit) => step.reach === 'open';

/** Returns a principal without all that it may lose, also after it has lost something. */
function withoutEach(
  principal: Principal,
  lostBy: LostBy,
  isLost: (one: LostLimit) => boolean,
): FreedForm {
  const steps: StepReach[] = [];
  for (let freed = principal; ;) {
    const next = lostBy(freed).find(isLost);
    if (!next) return { freed, steps };
    freed = next.freed;
    steps.push(next.step);
  }
}
