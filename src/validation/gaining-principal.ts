import { allowedWayActions } from './allowed-way-actions';
import { gainsWithoutBoundary } from './naming-of-own';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, Principal } from '../policy/model';

/**
 * Returns a way as a principal has it. Who gains nothing by it gives access to others: a role that
 * writes into users is none of them.
 *
 * @param takesAny - Whether a principal can give itself any permission.
 */
export function wayOfPrincipal(
  principal: Principal,
  way: EscalationWay,
  takesAny: (principal: Principal) => boolean,
): EscalationWay {
  const isGained =
    way.gains === 'bounded'
      ? isFreed(principal, way, takesAny)
      : way.gains === undefined || gains(principal, way.gains);
  return isGained ? way : wayForOthers(way);
}

const wayForOthers = memoize(({ others, ...way }: EscalationWay): EscalationWay => ({
  ...way,
  hands: 'roles',
  ...(others !== undefined && { does: others }),
}));

/**
 * Returns whether a principal gets any permission without its own boundary. A way that changes the
 * boundaries of roles frees no user.
 */
const isFreed = (
  principal: Principal,
  { needs: [action] }: EscalationWay,
  takesAny: (principal: Principal) => boolean,
): boolean =>
  principal.kind === escalationStep(action)?.on &&
  gainsWithoutBoundary(principal) &&
  takesAny(withoutBoundary(principal));

const withoutBoundary = memoize(({ boundary: _, ...principal }: Principal): Principal => principal);

/** Returns whether a principal is one of those who gain by a way. Any may hold a policy. */
function gains(principal: Principal, by: EscalationWay['gains']): boolean {
  const { kind, attached, boundary, groups = [] } = principal;
  if (kind === 'policy') return true;
  if (by === 'attached') return [...attached, ...(boundary ? [boundary] : [])].some(isOfAccount);
  if (by === 'role')
    return !['user', 'group'].includes(kind) || escalationWays().some(actsAsRole(principal));
  if (kind === 'group') return true;
  return kind === 'user' && (by === 'user' || groups.length > 0);
}

/** Returns whether the policies of a principal have a way to act as roles, whatever limits it. */
const actsAsRole = (principal: Principal) => {
  const allowed = allowedWayActions(principal);
  return ({ hands, needs }: EscalationWay): boolean =>
    hands === 'roles' && needs.every((action) => allowed.has(action));
};

/** Returns whether an account may change a managed policy. It changes none of AWS. */
const isOfAccount = ({ arn }: Attachment): boolean => parseArn(arn)?.account !== 'aws';
