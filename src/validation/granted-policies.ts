import { onceForAlike } from './alike-choices';
import { gainAsOther, receiverText } from './attached-to-others';
import { choicesText, FEW } from './choices-text';
import { isKey } from './condition-keys';
import { allowedWays, Escalation, escalationBy, handsOverAccount, waysOf } from './escalations';
import { Gain, gainByPolicies, NO_GAIN } from './gain-by-policies';
import { mostOf, rankOf } from './gain-rank';
import { gainByBoundary, withinLimits } from './gain-within-limits';
import { grantsOf } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { namesPolicies } from './named-policies';
import {
  contextsOfChoice,
  isByOpenTag,
  isUnsure,
  keysOf,
  PolicyChoice,
  policyChoices,
  underCondition,
} from './policy-choices';
import { Granting, grantingOfNew } from './taken-names';
import { grantingOn } from './ways-on-roles';
import { amongActedAs } from './written-for-others';
import { wayByActing } from './written-roles';
import { asInCatalogue, EscalationWay, escalationWays, policyKeys } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { isNegated } from '../policy/condition-operator';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';

/**
 * Returns the ways to more access by a policy that a condition names: the principal attaches it, or
 * it is the permissions boundary that roles and users must have. Each way hands over what a holder
 * of that policy could take.
 */
export const grantedPolicyWays: (world: World) => (principal: Principal) => readonly Escalation[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      if (!namesPolicies(principal)) return NONE;
      const granting = memoize((action: string) => grantsOf(principal, action));
      return allowedWays(principal, waysByPolicy()).flatMap(
        (way) => wayOf(principal, way, world, granting) ?? [],
      );
    }),
  );

const NONE: readonly never[] = Object.freeze([]);

/** A way by policies that conditions name, and the choices by which it is allowed. */
export interface WayByPolicies {
  readonly way: EscalationWay;
  readonly escalation: Escalation;
  readonly choices: readonly PolicyChoice[];
}

/** Returns the ways by policies that conditions name, whatever the policies give. */
export const waysByPolicies: (world: World) => (principal: Principal) => readonly WayByPolicies[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      if (!namesPolicies(principal)) return NONE;
      const granting = memoize((action: string) => grantsOf(principal, action));
      return allowedWays(principal, waysByPolicy()).flatMap((way) => {
        const possible = possibleChoices(principal, way, world, granting);
        if (possible.length === 0) return [];
        const [{ escalation }] = possible;
        const choices = possible.map(({ choice }) => underCondition(choice));
        return [{ way, escalation, choices }];
      });
    }),
  );

const waysByPolicy = lazy((): readonly EscalationWay[] =>
  escalationWays().filter(({ needs }) => needs.some((action) => keysOf(action).length > 0)),
);

function wayOf(
  principal: Principal,
  way: EscalationWay,
  world: World,
  ofAll: Granting,
): Escalation | undefined {
  const possible = possibleChoices(principal, way, world, ofAll, 'certain');
  const isSure = ({ choice }: Possible) => !isUnsure(choice);
  const sure = byRank(possible.filter(isSure)).flatMap(
    (some) => sureWay(principal, way, world, some) ?? [],
  );
  if (way.makes || sure.some(({ reach }) => reach === 'open')) return mostOf(sure);
  const unsure = byChoices(
    principal,
    way,
    world,
    possible.filter((one) => !isSure(one)),
  );
  const all = unsure ? [...sure, limited(unsure)] : sure;
  return all.find(({ way: { hands } }) => hands === 'any-permission') ?? all[0];
}

/** Returns what certain choices give, as others of a world decide it. */
function sureWay(
  principal: Principal,
  way: EscalationWay,
  world: World,
  certain: readonly Possible[],
): Escalation | undefined {
  const sure = byChoices(principal, way, world, certain);
  if (!sure) return undefined;
  const [action] = way.needs;
  const choices = certain.map(({ choice }) => choice);
  const contexts = choices.flatMap((one) => contextsOfChoice(one)(action) ?? []);
  const found =
    wayByActing(principal, sure, world) ?? amongActedAs(principal, sure, world, contexts);
  if (handsOverAccount(found)) return found;
  return mostOf([found, ...asOther(principal, sure, world, choices)]);
}

/** Returns a way by policies that a principal attaches to others as which it surely acts. */
function asOther(
  principal: Principal,
  sure: Escalation,
  world: World,
  all: readonly PolicyChoice[],
): readonly Escalation[] {
  const way = asInCatalogue(sure.way);
  const found = gainAsOther(principal, way, all, world);
  if (!found) return NONE;
  const { choices, gain, receiver } = found;
  const gainBy = (some: readonly PolicyChoice[]) =>
    gainByPolicies(principal, way, some, waysOf(principal));
  const alone = givingAlone(choices, gain, gainBy);
  const attaches = `${choicesText(alone)} ${receiverText(receiver)}`;
  const does = `${attaches}, and so ${gain.way.does}`;
  const ofAll = (action: string) => grantsOf(principal, action);
  const granting = grantingOn(receiver.target, principal, ofAll);
  const on = escalationBy(principal, way, granting, contextsOfChoice(choices[0]));
  const { hands } = gain.way;
  const { steps } = on ?? sure;
  return [{ steps, reach: 'open', way: { ...way, hands, does } }];
}

