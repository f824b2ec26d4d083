import { managedPolicyFacts, policyVersion } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';

/** A managed policy of AWS held at one of its versions. */
export interface Pin {
  readonly policy: string;
  readonly version: string;
}

interface Policies {
  readonly _managedPolicies: readonly string[];
  readonly _pins: readonly Pin[];
}

/** The managed policies of an access with one of them pinned; an error when it is none of them. */
export function pinnedIn(
  where: string,
  { _managedPolicies, _pins }: Policies,
  policy: string,
  version: string,
) {
  const all = [..._managedPolicies, ..._pins.map((pin) => pin.policy)];
  if (!all.includes(policy)) {
    throw new ConnectAccessError({
      where,
      problem: 'the access has no such managed policy',
      got: policy,
      allowed: all.length > 0 ? all.join(', ') : 'none, because it has no managed policy at all',
      ...(all.length === 0 && {
        instead: 'Managed policies come with ConnectAccess.fullAccess, readOnly and voiceId',
      }),
    });
  }
  return {
    managedPolicies: _managedPolicies.filter((name) => name !== policy),
    pins: [..._pins.filter((pin) => pin.policy !== policy), pinOf(where, policy, version)],
  };
}

/** The policy at the version; an error when the catalogue has not that version, or not what it says. */
function pinOf(where: string, policy: string, version: string): Pin {
  const found = policyVersion(policy, version);
  if (found?.document) return { policy, version };
  const { versions } = managedPolicyFacts(policy);
  throw new ConnectAccessError({
    where,
    problem: found
      ? `the catalogue has no document of this version of ${policy}`
      : `${policy} has no such version in the catalogue`,
    got: version,
    allowed: Object.entries(versions)
      .flatMap(([id, { date, document }]) => (document ? [`${id} of ${date}`] : []))
      .join(', '),
    instead: 'What AWS published later is in a later release of this library',
  });
}

/**
 * The pins of two accesses together. A policy that is pinned in one of them and not in the other,
 * or at another version, is an error: whichever were taken, one of the two would have more than it
 * says, or less.
 */
export function joinedPins(where: string, one: Policies, other: Policies): Pin[] {
  const [first, second] = [one, other].map(
    (access) =>
      new Map([
        ...access._managedPolicies.map((policy) => [policy, 'as AWS serves it'] as const),
        ...access._pins.map(({ policy, version }) => [policy, `pinned at ${version}`] as const),
      ]),
  );
  for (const [policy, how] of first) {
    const otherwise = second.get(policy) ?? how;
    if (otherwise === how) continue;
    throw new ConnectAccessError({
      where,
      problem: `${policy} is ${how} in one access and ${otherwise} in the other`,
      instead: 'Have it alike in both; withPinnedPolicy pins it in an access that is there already',
    });
  }
  return [...one._pins, ...other._pins];
}
