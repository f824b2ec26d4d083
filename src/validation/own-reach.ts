import { Attempt, mostAllowed } from './attempt';
import { grantsOf, resourcesOf } from './granting-statements';
import { CountedReach, IsChosen, isCounted } from './limiting-conditions';
import { isChosenFor } from './match-of-name';
import { mayBeDeniedByPath } from './open-denies';
import { arnsOf, textsOf } from './own-arns';
import { anyPlace, OwnPlace, ownPlace } from './own-place';
import { isOwnUser, nameInRequests } from './own-user';
import { isReference } from './single-resources';
import { withTagsOf } from './tags-of-target';
import { wideContexts } from './wide-contexts';
import { escalationStep, policyKeys } from '../catalogue/escalation';
import { Decision } from '../evaluator/decide';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { inOpenPaths } from '../policy/open-paths';
import { isPattern, patternIncludes } from '../policy/pattern';
import { arnReferenceSeenFrom, namesOrIncludes, namesPrincipal } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';
import { roleNameIn } from '../policy/role-name';

/**
 * Returns whether a principal may do an action on a principal that is its own: itself, or its group.
 * It may, unless a limit leaves that out.
 */
export const reachesPrincipal = (
  holder: Principal,
  { action, contexts }: Pick<Attempt, 'action' | 'contexts'>,
  own: Principal,
  counted: CountedReach = 'limited',
): boolean => {
  const on = escalationStep(action)?.on;
  // A user joins groups that are not its own.
  if (on === 'group' && own.kind !== on) return true;
  if (on !== own.kind || isChangedByAwsOnly(own)) return false;
  const known = attemptsOf(holder)(action);
  const attempts = contexts ? [{ ...known[0], contexts }, ...known] : known;
  return areReached(holder, attempts, own, counted);
};

/**
 * Returns whether a principal may do an action on a principal that is its own, with just these values
 * of condition keys.
 */
export const reachesPrincipalBy = (
  holder: Principal,
  { action, contexts }: Pick<Attempt, 'action' | 'contexts'>,
  own: Principal,
  counted: CountedReach = 'limited',
): boolean =>
  reachesPrincipal(holder, { action, contexts }, own, counted) &&
  areReached(holder, [{ ...attemptsOf(holder)(action)[0], contexts }], own, counted);

/** Returns whether a principal may do what it tries on some principal, unless a limit leaves that out. */
export const reachesOn = (
  holder: Principal,
  attempt: Attempt,
  target: Principal,
  counted: CountedReach = 'limited',
): boolean => areReached(holder, [attempt], target, counted);

/** Returns whether a principal is denied what it tries on some principal, whatever tags that has. */
export const isDeniedOn = (holder: Principal, attempt: Attempt, target: Principal): boolean =>
  !areReached(holder, [attempt], target, 'limited', () => (one) => [one]);

/** Returns the decisions about what a principal tries on the names of some principal, where they are known. */
export const decisionsOnNames = (
  holder: Principal,
  attempt: Attempt,
  target: Principal,
): readonly Decision[] =>
  arnsOf(target, holder, ownPlace(holder)).byName.flatMap(
    (arn) => mostAllowed(holder, attempt, arn) ?? [],
  );

function areReached(
  holder: Principal,
  attempts: readonly Attempt[],
  own: Principal,
  counted: CountedReach,
  tagged = withTagsOf,
): boolean {
  const [{ action }] = attempts;
  const place = placeFor(holder, action) ?? (hasSeveralNames(own) ? anyPlace(holder) : undefined);
  const arns = arnsOf(own, holder, place);
  const asItself = attempts.map((attempt) => withBoundaryOf(own, attempt, place));
  const reference = arnReferenceSeenFrom(own, holder.place.file);
  const references = [...(reference === undefined ? [] : [reference]), ...arns.byReference];
  const { openPaths } = own.identity ?? {};
  const caller = openPaths ? inOpenPaths(openPaths)(holder) : holder;
  const isOwn = (text: PolicyText) =>
    isOwnUser(text) || namesOrIncludes(text, own, holder.place.file);
  const isAllowed = (
    arn: PolicyText,
    some: readonly Attempt[] = asItself,
    values?: Principal['values'],
  ) => {
    const isChosen = isChosenFor(isOwn, values, holder.values);
    return isAllowedOn(caller, some.flatMap(tagged(own, arn, holder)), arn, counted, isChosen);
  };
  const isAllowedByName = (arn: PolicyText) =>
    isAllowed(arn, asItself.map(under(own, arn, holder)), own.values);
  // A deny on one of the texts for it is a deny on it.
  if (!references.every((one) => isAllowed(one))) return false;
  if (counted !== 'limited' && mayBeDeniedByPath(holder, action, own)) return false;
  if (namesByReference(holder, action, own)) return true;
  return isOnName(arns.byName, counted, isAllowedByName);
}

