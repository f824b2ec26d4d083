import { managedPolicyFacts, policyVersion } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';

/** An AWS managed policy pinned at one of its versions. */
export interface Pin {
  readonly policy: string;
  readonly version: string;
}

interface Policies {
  readonly _managedPolicies: readonly string[];
  readonly _pins: readonly Pin[];
}

/**
 * Returns the managed policies of an access with one of them pinned. Throws when the access does
 * not have the policy.
 */
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

/**
 * Returns the policy at the version. Throws when the catalogue does not have the version, or not
 * its document.
 */
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
 * Returns the combined pins of two accesses. Throws when a policy is pinned in only one of them, or
 * at different versions. With either choice, one access would have more or less than it specifies.
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
