import { Attempt, mostAllowed } from './attempt';
import { grantsOf } from './granting-statements';
import { CountedReach, isCounted } from './limiting-conditions';
import { arnsInConditions, withoutGroups } from './own-denies';
import { nameInRequests } from './own-user';
import { withTagsOf } from './tags-of-target';
import { EscalationStep, policyKeys } from '../catalogue/escalation';
import { Decision } from '../evaluator/decide';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { arnReferenceSeenFrom, pathsByName } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/** A role, a user, or a group that a holder deletes, and how. */
export interface Deletion {
  readonly owner: Principal;
  /** Its ARN, with the account that a statement allows to make something in. */
  readonly name: PolicyText;
  readonly step: EscalationStep;
  /** Whether a condition may decide about it. */
  readonly counted: CountedReach;
}

/**
 * Returns whether a holder may delete a role, a user, or a group of the files, and then make one with
 * its name. AWS deletes none with policies, instance profiles, groups, or members: the holder must be
 * able to remove what the files show for certain. Nobody acts as one that is deleted.
 */
export function mayDelete(holder: Principal, one: Deletion, world: World): boolean {
  const { owner, step } = one;
  const { freedBy, emptiedBy } = step;
  if (freedBy === undefined || owner.place === holder.place || isChangedByAwsOnly(owner))
    return false;
  if (!mayOn(holder, one, freedBy)) return false;
  if (!emptiedBy) return true;
  const { inline, attached, profiles, groups } = emptiedBy;
  const own = withoutGroups(owner);
  return (
    (!own.inline.some(isThere) || mayOn(holder, one, inline)) &&
    own.attached
      .filter(isOnIt)
      .every((policy) =>
        mayOn(holder, one, attached, contextsOf(policy, attached, holder, world)),
      ) &&
    (owner.profiles ?? []).every((arn) => {
      if (profiles === undefined) return false;
      const decision = mostAllowed(holder, { action: profiles }, arn);
      return isDone(decision, holder, one);
    }) &&
    groupsOf(owner, world).every((group) => {
      if (groups === undefined) return false;
      return mayOn(holder, ofGroup(group, one), groups);
    })
  );
}

/** Returns the groups of a user, or a group that has users. */
const groupsOf = (owner: Principal, { principals }: World): readonly Principal[] =>
  owner.kind === 'group'
    ? principals
        .flatMap(({ groups = [] }) => groups)
        .filter(({ place }) => place === owner.place)
        .slice(0, 1)
    : (owner.groups ?? []);

const ofGroup = (owner: Principal, one: Deletion): Deletion => ({
  ...one,
  owner,
  name: withPath(one.name, pathsByName(owner)[0]),
});

/** Returns an ARN with another end. */
export const withPath = (arn: PolicyText, path: PolicyText): PolicyText =>
  arn.slice(0, arn.lastIndexOf(':') + 1) + path;

/** Returns whether a holder may do something on a role, by its name or by the reference to it. */
function mayOn(
  holder: Principal,
  one: Deletion,
  action: string,
  contexts: NonNullable<Attempt['contexts']> = [{}],
): boolean {
  const { owner, name } = one;
  const { boundary } = owner;
  const isKnown = boundary === undefined || parseArn(boundary.arn) !== undefined;
  const own = isKnown ? { [policyKeys().boundary]: boundary?.arn ?? [] } : {};
  const attempt: Attempt = {
    action,
    on: owner.kind,
    contexts: contexts.map((context) => ({ ...context, ...own })),
    context: nameInRequests(holder),
  };
  const reference = arnReferenceSeenFrom(owner, holder.place.file);
  return [name, ...(reference === undefined ? [] : [reference])].some((text) =>
    withTagsOf(
      owner,
      text,
      holder,
    )(attempt).some((tried) => isDone(mostAllowed(holder, tried, text), holder, one)),
  );
}

const isDone = (decision: Decision | undefined, holder: Principal, { counted }: Deletion) =>
  decision !== undefined && isCounted(decision, holder, counted);

/** Returns the policy to detach, as the condition keys of requests name it. */
function contextsOf(
  one: Attachment,
  action: string,
  holder: Principal,
  world: World,
): NonNullable<Attempt['contexts']> {
  const named = grantsOf(holder, action).flatMap(({ statement, place }) =>
    arnsInConditions(one, statement, { place }, world),
  );
  return [...new Set([one.arn, ...named])].map((arn) => ({ [policyKeys().attached]: arn }));
}

/** Returns whether a policy is there whatever deployment decides. */
export const isThere = ({ statements }: Policy): boolean =>
  statements.some(({ templateConditions }) => templateConditions.length === 0);

/** Returns whether a policy is attached whatever deployment decides. */
const isOnIt = ({ policy, isPossible, templateConditions = [], absentIf }: Attachment): boolean =>
  !isPossible && !absentIf && templateConditions.length === 0 && (!policy || isThere(policy));
