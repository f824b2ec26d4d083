import { surelyApplies } from './denies-of-holder';
import { stepsOnRoles } from './naming-of-role';
import { mayLetIn, openPartOfTrust, partsNaming } from './open-part-of-trust';
import { isOfServices } from './outsiders';
import { isInOwnPartition } from './own-partitions';
import { possibleCallers } from './possible-callers';
import { possibleTrust } from './possible-trust';
import { reachedBy } from './reached-action';
import { isReachedByTags } from './reached-by-tags';
import { isAvoided } from './tried-access';
import {
  isForEverybody,
  isGivenDirectly,
  isNamedIn,
  trustingStatements,
} from './trusting-statements';
import { UsableRole } from './usable-role';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { Place, policiesAndBoundaryOf, PolicyStatement, Principal } from '../policy/model';
import { withEachName } from '../policy/principal-identity';
import { mayNamePrincipal, mayShareAccount, namesOrIncludes } from '../policy/principal-names';
import { isDeny } from '../policy/statement';
import { any, ifOneOf, not, Tristate } from '../policy/tristate';
import { TrustStatement } from '../policy/trust';

/**
 * Returns the roles that a principal may assume: those that trust it, and that its policies cover. A
 * role of the same account needs only its trust, if that names the principal or everybody.
 *
 * @param isActing - False for a principal whose policies do not allow to assume any role.
 */
export function assumableRoles(
  principal: Principal,
  roles: readonly Principal[],
  isActing = true,
): readonly UsableRole[] {
  const by = [trustFacts().assume];
  const assumed = isActing ? reachedBy(principal, assuming()) : [];
  const candidates = assumed.length > 0 ? trustingPrincipals(roles) : namingPrincipals(roles);
  const stepOn = stepsOnRoles(principal, candidates, assumed);
  return candidates.flatMap((role): UsableRole[] => {
    if (role === principal) return [];
    const trusting = trustingStatements(role, principal);
    const isTrusting = trusting.length > 0;
    const isReached =
      (isTrusting || assumed.length > 0) && isReachedByTags(principal, role, assuming());
    const step = isReached ? stepOn(role) : undefined;
    // An allow on several roles is decided on some, and a deny may name this one.
    if (step && deniedTo(principal, role) === 'yes') return [];
    const trust = isTrusting ? {} : doubtfulTrust(role, principal);
    if (step && !trust) return [];
    const byPolicies = step ? [{ role, by, ...step, ...trust }] : [];
    if (!mayShareAccount(role, principal)) return byPolicies;
    const caller = inAccountOf(role, principal);
    const there = caller === principal ? trusting : trustingStatements(role, caller);
    const isNaming = (statement: TrustStatement) => isNamedIn(statement, caller, role);
    const isForAll = (statement: TrustStatement) =>
      MAKING_REQUESTS.includes(principal.kind) && isForCallers(statement);
    const known = [
      ...there.filter(isNaming).map(byStatement),
      ...there.filter(isForAll).map(byAll),
    ];
    const possible = () => [
      ...possibleCallers(role, caller),
      ...partsNaming(role, caller).map(byPart),
    ];
    const isEnough = isAlone(principal, role);
    const sure = known.find(isEnough);
    const alone = step ? sure : (sure ?? possible().find(isEnough));
    const denied = alone && deniedTo(principal, role);
    if (!alone || denied === 'yes') return byPolicies;
    const { statement, ...how } = alone;
    return [
      ...byPolicies,
      {
        role,
        by,
        place: statement.place,
        isTrusted: true,
        ...how,
        ...(denied === 'maybe' && { mayBeDenied: true }),
      },
    ];
  });
}

const HOLDER = 'the holder';

/** Returns how the trust of a role may let a principal in; undefined if it does not. */
function doubtfulTrust(
  role: Principal,
  principal: Principal,
): Pick<UsableRole, 'trustedAs' | 'ifTrusting'> | undefined {
  const trustedAs = possibleTrust(role, principal);
  if (trustedAs !== undefined) return { trustedAs };
  return mayLetIn(role, principal) ? { ifTrusting: HOLDER } : undefined;
}

/** Returns a permission set in the account of a role. In others, it needs a permission. */
export const inAccountOf = (role: Principal, principal: Principal): Principal => {
  const { account } = role.identity ?? {};
  const isAnywhere = principal.kind === 'permission set' && !principal.identity?.account;
  return account !== undefined && isAnywhere ? inAccount(principal)(account) : principal;
};

