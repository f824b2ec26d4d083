import { requirementsOfOwn } from './attached-reach';
import { Attempt, mostAllowed } from './attempt';
import { carriedValues } from './carried-keys';
import { GrantingStatement, resourcesOf } from './granting-statements';
import { areMetByMfa } from './mfa-sign-in';
import { includeEveryLetter, isNamed } from './named-resource';
import { anyPlace } from './own-place';
import { isOwnUser, userName, withUserName } from './own-user';
import { possibleResources } from './possible-resources';
import { hasUnreadBoundary } from './principal-access';
import { isServiceLinked, namingOf, namingOfMade } from './step-naming';
import { matching, withoutTried } from './tried-requirements';
import { PARTITION_OF_VALUES } from './tried-resources';
import { roleContexts, wideContexts } from './wide-contexts';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { mayMeet } from '../policy/deployments';
import { Principal } from '../policy/model';
import { isPattern, overlap } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import { Requirement } from '../policy/requirement';

/** How far a principal gets with one action of a way to more access. */
export interface StepReach {
  readonly action: string;
  /** `limited`: a name, or a condition unrelated to the action, limits it. */
  readonly reach: 'open' | 'limited';
  /** Whether only conditions limit it, or a boundary that no file has. Default: a name does too. */
  readonly isInDoubt?: true;
  readonly granting: GrantingStatement;
  readonly resource: PolicyText;
  readonly requirements: readonly Requirement[];
}

/** How a principal tries one action of a way. */
export interface StepAttempt {
  readonly action: string;
  readonly way: Pick<EscalationWay, 'context' | 'makes' | 'needs' | 'writes'>;
  /** The statements that grant the action. */
  readonly all: readonly GrantingStatement[];
  /** The resources that the holder makes or writes, and that the action must be on. Default: any. */
  readonly made?: readonly PolicyText[];
  /** Values of condition keys for the attempt. Default: those of the catalogue. */
  readonly contexts?: Attempt['contexts'];
}

/** Returns how far a principal gets with an action of a way; undefined when it gets nowhere. */
export function stepReach(principal: Principal, tried: StepAttempt): StepReach | undefined {
  const reached = stepReaches(principal, tried);
  const open = reached.filter(({ reach }) => reach === 'open');
  return (
    open.find(({ requirements }) => requirements.length === 0) ??
    open[0] ??
    reached.find(({ isInDoubt }) => isInDoubt) ??
    reached[0]
  );
}

/** Returns how far a principal gets with an action of a way on each resource of its statements. */
export function stepReaches(
  principal: Principal,
  { action, way, all, made = ['*'], contexts }: StepAttempt,
): readonly StepReach[] {
  const step = escalationStep(action);
  const { context, makes } = way;
  const isWritten = way.writes === true && action === way.needs[0];
  const attempt = attemptOf(principal, { action, way, contexts });
  // Many statements are on the same resource, so they share one decision about it.
  const decided = memoize((resource: PolicyText) =>
    mostAllowedAsItself(principal, attempt, resource),
  );
  const isMade = context !== undefined && !step?.used;
  const granted = [...all.filter(namesItsActions), ...all.filter((one) => !namesItsActions(one))];
  if (!isAllowedToo(principal, { action, way, all, made })) return [];
  const resources = granted.flatMap(resourcesOf);
  const [partition] = anyPlace(principal).partitions;
  if (step?.checked?.some((one) => isClosedOn(one, resources, partition, decided))) return [];
  return granted.flatMap((granting) =>
    resourcesOf(granting)
      .filter((resource) => !makes || mayBeMade(resource, made))
      .filter((resource) => !isOnFirst(action, way) || isAmong(resource, made))
      .flatMap(
        (resource) =>
          reachOn(principal, {
            action,
            granting,
            resource,
            decided,
            isMade: isMade || makes === true || isWritten || step?.made === true,
            isLimitedTo: contexts,
          }) ?? [],
      ),
  );
}

/** Returns how a principal tries an action of a way. */
export const attemptOf = (
  principal: Principal,
  { action, way, contexts }: Pick<StepAttempt, 'action' | 'way' | 'contexts'>,
): Attempt => {
  const step = escalationStep(action);
  return {
    action,
    on: step?.on,
    contexts: contexts ?? step?.attempts ?? roleContexts(principal, step),
    context: carriedValues(action, way.context ?? {}),
  };
};

/** Returns whether a holder may make a resource. References and its own user are to what exists. */
const mayBeMade = (resource: PolicyText, made: readonly PolicyText[]): boolean =>
  (!isNamed(resource, '') || parseArn(resource) !== undefined) &&
  !isOwnUser(resource) &&
  !isServiceLinked(resource) &&
  isAmong(resource, made);

/** Returns whether some pattern has a resource in common with some others. */
const isAmong = (resource: PolicyText, others: readonly PolicyText[]): boolean =>
  others.some((one) => overlap(one, resource));

