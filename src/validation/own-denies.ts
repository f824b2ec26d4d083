import { isOwnUser } from './own-user';
import { ReviewFacts } from '../catalogue/review-facts';
import { PolicyText } from '../policy/deploy-time-text';
import { Policy, Principal } from '../policy/model';
import { namesPrincipal } from '../policy/principal-names';

type TakingOff = Pick<ReviewFacts['unconfined'][number], 'on' | 'takesOff'>;

/**
 * Returns whether an action on a resource takes a policy off the principal, or the principal out of
 * a group, and something that the principal is denied with it.
 */
export function takesOffOwnDeny(
  principal: Principal,
  { on = 'role', takesOff }: TakingOff,
  resource: PolicyText,
): boolean {
  if (takesOff === undefined) return false;
  const { kind, groups = [], place } = principal;
  if (on === kind) {
    const isOwn = isOwnUser(resource) || namesPrincipal(resource, principal, place.file);
    return isOwn && hasDeny(withoutGroups(principal), takesOff);
  }
  return (
    on === 'group' &&
    groups.some((group) => namesPrincipal(resource, group, place.file) && hasDeny(group, takesOff))
  );
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

const hasDeny = ({ inline, attached }: Principal, takesOff: TakingOff['takesOff']): boolean =>
  (takesOff !== 'attached' && inline.some(denies)) ||
  (takesOff !== 'inline' && attached.some(({ policy }) => policy !== undefined && denies(policy)));

const denies = ({ statements }: Policy): boolean =>
  statements.some(({ effect }) => effect === 'Deny');
