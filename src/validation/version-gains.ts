import { isActingAs } from './acting-as';
import { FEW } from './choices-text';
import { Escalation, escalationBy, handsOverAccount, hasEverything, waysOf } from './escalations';
import { Gain } from './gain-by-policies';
import { MOST, mostOf, rankOf } from './gain-rank';
import { amongTakenBy, writingWays } from './gains-of-takers';
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
 *
 * @param waysIn - Returns the ways of somebody with such a version as others decide them.
 */
export function amongVersions(
  principal: Principal,
  one: Escalation,
  world: World,
  waysIn: WaysIn,
): Escalation | undefined {
  const switches = switchesBy(principal, one.way.needs[0], world);
  const gained = gainOf(principal, one, switches, world, waysIn);
  if (gained) return gained;
  if (!knowsAllVersions(world, principal)) return one;
  if (switches.length === 0) return undefined;
  const names = new Set(switches.map(({ policy: { name } }) => name));
  const policies = `the ${names.size > 1 ? 'policies' : 'policy'} ${listed([...names])}`;
  const does = `switches ${policies} to a version that allows more`;
  return { ...one, way: { ...one.way, does } };
}

/** What a switch of versions gives, and who has the policy. */
interface VersionGain {
  readonly by: PolicySwitch;
  readonly gain: Gain;
  readonly of: string;
}

type WaysIn = (one: Principal) => readonly Escalation[];

function gainOf(
  principal: Principal,
  one: Escalation,
  switches: readonly PolicySwitch[],
  world: World,
  waysIn: WaysIn,
): Escalation | undefined {
  const gainsOf = (holder: Principal, of: string, isDecided = true): readonly VersionGain[] =>
    switches.flatMap((by) => {
      const gain = isDecided
        ? gainAs(principal, holder, by, world, waysIn)
        : gainOfVersion(holder, by);
      return gain ? [{ by, gain, of }] : [];
    });
  const roles = world.principals.filter(({ kind, madeByAws }) => kind === 'role' && !madeByAws);
  const own = gainsOf(principal, ' that it has');
  const ofRoles = () => {
    const having = roles
      .filter((role) => role !== principal && switches.some((by) => gainOfVersion(role, by)))
      .filter((role) => isActingAs(world, principal, role));
    // To judge many takes long.
    const isDecided = having.length <= FEW;
    return having.flatMap((role) =>
      gainsOf(role, ` of the role ${role.name}, as which it can act,`, isDecided),
    );
  };
  const rankIn = ({ by, gain }: VersionGain) =>
    rankOf({ ...gain, reach: by.isSure ? 'open' : 'limited' });
  const isMost = (gain: VersionGain) => rankIn(gain) === MOST;
  const all = own.some(isMost) ? own : [...own, ...ofRoles()];
  const [most] = [...all].sort((first, other) => rankIn(other) - rankIn(first));
  if (!most) return undefined;
  const { by, gain, of } = most;
  const to = by.version.version === undefined ? 'another version' : `version ${by.version.version}`;
  const does = `switches the policy ${by.policy.name}${of} to ${to}, and so ${gain.way.does}`;
  const found = escalationBy(principal, one.way, grantingOn(principal, by.policy)) ?? one;
  return {
    ...found,
    way: { ...found.way, hands: gain.way.hands, does },
    reach: by.isSure ? 'open' : 'limited',
  };
}

/** Returns what a principal gains with another version of a policy, as one that has the policy. */
function gainAs(
  principal: Principal,
  holder: Principal,
  by: PolicySwitch,
  world: World,
  waysIn: WaysIn,
): Gain | undefined {
  if (!gainOfVersion(holder, by)) return undefined;
  const changed = withVersion(holder)(by.policy)(by.version);
  if (hasEverything(changed)) return EVERYTHING;
  const decided = lackedOf(holder, changed).map(amongTakenBy(changed, principal, world));
  const written = () => lackedWays(waysOf(holder), writingWays(principal, changed, waysIn));
  const most = mostOf(decided.some(handsOverAccount) ? decided : [...decided, ...written()]);
  return most?.reach === 'open' ? most : undefined;
}

/** Returns how somebody takes any permission with another version, if others decide nothing. */
function gainOfVersion(holder: Principal, { policy, version }: PolicySwitch): Gain | undefined {
  const changed = withVersion(holder)(policy)(version);
  if (changed === holder || hasEverything(holder)) return undefined;
  return hasEverything(changed) ? EVERYTHING : lackedOf(holder, changed)[0];
}

const lackedOf = (holder: Principal, changed: Principal): readonly Escalation[] =>
  lackedWays(waysOf(holder), waysOf(changed)).filter(handsOverAccount);

const EVERYTHING: Gain = {
  way: { hands: 'any-permission', does: 'has every permission' },
  reach: 'open',
};

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
