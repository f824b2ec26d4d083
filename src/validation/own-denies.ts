import { isKey } from './condition-keys';
import { isOwnUser } from './own-user';
import { policiesByArn } from './policies-by-arn';
import { policyKeys } from '../catalogue/escalation';
import { ReviewFacts } from '../catalogue/review-facts';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, PolicyStatement, Principal, World } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
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
  { conditions }: PolicyStatement,
  world: World,
): readonly PolicyText[] => {
  const named = conditions
    .filter(({ key }) => isKey(key, policyKeys().attached))
    .flatMap(({ values }) => values)
    .flatMap((value) => policiesByArn(value, principal.place.file, world));
  return deniersOn(principal, fact, '*')
    .flatMap(({ attached }) => attached.filter(isDenying))
    .flatMap(({ arn, policy }) => {
      const asNamed = named.filter((one) => one.policy === policy).map((one) => one.arn);
      return asNamed.length > 0 ? asNamed : [arn];
    });
};

/** Returns the principal, or its groups, if an action on a resource takes a deny off them. */
function deniersOn(
  principal: Principal,
  { on = 'role', takesOff }: TakingOff,
  resource: PolicyText,
): readonly Principal[] {
  if (takesOff === undefined) return [];
  const { kind, groups = [], place } = principal;
  const isOn = (one: Principal) => namesOrIncludes(resource, one, place.file);
  if (on === kind) {
    const own = withoutGroups(principal);
    return (isOwnUser(resource) || isOn(principal)) && losesDeny(own, takesOff) ? [own] : [];
  }
  return on === 'group' ? groups.filter((group) => isOn(group) && losesDeny(group, takesOff)) : [];
}

/** Returns a user without what it has of its groups. */
function withoutGroups({ groups = [], inline, attached, ...user }: Principal): Principal {
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

const isDenying = ({ policy }: Attachment): boolean =>
  policy !== undefined && hasDeny(policy.statements);