/** Returns whether deployment chooses one of several names for a principal. */
function hasSeveralNames({ identity }: Principal): boolean {
  const { names = [] } = identity ?? {};
  return names.length > 1;
}

/** Returns whether something is allowed on the name that deployment gives, or on none that is known. */
export function isOnName(
  arns: readonly PolicyText[],
  counted: CountedReach,
  isAllowed: (arn: PolicyText) => boolean,
): boolean {
  if (arns.length === 0) return true;
  const isAny = counted === 'limited';
  return isAny ? arns.some(isAllowed) : arns.every(isAllowed);
}

/** Returns an attempt on a user under a name of it, if it is the caller. */
const under =
  (own: Principal, arn: PolicyText, caller: Principal) =>
  (attempt: Attempt): Attempt =>
    own.kind === 'user' && own.place === caller.place
      ? { ...attempt, context: { ...attempt.context, ...nameInRequests(own, roleNameIn(arn)) } }
      : attempt;

/** Returns where a principal tries an action. Conditions limit it too. */
export const placeFor = (holder: Principal, action: string): OwnPlace | undefined =>
  ownPlace(holder) ??
  (grantsOf(holder, action).some(({ statement }) => statement.conditions.length > 0)
    ? anyPlace(holder)
    : undefined);

/** Returns whether all resources on which a principal is allowed an action are itself, by name. */
export const namesOnlyItself = (holder: Principal, action: string): boolean =>
  grantsOf(holder, action)
    .flatMap(resourcesOf)
    .every(
      (one) =>
        isOwnUser(one) ||
        (!isPattern(parseArn(one)?.resource ?? one) &&
          namesPrincipal(one, holder, holder.place.file)),
    );

/** Returns whether a principal may do an action on what has an ARN. */
export const reachesArn = (
  holder: Principal,
  action: string,
  arn: PolicyText,
  counted: CountedReach,
  isNamedBy: (pattern: PolicyText) => boolean = (pattern) => patternIncludes(pattern, arn),
): boolean => {
  const isChosen = isChosenFor(isNamedBy, holder.values, holder.values);
  return isAllowedOn(holder, attemptsOf(holder)(action), arn, counted, isChosen);
};

/** Returns whether a statement allows an action on a principal by a reference to it. */
const namesByReference = (holder: Principal, action: string, own: Principal): boolean =>
  grantsOf(holder, action)
    .flatMap(resourcesOf)
    .some((one) => isReference(one) && namesPrincipal(one, own, holder.place.file));

/** Returns an attempt on a principal that has its permissions boundary, or none. */
function withBoundaryOf(
  { boundary }: Principal,
  attempt: Attempt,
  place: OwnPlace | undefined,
): Attempt {
  const key = policyKeys().boundary;
  if (escalationStep(attempt.action)?.ofBoundary || !attempt.contexts) return attempt;
  const values = boundary ? textsOf(boundary, place) : [[]];
  const contexts = attempt.contexts.flatMap((one) =>
    values.map((value) => ({ ...one, [key]: value })),
  );
  return { ...attempt, contexts };
}

/** Returns whether something is allowed on an ARN, also on each name that somebody may choose. */
function isAllowedOn(
  holder: Principal,
  attempts: readonly Attempt[],
  arn: PolicyText,
  counted: CountedReach,
  isChosen: IsChosen,
): boolean {
  return attempts.some((attempt) => {
    const decision = mostAllowed(holder, attempt, arn);
    return decision !== undefined && isCounted(decision, holder, counted, isChosen);
  });
}

/** Returns how a principal tries an action: as the data says, or with values that its statements leave. */
const attemptsOf = memoize((holder: Principal) =>
  memoize((action: string): readonly Attempt[] => {
    const step = escalationStep(action);
    const wide = grantsOf(holder, action).map(({ statement }) =>
      wideContexts(holder, statement, step),
    );
    return [step?.attempts, ...wide.filter((some) => some.length > 0)].map((contexts) => ({
      action,
      on: step?.on,
      contexts,
      context: nameInRequests(holder),
    }));
  }),
);
