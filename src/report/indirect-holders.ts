import { CapabilityHeading } from './capability-model';
import { AccessReport, ReportedEscalation, ReportedPrincipal, ReportedUsableRoles } from './model';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';

/**
 * A principal that cannot do something itself, but can act as another one that can, or give itself
 * any permission.
 */
export interface IndirectHolder {
  readonly name: string;
  /**
   * The ids of the principals, from the one that it acts as first to the one that can do it. Empty
   * when it gives itself the permission.
   */
  readonly through: readonly string[];
  /** The actions by which it acts as the first of them, or gives itself the permission. */
  readonly by: readonly string[];
  /** The action by which the last one can give itself any permission. Absent when it has it. */
  readonly takesBy?: string;
  /** What it controls to act as that role. Absent when it assumes the role itself. */
  readonly means?: string;
  readonly place: ReportedUsableRoles['place'];
}

/**
 * Returns who can act as a role that can do something, each with the shortest way.
 *
 * @param asked the principals that are asked about
 * @param all all principals of the report
 * @param able those that can do it themselves
 */
export function indirectHolders(
  asked: readonly ReportedPrincipal[],
  all: readonly ReportedPrincipal[],
  able: ReadonlySet<ReportedPrincipal>,
): readonly IndirectHolder[] {
  const takers = takersAmong(all);
  if (able.size === 0 && takers.size === 0) return [];
  const usableOf = new Map(all.map(({ id, usableRoles = [] }) => [id, usableRoles]));
  const direct = new Set([...able].map(({ id }) => id));
  const goals = new Set([...direct, ...takers.keys()]);
  const takesBy = (id: string) => (direct.has(id) ? undefined : takers.get(id)?.by[0]);
  return asked
    .filter((one) => !able.has(one))
    .flatMap(({ id }): readonly IndirectHolder[] => {
      const taken = takers.get(id);
      if (taken) return [{ name: id, through: [], ...taken, takesBy: taken.by[0] }];
      const through = shortestWay(id, usableOf, goals);
      if (through === undefined) return [];
      const first = (usableOf.get(id) ?? []).find(({ roles }) => roles.includes(through[0]));
      if (first === undefined) return [];
      const { by, means, place } = first;
      const action = takesBy(through[through.length - 1]);
      const further = action === undefined ? {} : { takesBy: action };
      return [{ name: id, through, by, ...(means !== undefined && { means }), ...further, place }];
    });
}

/** Returns how principals can give themselves any permission, by their ids. */
const takersAmong = memoize(
  (all: readonly ReportedPrincipal[]): ReadonlyMap<string, Pick<IndirectHolder, 'by' | 'place'>> =>
    new Map(
      all.flatMap(({ id, escalations, statementPlaces, madeByAws }) => {
        const taking = escalations.find(({ givesEverything }) => givesEverything);
        return taking === undefined || madeByAws
          ? []
          : [[id, { by: [taking.action], place: placeOf(taking, statementPlaces) }] as const];
      }),
    ),
);

const placeOf = (
  { statement = -1, place }: ReportedEscalation,
  places: ReportedPrincipal['statementPlaces'],
) => place ?? places[statement];

/** Returns the roles that lead from a principal to one of the goals. */
function shortestWay(
  from: string,
  usableOf: ReadonlyMap<string, readonly ReportedUsableRoles[]>,
  goals: ReadonlySet<string>,
): readonly string[] | undefined {
  const seen = new Set([from]);
  const ways: (readonly string[])[] = [[]];
  for (const way of ways) {
    const last = way.length === 0 ? from : way[way.length - 1];
    const next = (usableOf.get(last) ?? []).flatMap(({ roles }) => roles);
    const goal = next.find((role) => goals.has(role));
    if (goal !== undefined) return [...way, goal];
    for (const role of next) {
      if (seen.has(role)) continue;
      seen.add(role);
      ways.push([...way, role]);
    }
  }
  return undefined;
}

/**
 * Returns who can act as a role that has a capability, each with the shortest way.
 *
 * @param asked the principals that are asked about
 * @param all all principals of the report
 */
export function indirectlyAble(
  { id }: CapabilityHeading,
  asked: readonly ReportedPrincipal[],
  all: readonly ReportedPrincipal[],
): readonly IndirectHolder[] {
  const able = ableByCapability(all).get(id) ?? [];
  return indirectHolders(asked, all, new Set(able.map(({ principal }) => principal)));
}

/** Returns who has each capability, by its id. */
const ableByCapability = memoize((all: readonly ReportedPrincipal[]) => {
  const able = all.flatMap((principal) =>
    principal.capabilities.map(({ capability }) => ({ capability, principal })),
  );
  return groupBy(able, ({ capability }) => capability);
});

/** What a principal can do by one way of acting as another, or of giving itself permissions. */
export interface IndirectCapabilities {
  readonly holder: IndirectHolder;
  readonly labels: readonly string[];
}

/** Returns the capabilities that a principal has by acting as roles, and not itself. */
export function indirectCapabilities(
  principal: ReportedPrincipal,
  { principals, capabilities }: Pick<AccessReport, 'principals' | 'capabilities'>,
): readonly IndirectCapabilities[] {
  const isTaker = principal.escalations.some(({ givesEverything }) => givesEverything);
  if (principal.usableRoles === undefined && !isTaker) return [];
  const held = capabilities.flatMap((capability) =>
    indirectlyAble(capability, [principal], principals).map((holder) => ({
      holder,
      label: capability.label,
    })),
  );
  const ways = groupBy(held, ({ holder: { by, through, means } }) =>
    JSON.stringify([by, through, means]),
  );
  return [...ways.values()].map((its) => ({
    holder: its[0].holder,
    labels: its.map(({ label }) => label),
  }));
}