/** Returns a principal in an account. */
export const inAccount = memoize((principal: Principal) =>
  memoize((account: string): Principal => ({
    ...principal,
    ...(principal.identity && { identity: { ...principal.identity, account } }),
  })),
);

/** A statement of a trust policy that lets a principal in without a permission of its own. */
interface OwnTrust extends Pick<UsableRole, 'isOfEverybody' | 'trustedAs' | 'ifTrusting'> {
  readonly statement: Pick<TrustStatement, 'principals' | 'place'>;
}

const byStatement = (statement: TrustStatement): OwnTrust => ({ statement });
const byAll = (statement: TrustStatement): OwnTrust => ({ statement, isOfEverybody: true });

const byPart = (place: Place): OwnTrust => ({
  statement: { principals: [], place },
  ifTrusting: HOLDER,
});

const isAlone =
  (principal: Principal, role: Principal) =>
  ({ statement }: OwnTrust): boolean =>
    isWithinBoundary(principal, role, isGivenDirectly(statement, principal));

/** Returns whether a statement is for everybody, and not only for requests of services. */
export const isForCallers = (statement: TrustStatement): boolean =>
  isForEverybody(statement) &&
  !statement.conditions.some((one) => isOfServices(one, trustFacts().assume));

/** The kinds of principals that make requests. Users make those of groups. */
const MAKING_REQUESTS: readonly string[] = ['role', 'user', 'permission set'];

/** Returns the roles that may trust a principal of an account. Applications trust only services. */
const trustingPrincipals = memoize((roles: readonly Principal[]) =>
  roles.filter(
    (role) =>
      openPartOfTrust(role) !== undefined ||
      role.trust.some(
        ({ notPrincipal, principals }) =>
          notPrincipal ||
          principals.some(({ type, value }) => ['AWS', '*'].includes(type) || value === '*'),
      ),
  ),
);

/** Returns the roles whose trust names a principal, or is in everybody. Others need a permission. */
const namingPrincipals = memoize((roles: readonly Principal[]) =>
  roles.filter(
    (role) =>
      openPartOfTrust(role) !== undefined ||
      role.trust.some(
        (statement) =>
          isForEverybody(statement) ||
          statement.principals.some(({ type, value }) => type === 'AWS' && mayNamePrincipal(value)),
      ),
  ),
);

/**
 * Returns whether the boundary of a principal lets it assume a role. It does not limit what is given
 * to a user or a session directly.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function isWithinBoundary(principal: Principal, role: Principal, isDirect: boolean): boolean {
  const { boundary, ...unbounded } = principal;
  if (!boundary || isDirect) return true;
  const inline = boundary.policy ? [boundary.policy] : [];
  const within = { ...unbounded, inline, attached: [] };
  const { file } = principal.place;
  return reachedBy(within, assuming()).some(({ resource }) =>
    namesOrIncludes(resource, role, file),
  );
}

/** Returns whether denies keep a principal from assuming a role: always, or under their conditions. */
export function deniedTo(principal: Principal, role: Principal): Tristate {
  const request = { holder: principal, action: trustFacts().assume, isAnyResource: false };
  const { file } = principal.place;
  return ifOneOf(withEachName(role), (one) => {
    const isRole = (resource: PolicyText): Tristate =>
      namesOrIncludes(resource, one, file) ? isInOwnPartition(resource, principal) : 'no';
    return any(deniesOf(principal), (deny) => {
      const isAmong = any(deny.resources, isRole);
      const isOnRole = deny.notResource ? not(isAmong) : isAmong;
      if (isOnRole === 'no' || surelyApplies(deny, request)) return isOnRole;
      return isAvoided(deny, request) ? 'no' : 'maybe';
    });
  });
}

const assuming = lazy(() => ({ action: trustFacts().assume, on: 'role' }));

/** Returns the denies that keep a principal from assuming some roles. */
const deniesOf = memoize((principal: Principal): readonly PolicyStatement[] =>
  policiesAndBoundaryOf(principal)
    .flatMap((policy) => coveringStatements(policy, trustFacts().assume))
    .map(({ statement }) => statement)
    .filter(isDeny),
);
