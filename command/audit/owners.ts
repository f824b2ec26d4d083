import { Place, Principal, World } from '../../src/policy/model';
import { otherName, principalIds } from '../../src/policy/principal-ids';
import { principalsAbout } from '../../src/validation/findings-of-place';
import { RuleFinding } from '../../src/validation/rule';

export interface Owner {
  readonly kind: Principal['kind'];
  /** The name that every output has. */
  readonly name: string;
  /** The name in IAM, where it is known and differs. */
  readonly iamName?: string;
}

/** Where a finding is, and which principals it is about. */
type FoundAt = Pick<RuleFinding, 'place' | 'about'>;

const keyOf = ({ file }: Place, pointer: Place['pointer']) => JSON.stringify([file, ...pointer]);

/**
 * Returns the owners of the access that a finding is about: the principals with the policy that
 * contains its place, or the principal that contains it.
 */
export function ownersIn({ principals }: World): (finding: FoundAt) => readonly Owner[] {
  const ids = principalIds(principals);
  const owners = new Map<string, Principal[]>();
  const add = (place: Place, principal: Principal) => {
    const key = keyOf(place, place.pointer);
    const known = owners.get(key) ?? [];
    if (!known.includes(principal)) owners.set(key, [...known, principal]);
  };
  for (const principal of principals) {
    add(principal.place, principal);
    for (const { place } of [
      ...principal.inline,
      ...principal.attached,
      ...(principal.boundary ? [principal.boundary] : []),
    ])
      add(place, principal);
    for (const { policy } of principal.attached)
      if (policy?.origin === 'file') add(policy.place, principal);
  }
  return ({ place, about }) => {
    for (let length = place.pointer.length; length >= 0; length--) {
      const found = owners.get(keyOf(place, place.pointer.slice(0, length)));
      if (found)
        return principalsAbout(found, about).map((one) => ownerOf(one, ids.get(one) ?? one.name));
    }
    return [];
  };
}

function ownerOf(principal: Principal, name: string): Owner {
  const iamName = otherName(principal, name);
  return { kind: principal.kind, name, ...(iamName !== undefined && { iamName }) };
}