/** Returns whether an action is on what the first action of a way makes with a role. */
const isOnFirst = (action: string, { context, needs: [first] }: StepAttempt['way']): boolean =>
  context !== undefined &&
  action !== first &&
  serviceOf(action) === serviceOf(first) &&
  escalationStep(action) !== undefined &&
  escalationStep(action)?.on === escalationStep(first)?.on;

/** Returns whether a statement names its actions. A `NotAction` has its own finding, not-action. */
export const namesItsActions = ({ statement, policy }: GrantingStatement): boolean =>
  !statement.notAction || policy.origin === 'aws';

/** Returns whether an action is allowed on the other resources that it needs. */
export function isAllowedToo(
  principal: Principal,
  { action, way, all, made }: Omit<StepAttempt, 'contexts'>,
): boolean {
  const also = escalationStep(action)?.also;
  const isOnWritten = way.writes && action !== way.needs[0];
  const needed = isOnWritten ? made : also;
  return (
    !needed ||
    all
      .flatMap(resourcesOf)
      .flatMap((resource) => needed.flatMap((one) => intersection(resource, one)))
      .some((resource) => mostAllowed(principal, { action }, resource) !== undefined)
  );
}

/** Returns whether nothing allows an action on a pattern, or denies close all of it. */
const isClosedOn = (
  pattern: PolicyText,
  resources: readonly PolicyText[],
  own: PolicyText,
  decided: Tried['decided'],
): boolean =>
  resources.every((resource) =>
    hasDeployTimeValue(resource) && !parseArn(resource)
      ? !decided(resource)
      : intersection(resource, inPartitionOf(resource, pattern, own)).every((one) => !decided(one)),
  );

/** Returns a pattern of the data in the partition of a resource, or in the own one. */
function inPartitionOf(resource: PolicyText, pattern: PolicyText, own: PolicyText): PolicyText {
  const partition = parseArn(resource)?.partition ?? '*';
  return pattern.replace(PARTITION_OF_VALUES, () => (isPattern(partition) ? own : partition));
}

/** Returns the most permissive decision. A user makes its requests under its own name. */
export function mostAllowedAsItself(
  principal: Principal,
  attempt: Attempt,
  resource: PolicyText,
): ReturnType<typeof mostAllowed> {
  if (principal.kind !== 'user' || !isOwnUser(resource))
    return mostAllowed(principal, attempt, resource);
  const context = { ...attempt.context, 'aws:username': userName(principal) };
  return mostAllowed(principal, { ...attempt, context }, withUserName(resource, principal));
}

interface Tried extends Pick<StepReach, 'action' | 'granting' | 'resource'> {
  readonly decided: (resource: PolicyText) => ReturnType<typeof mostAllowed>;
  /** Whether the holder makes or changes the resource, and gives it the role. */
  readonly isMade: boolean;
  /** The only values of condition keys to try. Default: others may be wide enough. */
  readonly isLimitedTo?: Attempt['contexts'];
}

function reachOn(
  principal: Principal,
  { action, granting, resource, decided, isMade, isLimitedTo }: Tried,
): StepReach | undefined {
  const step = escalationStep(action);
  const namingBy = (text: PolicyText) =>
    isMade
      ? namingOfMade(principal, action, text, step)
      : namingOf(principal, action, text, granting.policy.origin);
  const asWritten = namingBy(resource);
  const chosen =
    asWritten === 'closed'
      ? possibleResources(resource, principal).find((text) => namingBy(text) !== 'closed')
      : undefined;
  const isAnyName =
    asWritten === 'limited' && includeEveryLetter(resourcesOf(granting), step?.on ?? '');
  const named = isAnyName ? 'open' : asWritten;
  const naming = chosen === undefined ? named : 'limited';
  if (naming === 'closed') return undefined;
  const strong = decided(resource);
  const contexts = isLimitedTo ? [] : wideContexts(principal, granting.statement, step);
  const decision =
    strong ?? mostAllowedAsItself(principal, { action, on: step?.on, contexts }, resource);
  if (!decision || (!strong && contexts.length === 0)) return undefined;
  const { known } = decision;
  const requirements = [
    ...decision.requirements.map((one) => withoutTried(one, resource)),
    ...(chosen === undefined ? [] : [matching(resource, chosen)]),
  ];
  const { absentIf = [] } = principal.boundary ?? {};
  const ofOwn = requirementsOfOwn(principal, { action, granting, resource });
  for (const more of [absentIf, ofOwn])
    if (mayMeet([...requirements, ...more])) requirements.push(...more);
  const isAllowed = known === 'allowed' || areMetByMfa(requirements, principal);
  const isUnnamed = strong !== undefined && naming === 'open';
  const isSure = isAllowed && ofOwn.length === 0 && !hasUnreadBoundary(principal);
  const found = { action, granting, resource, requirements };
  if (isUnnamed && isSure) return { ...found, reach: 'open' };
  return { ...found, reach: 'limited', ...(isUnnamed && { isInDoubt: true }) };
}
