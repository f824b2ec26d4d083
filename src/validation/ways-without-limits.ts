import { StepReach } from './escalation-reach';
import { Escalation, handsOverAccount, hasEverything } from './escalations';
import { FreedForm, takesDenyOff, withoutLimits } from './freed-forms';
import { rankOf } from './gain-rank';
import { lackedWays } from './lacked-ways';
import { EscalationWay } from '../catalogue/escalation';
import { Principal, World } from '../policy/model';

type WaysOf = (principal: Principal) => readonly Escalation[];

/**
 * Returns the ways that a principal has after it takes denies off itself, or lifts its permissions
 * boundary, and lacks before. The limits that it cannot lose still count. To lift the boundary is a
 * limited way by itself, so only ways without limits count after that. Who takes any permission without
 * that needs none of them.
 */
export function waysWithoutLimits(
  principal: Principal,
  own: readonly Escalation[],
  world: World,
  waysOf: WaysOf,
): readonly Escalation[] {
  if (own.some(handsOverAccount)) return NONE;
  const found = new Map<string, Escalation>();
  for (const form of withoutLimits(principal, world)) {
    const gained = hasEverything(form.freed)
      ? [EVERYTHING]
      : lackedWays(own, waysOf(form.freed)).filter(
          (one) => isOpen(one) || form.steps.every(takesDenyOff),
        );
    for (const one of gained.map(after(form, principal))) {
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

/** Returns a way after the steps by which limits are lost. */
const after =
  ({ freed, steps: taking }: FreedForm, principal: Principal) =>
  (one: Escalation): Escalation => {
    const isSure = taking.every(isOpen);
    return {
      way: wayAfter(taking, one.way, principal),
      reach: isSure ? one.reach : 'limited',
      ...(isSure && one.isInDoubt && { isInDoubt: true }),
      steps: [...taking, ...one.steps],
      asFreed: { holder: freed, escalation: one },
    };
  };

function wayAfter(
  taking: readonly StepReach[],
  way: EscalationWay,
  { kind }: Principal,
): EscalationWay {
  const needs = [...new Set([...taking.map(({ action }) => action), ...way.needs])];
  const does = `${losingText(taking, kind)}, and then ${way.does}`;
  return { ...way, needs, ...(kind === 'permission set' && { hands: 'roles' }), does };
}

/** Says what a principal does to itself by some steps. */
export function losingText(taking: readonly StepReach[], kind: Principal['kind']): string {
  if (kind === 'permission set')
    return 'takes a deny off itself, if its account administers IAM Identity Center';
  const lost = taking.map((step) =>
    takesDenyOff(step) ? 'takes a deny off itself' : 'lifts its permissions boundary',
  );
  return [...new Set(lost)].join(', ');
}