/** Returns the choices that give a rank or more, for each rank of some choices. */
function byRank(possible: readonly Possible[]): readonly (readonly Possible[])[] {
  const ranks = new Set(possible.map(({ escalation }) => rankOf(escalation)));
  return [...ranks].map((least) =>
    possible.filter(({ escalation }) => rankOf(escalation) >= least),
  );
}

/** Returns the choices by which a way is allowed. One without limits needs none, nor one by a tag that may be any. */
function possibleChoices(
  principal: Principal,
  way: EscalationWay,
  world: World,
  ofAll: Granting,
  counted?: CountedReach,
): readonly Possible[] {
  const granting = grantingOfNew(principal, way, world, ofAll, counted);
  const ofAny = escalationBy(principal, way, granting);
  if (ofAny && (handsOverAccount(ofAny) || isByOpenTag(principal, way))) return NONE;
  const escalationOf = onceForAlike(principal, (choice) =>
    escalationBy(principal, way, granting, contextsOfChoice(choice)),
  );
  const tried = policyChoices(principal, way, world).flatMap((choice): Possible[] => {
    const escalation = escalationOf(choice);
    return escalation ? [{ choice, escalation }] : [];
  });
  return tried.filter((one) => !isBoundedAnyway(one, tried));
}

/** A choice by which a way is allowed. */
interface Possible {
  readonly choice: PolicyChoice;
  readonly escalation: Escalation;
}

/**
 * Returns whether a choice without a boundary needs one of those that other choices have: a condition
 * names each of them in full.
 */
function isBoundedAnyway({ choice, escalation }: Possible, all: readonly Possible[]): boolean {
  if (choice.boundary) return false;
  const isKnown = (value: PolicyText) =>
    all.some(({ choice: one }) => one.boundary?.arn === value && one.attached === choice.attached);
  return escalation.steps.some(({ requirements }) =>
    requirements.some(
      (one) =>
        one.kind === 'key' &&
        isKey(one.key, policyKeys().boundary) &&
        isNegated(one.operator) !== one.holds &&
        one.values.every(isKnown),
    ),
  );
}

/** Returns a way as what it gives by all of some choices; undefined where they give nothing. */
function byChoices(
  principal: Principal,
  way: EscalationWay,
  world: World,
  possible: readonly Possible[],
): Escalation | undefined {
  if (possible.length === 0) return undefined;
  const [escalation] = possible
    .map((one) => one.escalation)
    .sort((one, other) => rankOf(one) - rankOf(other));
  const choices = possible.map(({ choice }) => choice);
  const isForOthers = escalation.way.hands === 'roles';
  const own = isForOthers ? NONE : waysOf(principal);
  const isBounded = way.gains === 'bounded' && !isForOthers;
  const gainBy = (some: readonly PolicyChoice[]) =>
    isBounded
      ? gainByBoundary(principal, way, some, escalation.reach, world)
      : gainByPolicies(principal, way, some, own);
  const most = gainBy(choices);
  const gained = most && !isBounded ? withinLimits(principal, way, choices, most, world) : most;
  if (!gained) return undefined;
  // Others that the files do not have may be left too.
  if (gained === NO_GAIN && choices.some(({ attached }) => attached?.isLeft)) return undefined;
  const does = `${choicesText(givingAlone(choices, gained, gainBy))}, and so ${gained.way.does}`;
  const reach = gained.reach === 'open' ? escalation.reach : 'limited';
  // The action that attaches is limited too, and says the same.
  if (way.makes && reach === 'limited') return undefined;
  const found = {
    ...escalation,
    way: {
      ...way,
      hands: isForOthers ? ('roles' as const) : gained.way.hands,
      does,
    },
  };
  return gained.reach === 'open' ? found : limited(found);
}

/** Returns those of many choices that give by themselves what all give; all, where none does. */
function givingAlone(
  choices: readonly PolicyChoice[],
  { way: { does } }: Gain,
  gainBy: (some: readonly PolicyChoice[]) => Gain | undefined,
): readonly PolicyChoice[] {
  if (choices.length <= FEW) return choices;
  const alone = choices.filter((one) => gainBy([one])?.way.does === does);
  return alone.length > 0 ? alone : choices;
}

/** Returns a way that what a policy gives limits, and not only conditions. */
const limited = ({ isInDoubt: _, ...one }: Escalation): Escalation => ({
  ...one,
  reach: 'limited',
});
