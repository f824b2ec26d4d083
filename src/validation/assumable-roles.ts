import { reachedBy } from './reached-action';
import { isNamedIn, trustingStatements } from './trusting-statements';
import { UsableRole } from './usable-role';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { policiesOf, Principal } from '../policy/model';
import { includesPrincipal, mayNamePrincipal, namesPrincipal } from '../policy/principal-names';

/**
 * Returns the roles that a principal may assume: those that trust it, and that its policies cover. A
 * role of the same account needs only its trust, if that names the principal.
 */
export function assumableRoles(
  principal: Principal,
  roles: readonly Principal[],
): readonly UsableRole[] {
  const by = [trustFacts().assume];
  const assumed = reachedBy(principal, { action: trustFacts().assume, on: 'role' });
  const candidates = assumed.length > 0 ? trustingPrincipals(roles) : namingPrincipals(roles);
  return candidates.flatMap((role): UsableRole[] => {
    const trusting = role === principal ? [] : trustingStatements(role, principal);
    if (trusting.length === 0) return [];
    const granted = assumed.find(({ resource }) =>
      namesPrincipal(resource, role, principal.place.file),
    );
    if (granted) return [{ role, by, place: granted.place }];
    const ofAny = assumed.find(({ resource }) => includesPrincipal(resource, role));
    if (ofAny) return [{ role, by, place: ofAny.place, isAny: true }];
    const naming = trusting.find((statement) => isNamedIn(statement, principal, role));
    return naming && mayShareAccount(role, principal) && isUnlimited(principal)
      ? [{ role, by, place: naming.place, isTrusted: true }]
      : [];
  });
}

/** Returns the roles that may trust a principal of an account. Applications trust only services. */
const trustingPrincipals = memoize((roles: readonly Principal[]) =>
  roles.filter(({ trust }) =>
    trust.some(
      ({ notPrincipal, principals }) =>
        notPrincipal ||
        principals.some(({ type, value }) => ['AWS', '*'].includes(type) || value === '*'),
    ),
  ),
);

/** Returns the roles whose trust names a principal. Without a name, its own policies must. */
const namingPrincipals = memoize((roles: readonly Principal[]) =>
  roles.filter(({ trust }) =>
    trust.some(({ principals }) =>
      principals.some(({ type, value }) => type === 'AWS' && mayNamePrincipal(value)),
    ),
  ),
);

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
