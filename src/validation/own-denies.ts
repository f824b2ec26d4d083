import { isKey } from './condition-keys';
import { isOwnUser } from './own-user';
import { policiesByArn } from './policies-by-arn';
import { policyKeys } from '../catalogue/escalation';
import { ReviewFacts } from '../catalogue/review-facts';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';
import { isSamePolicy } from '../policy/same-policy';
import { hasDeny } from '../policy/statement';

type TakingOff = Pick<ReviewFacts['unconfined'][number], 'on' | 'takesOff'>;

/**
 * Returns whether an action on a resource takes a policy off the principal, or the principal out of
 * a group, and something that the principal is denied with it.
 */
export const takesOffOwnDeny = (
  principal: Principal,
  fact: TakingOff,
  resource: PolicyText,
): boolean => deniersOn(principal, fact, resource).length > 0;

/**
 * Returns the ARNs of the policies that an action takes off by it: as a statement names them in its
 * conditions, or as the principal has them.
 */
export const takenOffArns = (
  principal: Principal,
  fact: TakingOff,
  statement: PolicyStatement,
  world: World,
): readonly PolicyText[] =>
  deniersOn(principal, fact, '*')
    .flatMap(({ attached }) => attached.filter(isDenying))
    .flatMap((one) => arnsInConditions(one, statement, principal, world));

/** Returns the ARNs of a managed policy as a statement of a file names it in its conditions; otherwise its own. */
export function arnsInConditions(
  { arn, policy }: Attachment,
  { conditions }: PolicyStatement,
  by: Pick<Policy, 'place' | 'identity'>,
  world: Pick<World, 'policies'>,
): readonly PolicyText[] {
  const asNamed = conditions
    .filter(({ key }) => isKey(key, policyKeys().attached))
    .flatMap(({ values }) => values)
    .flatMap((value) => policiesByArn(value, by, world))
    .filter((one) => isSamePolicy(one.policy, policy));
  return asNamed.length > 0 ? asNamed.map((one) => one.arn) : [arn];
}

/**
 * Returns a principal, or its groups, if an action of a holder on a resource takes a deny off them.
 * Default: it is the holder.
 */
export function deniersOn(
  principal: Principal,
  fact: TakingOff,
  resource: PolicyText,
  holder = principal,
): readonly Principal[] {
  const isItself = holder === principal && isOwnUser(resource);
  return deniersIn(principal, fact).filter(
    (one) =>
      (isItself && one.kind === principal.kind) ||
      namesOrIncludes(resource, one, holder.place.file),
  );
}

/** Returns a principal, or its groups, if an action takes a deny off them. */
export function deniersIn(
  principal: Principal,
  { on = 'role', takesOff }: TakingOff,
): readonly Principal[] {
  if (takesOff === undefined) return [];
  const { kind, groups = [] } = principal;
  const itself = on === kind && !isChangedByAwsOnly(principal) ? [withoutGroups(principal)] : [];
  const all = on === 'group' && on !== kind ? groups : itself;
  return all.filter((one) => losesDeny(one, takesOff));
}

/** Returns a user without what it has of its groups. */
export function withoutGroups({ groups = [], inline, attached, ...user }: Principal): Principal {
  const ofGroups = new Set<unknown>(
    groups.flatMap((group) => [...group.inline, ...group.attached]),
  );
  return {
    ...user,
    inline: inline.filter((policy) => !ofGroups.has(policy)),
    attached: attached.filter((attachment) => !ofGroups.has(attachment)),
  };
}

const losesDeny = ({ inline, attached }: Principal, takesOff: TakingOff['takesOff']): boolean =>
  (takesOff !== 'attached' && inline.some(({ statements }) => hasDeny(statements))) ||
  (takesOff !== 'inline' && attached.some(isDenying));

export const isDenying = ({ policy }: Attachment): boolean =>
  policy !== undefined && hasDeny(policy.statements);
