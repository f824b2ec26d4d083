import { isActingAs } from './acting-as';
import { Escalation, escalationBy, handsOverAccount, hasEverything, waysOf } from './escalations';
import { grantsOf } from './granting-statements';
import { lackedWays } from './lacked-ways';
import { knowsAllVersions, PolicySwitch, switchesBy } from './policy-switches';
import { withResources } from './taken-names';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { matchesPrincipal } from '../policy/principal-names';
import { isSamePolicy } from '../policy/same-policy';
import { listed } from '../text/listed';

/**
 * Returns the way to another version of a managed policy, by what the versions in the files allow. It
 * gives any permission if the principal has the policy, or can act as a role that has it. Undefined
 * where the files list all versions, and none allows more.
 */
export function amongVersions(
  principal: Principal,
  one: Escalation,
  world: World,
): Escalation | undefined {
  const switches = switchesBy(principal, one.way.needs[0], world);
  const gained = gainOf(principal, one, switches, world);
  if (gained) return gained;
  if (!knowsAllVersions(world, principal)) return one;
  if (switches.length === 0) return undefined;
  const names = new Set(switches.map(({ policy: { name } }) => name));
  const policies = `the ${names.size > 1 ? 'policies' : 'policy'} ${listed([...names])}`;
  const does = `switches ${policies} to a version that allows more`;
  return { ...one, way: { ...one.way, does } };
}

/** Returns whether some version of a policy allows more, if a way switches versions. */
export const allowsMore = (principal: Principal, one: Escalation, world: World): boolean =>
  !one.way.switches || amongVersions(principal, one, world) !== undefined;

function gainOf(
  principal: Principal,
  one: Escalation,
  switches: readonly PolicySwitch[],
  world: World,
): Escalation | undefined {
  const roles = world.principals.filter(({ kind, madeByAws }) => kind === 'role' && !madeByAws);
  const own = switches.map((by) => ({ by, gain: gainBy(principal, by), of: ' that it has' }));
  const ofRoles = () =>
    switches.flatMap((by) =>
      roles.flatMap((role) => {
        const gain = role === principal ? undefined : gainBy(role, by);
        const isActing = gain !== undefined && isActingAs(world, principal, role);
        const of = ` of the role ${role.name}, as which it can act,`;
        return isActing ? [{ by, gain, of }] : [];
      }),
    );
  const isSureGain = own.some(({ by, gain }) => by.isSure && gain !== undefined);
  const all = isSureGain ? own : [...own, ...ofRoles()];
  const [most] = all
    .filter(({ gain }) => gain !== undefined)
    .sort((first, other) => Number(other.by.isSure) - Number(first.by.isSure));
  if (!most) return undefined;
  const { by, gain, of } = most;
  const to = by.version.version === undefined ? 'another version' : `version ${by.version.version}`;
  const does = `switches the policy ${by.policy.name}${of} to ${to}, and so ${gain}`;
  const found = escalationBy(principal, one.way, grantingOn(principal, by.policy)) ?? one;
  return {
    ...found,
    way: { ...found.way, hands: 'any-permission', does },
    reach: by.isSure ? 'open' : 'limited',
  };
}

/** Returns how a principal takes any permission with another version of a policy that it has. */
function gainBy(principal: Principal, { policy, version }: PolicySwitch): string | undefined {
  if (hasEverything(principal)) return undefined;
  const changed = withVersion(principal)(policy)(version);
  if (changed === principal) return undefined;
  if (hasEverything(changed)) return 'has every permission';
  return lackedWays(waysOf(principal), waysOf(changed)).find(handsOverAccount)?.way.does;
}

/** Returns a principal with another version of a policy; itself if it does not have the policy. */
export const withVersion = memoize((principal: Principal) =>
  memoize((policy: Policy) =>
    memoize((version: Policy): Principal => {
      const { inline, attached, boundary } = principal;
      const has = (one: Attachment) => isSamePolicy(policy, one.policy);
      const isHeld = inline.includes(policy) || attached.some(has);
      if (!isHeld && !(boundary && has(boundary))) return principal;
      const replaced = (one: Attachment) => (has(one) ? { ...one, policy: version } : one);
      return {
        ...principal,
        inline: inline.map((one) => (one === policy ? version : one)),
        attached: attached.map(replaced),
        ...(boundary && { boundary: replaced(boundary) }),
      };
    }),
  ),
);

/** Returns the statements that allow an action on a policy, with the resources that do. */
const grantingOn = (principal: Principal, policy: Policy) => (action: string) =>
  grantsOf(principal, action).flatMap(
    (one) => withResources(one, (resource) => isOn(resource, policy, principal)) ?? [],
  );

const isOn = (resource: string, policy: Policy, { place }: Principal): boolean =>
  !parseArn(resource) || matchesPrincipal(resource, { ...policy, kind: 'policy' }, place.file);
