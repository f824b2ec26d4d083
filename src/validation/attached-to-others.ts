import { actedAs } from './acting-as';
import { choicesFor, setsOf } from './attached-to-itself';
import { FEW } from './choices-text';
import { waysOf } from './escalations';
import { Gain, gainByPolicies } from './gain-by-policies';
import { MOST, mostOf, rankOf } from './gain-rank';
import { amongTakenBy } from './gains-of-takers';
import { grantsOf, resourcesOf } from './granting-statements';
import { membersBy } from './group-members';
import { lackedWays } from './lacked-ways';
import { isLimited } from './own-gain';
import { reachesOn } from './own-reach';
import { PolicyChoice } from './policy-choices';
import { EVERYTHING } from './policy-holder';
import { isThereFor } from './sure-conditions';
import { amongTaken, gainsByTaken, takesKnown } from './taking-policies';
import { groupsToJoin } from './ways-on-roles';
import { surelyTaken } from './written-for-others';
import { changeableBy } from './written-roles';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { Attachment, Principal, World } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/** What a principal gains as another one by policies that it attaches. */
export interface GainAsOther {
  readonly gain: Gain;
  /** The choices of the policies. */
  readonly choices: readonly PolicyChoice[];
  readonly receiver: Receiver;
}

/** A role, a user, or a group to which somebody attaches policies, and who then has them. */
interface Receiver {
  readonly target: Principal;
  readonly holder: Principal;
}

/**
 * Returns what a principal surely gains by policies that it attaches to a role or a user as which it
 * can act, to the group of such a user, or to a group that it joins. Each has its own limits.
 */
export function gainAsOther(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  world: World,
): GainAsOther | undefined {
  const decided = amongTaken(principal, way, world);
  const gainBy = memoize((some: readonly PolicyChoice[]) =>
    gainByPolicies(principal, way, some, waysOf(principal), decided),
  );
  const most = gainBy(all);
  if (most?.reach !== 'open') return undefined;
  const wanted = takesKnown(principal, all, world) ? 'any-permission' : most.way.hands;
  let first: GainAsOther | undefined;
  let tried = 0;
  for (const receiver of receiversOf(principal, way, world)) {
    const { target, holder } = receiver;
    const sure = choicesFor(principal, way, all, [target]).filter((one) =>
      isSurelyFor(principal, way, one, target),
    );
    if (sure.length === 0) continue;
    const choices = sure.length === all.length ? all : sure;
    if (choices === first?.choices && waysOf(holder).length === 0) continue;
    const free = isLimited(holder)
      ? gainWithin(principal, holder, choices, world)
      : gainBy(choices);
    const isOpen = free && rankOf(free) < MOST && wanted === 'any-permission';
    if (isOpen) tried += 1;
    // To judge many takes long.
    const isTried = tried <= FEW;
    if (isOpen && !isTried && !isLimited(holder)) {
      const gain = gainByPolicies(principal, way, choices, waysOf(principal));
      return gain && { gain, choices, receiver };
    }
    const gain =
      isOpen && isTried ? mostOf([free, ...gainsByTaken(principal, holder, choices, world)]) : free;
    if (gain?.reach !== 'open') continue;
    first ??= { gain, choices, receiver };
    if (gain.way.hands === wanted) return { gain, choices, receiver };
  }
  return first;
}

/** Says to whom a principal attaches policies: `to the group G, which it joins`. */
export function receiverText({ target, holder }: Receiver): string {
  if (target.kind !== 'group') return `to the ${target.kind} ${target.name}, as which it can act`;
  return holder.place === target.place
    ? `to the group ${target.name}, which it joins`
    : `to a group of the user ${holder.name}, as which it can act`;
}

/** Returns those to whom a way attaches policies, if a principal then has what they have. */
function receiversOf(
  principal: Principal,
  { gains, needs: [action, ...others] }: EscalationWay,
  world: World,
): readonly Receiver[] {
  const on = escalationStep(action)?.on;
  if (gains === undefined || gains === 'bounded' || others.length > 0) return [];
  const some = changeableBy(principal, world, on === 'group' ? 'user' : on)
    .filter((one) => one !== principal)
    .filter((one) => !isChangedByAwsOnly(one));
  const holders = new Set([...actedAs(world, principal, some), ...surelyTaken(principal, some)]);
  if (on !== 'group') return [...holders].map((one) => ({ target: one, holder: one }));
  const ofUsers = [...holders].flatMap((holder) =>
    (holder.groups ?? [])
      .filter((group) => isThereFor(principal, group))
      .map((target) => ({ target, holder })),
  );
  const granting = (one: string) => grantsOf(principal, one);
  const joined = groupsToJoin(principal, world, granting).flatMap((target) =>
    membersBy(principal, [target]).itself.map((holder) => ({ target, holder })),
  );
  return [...ofUsers, ...joined];
}

/** Returns whether nothing but a name limits that a principal attaches a policy to another one. */
function isSurelyFor(
  principal: Principal,
  { needs: [action] }: EscalationWay,
  { context }: PolicyChoice,
  target: Principal,
): boolean {
  const { file } = principal.place;
  const on = escalationStep(action)?.on;
  const attempt = { action, on, contexts: [context] };
  return (
    grantsOf(principal, action)
      .flatMap(resourcesOf)
      .some((one) => one === '*' || namesOrIncludes(one, target, file)) &&
    reachesOn(principal, attempt, target, 'certain')
  );
}

/** Returns what a principal gains as another one, which has limits, by some policies. */
function gainWithin(
  principal: Principal,
  other: Principal,
  choices: readonly PolicyChoice[],
  world: World,
): Gain | undefined {
  const isWritten = choices.some(({ attached }) => !attached?.policy);
  const written: readonly Attachment[] = [
    { arn: EVERYTHING.name, policy: EVERYTHING, place: other.place },
  ];
  const known = [principal, other].flatMap(waysOf);
  const gained = [...setsOf(choices), ...(isWritten ? [written] : [])]
    .map((some) => ({ ...other, attached: [...other.attached, ...some] }))
    .flatMap((one) => waysOf(one).map(amongTakenBy(one, principal, world)));
  return mostOf(lackedWays(known, gained));
}
