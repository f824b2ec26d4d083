import { reachesAttached } from './attached-reach';
import { Attempt } from './attempt';
import { StepReach } from './escalation-reach';
import { grantsOf, resourcesOf } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { isNamed } from './named-resource';
import { gainsWithoutBoundary } from './naming-of-own';
import { gainsByItself, KnownWays, mayAssume, overwrittenBy } from './own-gain';
import { ownGroups } from './own-groups';
import { hasPolicy, managedPolicies, namesPolicy } from './own-policies';
import { namesOnlyItself, reachesPrincipal } from './own-reach';
import { isOfAccount, isSurelyOfAccount } from './policies-by-arn';
import { defaultsText } from './rule';
import { requiredToHave, surelyHasOne } from './sure-conditions';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { mayMeet } from '../policy/deployments';
import { Attachment, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { Requirement } from '../policy/requirement';

/**
 * Returns a way as a principal has it. Who gains nothing by it gives access to others: a role that
 * writes into users is none of them.
 *
 * @param taken - How the principal takes the way. Where no limit is on others, none may be on itself.
 */
export const wayOfPrincipal = (
  principal: Principal,
  way: EscalationWay,
  known: KnownWays,
  taken: TakenWay,
): EscalationWay => (gains(principal, way, known, taken) ? way : wayForOthers(way));

/** Returns a way into groups as a user takes it that has each of them by the default of a parameter. */
export function wayByDefaults(
  principal: Principal,
  way: EscalationWay,
  known: KnownWays,
  taken: TakenWay,
): EscalationWay {
  if (principal.kind !== 'user' || way.gains !== 'member' || taken.reach === 'limited') return way;
  const { gainsAsItself } = onOwn(principal, way, known, taken);
  const gained = ownGroups(principal, way.needs[0]).filter(({ group }) => gainsAsItself(group));
  const [names = [], ...others] = gained.map(({ parameters }) => parameters);
  return [names, ...others].every(({ length }) => length > 0)
    ? { ...way, does: `${way.does}${defaultsText(names)}` }
    : way;
}

interface TakenWay {
  /** Values of condition keys for the first action. Default: those of the catalogue. */
  readonly contexts?: Attempt['contexts'];
  readonly reach: CountedReach;
  /** What must hold for the first action. */
  readonly requirements: readonly Requirement[];
}

/** Returns a way as those have it who give access to others by it. */
export const wayForOthers = memoize(({ others, ...way }: EscalationWay): EscalationWay => ({
  ...way,
  hands: 'roles',
  ...(others !== undefined && { does: others }),
}));

/** Returns whether a way changes only the holder, which is named, or its boundary. */
export function isOnItself(
  principal: Principal,
  { gains: by }: EscalationWay,
  { action, resource }: StepReach,
): boolean {
  const { on = '' } = escalationStep(action) ?? {};
  if (by === undefined || !isNamed(resource, on)) return false;
  const name = parseArn(resource)?.resource ?? resource;
  return (
    by === 'bounded' ||
    (by === 'attached' && !hasPolicy(principal, resource, principal.place.file)) ||
    !isPattern(name)
  );
}

/** Returns whether a principal gains by a way on itself, if it may take that there. */
export const gainsOnItself = (
  principal: Principal,
  { gains: by, needs: [action], makes }: EscalationWay,
  known: KnownWays,
): boolean => {
  if (makes || escalationStep(action)?.on !== principal.kind) return false;
  return by === 'bounded'
    ? isFreed(principal, known)
    : by === principal.kind && gainsByItself(principal, known, overwrittenBy(action, principal));
};

/** Returns whether a principal is one of those who gain by a way. Any may hold a policy. */
function gains(
  principal: Principal,
  way: EscalationWay,
  known: KnownWays,
  taken: TakenWay,
): boolean {
  const {
    gains: by,
    assumes,
    needs: [action],
    makes,
  } = way;
  const { kind } = principal;
  const { reach, requirements } = taken;
  const { reaches, writesInto, gainsAsItself } = onOwn(principal, way, known, taken);
  if (by === undefined)
    return (
      !assumes ||
      mayAssume(principal, action) ||
      known.actsAsRole(principal) ||
      known.takesUser(principal)
    );
  if (by === 'bounded') return reaches(principal) && isFreed(principal, known);
  if (kind === 'policy' && by !== 'attached') return true;
  if (by === 'attached') {
    if (mayHaveOthers(principal)) return true;
    const mayHave = (one: Attachment) => mayMeet([...requirements, ...requiredToHave([one])]);
    const own = ownPolicies(principal, known)
      .filter(mayHave)
      .filter((one) => reachesAttached(principal, action, one, reach));
    if (reach === 'limited') return own.length > 0;
    const isSure = isSurelyOfAccount(principal);
    return surelyHasOne(principal, own.filter(isSure).filter(mayBeNamed(principal, action)));
  }
  const mayReachOthers = makes === true || !namesOnlyItself(principal, action);
  if (by === 'role') return gainsAsItself() || (mayReachOthers && known.actsAsRole(principal));
  if (kind === 'group') return writesInto(principal);
  if (kind !== 'user') return false;
  if (by === 'member' && principal.isPartial) return writesInto(principal);
  return by === 'user'
    ? gainsAsItself() || (mayReachOthers && known.takesUser(principal))
    : ownGroups(principal, action).some(({ group }) => gainsAsItself(group));
}

/** Returns whether a resource for an action is a managed policy, or is on others than those that it names. */
function mayBeNamed(principal: Principal, action: string): (policy: Attachment) => boolean {
  const resources = grantsOf(principal, action).flatMap(resourcesOf);
  const isAny = resources.some((one) => !isNamed(one, 'policy'));
  return (policy) =>
    isAny || resources.some((one) => namesPolicy(one, policy, principal.place.file));
}

/** Returns whether a principal may have managed policies that no file shows. */
const mayHaveOthers = (one: Principal): boolean =>
  one.isPartial ?? (one.kind === 'policy' && managedPolicies(one).length === 0);

/** Returns what a principal does by a way to itself, or to its groups. */
function onOwn(
  principal: Principal,
  { needs: [action], makes }: EscalationWay,
  known: KnownWays,
  { contexts, reach }: TakenWay,
) {
  const reaches = (own: Principal): boolean =>
    makes === true || reachesPrincipal(principal, { action, contexts }, own, reach);
  const writesInto = (own: Principal): boolean =>
    gainsByItself(principal, known, makes ? [] : overwrittenBy(action, own));
  const gainsAsItself = (own = principal): boolean => reaches(own) && writesInto(own);
  return { reaches, writesInto, gainsAsItself };
}

/** Returns whether a principal gets any permission without its own boundary, and not within that. */
const isFreed = (principal: Principal, { takesMore }: KnownWays): boolean =>
  gainsWithoutBoundary(principal) && takesMore(withoutBoundary(principal), principal);

/** Returns a principal without its boundary. */
export const withoutBoundary = memoize(
  ({ boundary: _, ...principal }: Principal): Principal => principal,
);

/**
 * Returns the policies of the account in which a principal writes itself a permission: those that it
 * has, within its limits, and a boundary that keeps something back.
 */
export function ownPolicies(principal: Principal, known: KnownWays): readonly Attachment[] {
  const { kind, boundary } = principal;
  const isGain = ({ policy }: Attachment) =>
    kind === 'policy' || gainsByItself(principal, known, policy ? [policy] : []);
  return [
    ...managedPolicies(principal).filter(isGain),
    ...(boundary && isFreed(principal, known) ? [boundary] : []),
  ].filter(isOfAccount);
}
