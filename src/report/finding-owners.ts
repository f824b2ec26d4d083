import { JudgedFinding } from './reported-findings';
import { Place, policiesOf, Principal } from '../policy/model';
import { principalsAbout } from '../validation/findings-of-place';

/** Findings grouped by the principals that have the policies. */
export interface OwnedFindings {
  readonly byPrincipal: ReadonlyMap<Principal, readonly JudgedFinding[]>;
  /** Findings in policies that belong to no principal. */
  readonly others: readonly JudgedFinding[];
}

export function findingsByOwner(
  principals: readonly Principal[],
  findings: readonly JudgedFinding[],
): OwnedFindings {
  const ownersByPlace = new Map<string, Set<Principal>>();
  for (const principal of principals) {
    for (const place of placesOf(principal)) {
      const key = keyOf(place);
      ownersByPlace.set(key, (ownersByPlace.get(key) ?? new Set()).add(principal));
    }
  }
  const byPrincipal = new Map<Principal, JudgedFinding[]>();
  const others: JudgedFinding[] = [];
  for (const finding of findings) {
    const around = keysAround(finding.place).flatMap((key) => [...(ownersByPlace.get(key) ?? [])]);
    const owners = principalsAbout([...new Set(around)], finding.about);
    if (owners.length === 0) others.push(finding);
    for (const owner of owners) {
      const its = byPrincipal.get(owner) ?? [];
      byPrincipal.set(owner, its);
      its.push(finding);
    }
  }
  return { byPrincipal, others };
}

/** Returns the places of a principal and its policies in the files. */
const placesOf = (principal: Principal): readonly Place[] => [
  principal.place,
  ...policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .map(({ place }) => place),
];

/**
 * Returns the key of a place. Uses the logical id of a template resource, and the pointer of any
 * other place.
 */
const keyOf = ({ file, logicalId, pointer }: Place): string =>
  logicalId === undefined
    ? JSON.stringify([file, 'pointer', ...pointer])
    : JSON.stringify([file, 'id', logicalId]);

/** Returns the keys of everything that may contain a place. */
const keysAround = (place: Place): readonly string[] => [
  ...(place.logicalId === undefined ? [] : [keyOf(place)]),
  ...Array.from({ length: place.pointer.length + 1 }, (_, length) =>
    keyOf({ file: place.file, pointer: place.pointer.slice(0, length) }),
  ),
];
