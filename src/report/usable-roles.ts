import { ReportedPrincipal, ReportedUsableRoles } from './model';
import { pointerText } from './pointer';
import { groupBy } from '../input/group-by';
import { toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { stepsIn } from '../validation/access-graph';
import { hasEverything } from '../validation/escalations';
import { judgedAccess } from '../validation/judged-access';
import { UsableRole } from '../validation/usable-role';

/**
 * Adds the roles with capabilities that each principal can act as, and those that lead to one.
 *
 * @param reported the principals of the world, in the same order
 */
export function withUsableRoles(
  world: World,
  reported: readonly ReportedPrincipal[],
): readonly ReportedPrincipal[] {
  const { principals } = world;
  const byPrincipal = new Map(principals.map((one, i) => [one, reported[i]]));
  const isAble = (one: Principal) => (byPrincipal.get(one)?.capabilities.length ?? 0) > 0;
  const { world: judged, asWritten } = judgedAccess(world);
  const able = judged.principals.map(asWritten).filter(isAble);
  if (able.length === 0) return reported;
  // Whoever is allowed everything does it directly.
  const acting = judged.principals.filter((one) => !hasEverything(one));
  const usable = new Map(
    acting.map((one) => [
      asWritten(one),
      stepsIn(judged)(one)
        .filter(isSeen)
        .map((step): UsableRole => ({ ...step, role: asWritten(step.role) })),
    ]),
  );
  const leading = leadingRoles(able, usable);
  const idOf = (role: Principal) => byPrincipal.get(role)?.id ?? role.name;
  return principals.map((principal, i) => {
    const its = (usable.get(principal) ?? []).filter(({ role }) => leading.has(role));
    return its.length === 0 ? reported[i] : { ...reported[i], usableRoles: byPlace(its, idOf) };
  });
}

const isSeen = ({ isUnseen }: UsableRole) => !isUnseen;

/** Returns some roles, and those that can act as one of them, through others too. */
function leadingRoles(
  able: readonly Principal[],
  usable: ReadonlyMap<Principal, readonly UsableRole[]>,
): ReadonlySet<Principal> {
  const steps = [...usable].flatMap(([from, its]) => its.map(({ role }) => ({ from, role })));
  const before = groupBy(steps, ({ role }) => role);
  const leading = new Set(able);
  for (const role of leading) for (const { from } of before.get(role) ?? []) leading.add(from);
  return leading;
}

/** Groups roles by the statement that leads to them. */
function byPlace(
  usable: readonly UsableRole[],
  idOf: (role: Principal) => string,
): readonly ReportedUsableRoles[] {
  const groups = groupBy(usable, ({ by, place, means }) =>
    JSON.stringify([by, place, means?.what]),
  );
  return [...groups.values()].map((group) => {
    const [{ by, place, means }] = group;
    return {
      roles: group.map(({ role }) => idOf(role)),
      by,
      ...(means && { means: toDisplayText(means.what) }),
      place: { file: place.file, pointer: pointerText(place) },
    };
  });
}
