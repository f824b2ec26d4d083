import { Attempt, mostAllowed } from './attempt';
import { grantingStatements } from './granting-statements';
import { CountedReach, isCounted } from './limiting-conditions';
import { arnsInConditions } from './own-denies';
import { nameInRequests } from './own-user';
import { withTagsOf } from './tags-of-target';
import { EscalationStep, policyKeys } from '../catalogue/escalation';
import { Decision } from '../evaluator/decide';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { arnReferenceSeenFrom } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/** What a holder deletes, and how. */
export interface Deletion {
  readonly role: Principal;
  /** The name, as a statement allows to make something with it. */
  readonly name: PolicyText;
  readonly step: EscalationStep;
  /** Whether a condition may decide about it. */
  readonly counted: CountedReach;
}

/**
 * Returns whether a holder may delete a role of the files, and then make one with its name. AWS
 * deletes no role with policies or instance profiles: the holder must be able to remove what the
 * files show for certain. Nobody acts as a role that is deleted.
 */
export function mayDelete(holder: Principal, one: Deletion, world: World): boolean {
  const { role, step } = one;
  const { freedBy, emptiedBy } = step;
  if (freedBy === undefined || role.place === holder.place || isChangedByAwsOnly(role))
    return false;
  if (!mayOn(holder, one, freedBy)) return false;
  if (!emptiedBy) return true;
  const { inline, attached, profiles } = emptiedBy;
  return (
    (!role.inline.some(isThere) || mayOn(holder, one, inline)) &&
    role.attached
      .filter(isOnIt)
      .every((policy) =>
        mayOn(holder, one, attached, contextsOf(policy, attached, holder, world)),
      ) &&
    (role.profiles ?? []).every((arn) =>
      isDone(mostAllowed(holder, { action: profiles }, arn), holder, one),
    )
  );
}

/** Returns whether a holder may do something on a role, by its name or by the reference to it. */
function mayOn(
  holder: Principal,
  one: Deletion,
  action: string,
  contexts: NonNullable<Attempt['contexts']> = [{}],
): boolean {
  const { role, name, step } = one;
  const { boundary } = role;
  const isKnown = boundary === undefined || parseArn(boundary.arn) !== undefined;
  const own = isKnown ? { [policyKeys().boundary]: boundary?.arn ?? [] } : {};
  const attempt: Attempt = {
    action,
    on: step.on,
    contexts: contexts.map((context) => ({ ...context, ...own })),
    context: nameInRequests(holder),
  };
  const reference = arnReferenceSeenFrom(role, holder.place.file);
  return [name, ...(reference === undefined ? [] : [reference])].some((text) =>
    withTagsOf(
      role,
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
  const named = grantingStatements(holder, action).flatMap(({ statement, place }) =>
    arnsInConditions(one, statement, place.file, world),
  );
  return [...new Set([one.arn, ...named])].map((arn) => ({ [policyKeys().attached]: arn }));
}

/** Returns whether a policy is there whatever deployment decides. */
const isThere = ({ statements }: Policy): boolean =>
  statements.some(({ templateConditions }) => templateConditions.length === 0);

/** Returns whether a policy is attached whatever deployment decides. */
const isOnIt = ({ policy, isPossible, templateConditions = [], absentIf }: Attachment): boolean =>
  !isPossible && !absentIf && templateConditions.length === 0 && (!policy || isThere(policy));
