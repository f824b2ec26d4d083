import { connectHolders } from './connect-holders';
import { canTakeAnyPermission } from './escalations';
import { canDo, ReachedAction, reachedBy } from './reached-action';
import { Found, subjectOf } from './rule';
import { hasEverything } from './whole-access';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { TrustPrincipal } from '../policy/trust';
import { trustAllows } from '../policy/trust-queries';

/**
 * Returns the findings on principals that may assume a role of the same world, which trusts them,
 * and so get more access to Amazon Connect. A role that is not named is an escalation by itself.
 */
export const roleChains = (world: World): Found[] => {
  const powerful = connectHolders(world)
    .filter(({ kind }) => kind === 'role')
    .map((role) => ({ role, has: powersOf(role) }))
    .filter(({ has }) => has.length > 0);
  return world.principals
    .filter((principal) => !principal.madeByAws && !hasEverything(principal))
    .flatMap((principal) => chainsOf(principal, powerful));
};

interface Powerful {
  readonly role: Principal;
  readonly has: readonly string[];
}

const powersOf = (role: Principal): readonly string[] =>
  hasEverything(role) || canTakeAnyPermission(role)
    ? trustFacts().fullAccess
    : trustFacts().fullAccess.filter((action) => canDo(role, action));

function chainsOf(principal: Principal, powerful: readonly Powerful[]): Found[] {
  const assumed = reachedBy(principal, { action: trustFacts().assume, on: 'role' });
  if (assumed.length === 0) return [];
  return powerful.flatMap(({ role, has }) => {
    const step = assumed.find(({ resource }) => isRole(resource, role));
    if (role === principal || !step || !trusts(role, principal)) return [];
    const gained = has.filter((action) => !canDo(principal, action));
    return gained.length === 0 ? [] : [foundIn(role, step, gained)];
  });
}

const foundIn = (
  { name }: Principal,
  { place }: ReachedAction,
  gained: readonly string[],
): Found => ({
  subject: `${trustFacts().assume} on ${name}`,
  what: `${trustFacts().assume} on the role ${name}: the holder gets ${subjectOf(gained)}`,
  instead: `Acknowledge that the holder has the access of the role ${name} too`,
  place,
});

/** Returns whether a resource names a role: by a reference, its ARN, or a pattern of its name. */
function isRole(resource: PolicyText, role: Principal): boolean {
  const path = parseArn(resource)?.resource;
  return path === undefined
    ? resource === arnReference(role)
    : /^role\/.*[^*?/]/.test(path) && matchesPattern(path, `role/${role.name}`);
}

const trusts = (role: Principal, principal: Principal): boolean =>
  role.trust.some(
    (statement) =>
      statement.effect === 'Allow' &&
      !statement.notPrincipal &&
      trustAllows(statement, trustFacts().assume) &&
      statement.principals.some((one) => includes(one, principal)),
  );

/** Returns whether a principal of a trust policy is a principal, or the whole account. */
function includes({ type, value }: TrustPrincipal, principal: Principal): boolean {
  if (type === '*' || value === '*') return true;
  if (type !== 'AWS') return false;
  const path = parseArn(value)?.resource;
  if (path === undefined) return /^\d{12}$/.test(value) || value === arnReference(principal);
  return path === 'root' || path === `${principal.kind}/${principal.name}`;
}

const arnReference = ({ place }: Principal): PolicyText =>
  deployTimeValue(`${place.logicalId}.Arn`);
