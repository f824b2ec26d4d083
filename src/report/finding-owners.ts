import { Place, policiesOf, Principal } from '../policy/model';
import { RuleFinding } from '../validation/rule';

/** Findings by the principals in whose policies they are. */
export interface OwnedFindings {
  readonly byPrincipal: ReadonlyMap<Principal, readonly RuleFinding[]>;
  /** Findings in policies of no principal. */
  readonly others: readonly RuleFinding[];
}

export function findingsByOwner(
  principals: readonly Principal[],
  findings: readonly RuleFinding[],
): OwnedFindings {
  const ownersByPlace = new Map<string, Set<Principal>>();
  for (const principal of principals) {
    for (const place of placesOf(principal)) {
      const key = keyOf(place);
      ownersByPlace.set(key, (ownersByPlace.get(key) ?? new Set()).add(principal));
    }
  }
  const byPrincipal = new Map<Principal, RuleFinding[]>();
  const others: RuleFinding[] = [];
  for (const finding of findings) {
    const owners = new Set(
      keysAround(finding.place).flatMap((key) => [...(ownersByPlace.get(key) ?? [])]),
    );
    if (owners.size === 0) others.push(finding);
    for (const owner of owners) {
      const its = byPrincipal.get(owner) ?? [];
      byPrincipal.set(owner, its);
      its.push(finding);
    }
  }
  return { byPrincipal, others };
}

/** Where a principal and its policies of the files are. */
const placesOf = (principal: Principal): readonly Place[] => [
  principal.place,
  ...policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .map(({ place }) => place),
];

/** A resource of a template is a place by its logical id, other places are by their pointer. */
const keyOf = ({ file, logicalId, pointer }: Place): string =>
  logicalId === undefined
    ? JSON.stringify([file, 'pointer', ...pointer])
    : JSON.stringify([file, 'id', logicalId]);

/** The keys of everything that a place may be in. */
const keysAround = (place: Place): readonly string[] => [
  ...(place.logicalId === undefined ? [] : [keyOf(place)]),
  ...Array.from({ length: place.pointer.length + 1 }, (_, length) =>
    keyOf({ file: place.file, pointer: place.pointer.slice(0, length) }),
  ),
];
