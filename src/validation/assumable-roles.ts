import { reachedBy } from './reached-action';
import { isNamedIn, trustingStatements } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { matchesAction } from '../policy/action-patterns';
import { Place, policiesOf, Principal } from '../policy/model';
import { namesPrincipal } from '../policy/principal-names';

/** A role that a principal can act as, how, and the statement that allows it. */
export interface UsableRole {
  readonly role: Principal;
  /** The actions. */
  readonly by: readonly string[];
  readonly place: Place;
}

/**
 * Returns the roles that a principal may assume: those that trust it, and that its policies name. A
 * role of the same account needs only its trust, if that names the principal.
 */
export function assumableRoles(
  principal: Principal,
  roles: readonly Principal[],
): readonly UsableRole[] {
  const by = [trustFacts().assume];
  const assumed = reachedBy(principal, { action: trustFacts().assume, on: 'role' });
  return roles.flatMap((role): UsableRole[] => {
    const trusting = role === principal ? [] : trustingStatements(role, principal);
    if (trusting.length === 0) return [];
    const granted = assumed.find(({ resource }) =>
      namesPrincipal(resource, role, principal.place.file),
    );
    if (granted) return [{ role, by, place: granted.place }];
    const naming = trusting.find((statement) => isNamedIn(statement, principal, role));
    return naming && mayShareAccount(role, principal) && isUnlimited(principal)
      ? [{ role, by, place: naming.place }]
      : [];
  });
}

const mayShareAccount = ({ identity: one }: Principal, { identity: other }: Principal): boolean =>
  one?.account === undefined || other?.account === undefined || one.account === other.account;

/** Returns whether neither a boundary nor a deny may keep a principal from assuming a role. */
const isUnlimited = (principal: Principal): boolean =>
  principal.boundary === undefined &&
  !policiesOf(principal).some(({ statements }) =>
    statements.some(
      ({ effect, actions, notAction }) =>
        effect === 'Deny' &&
        actions.some((pattern) => matchesAction(pattern, trustFacts().assume)) !== notAction,
    ),
  );
