import { grantingByAction } from './granting-by-action';
import { HeldStep, stepOf } from './held-step';
import { EVERYWHERE } from './places';
import { fitsSession } from './session-name';
import {
  capabilities,
  Capability,
  CapabilityGrade,
  CapabilityWay,
} from '../catalogue/capabilities';
import { memoize } from '../input/memoize';
import { Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { allOf } from '../policy/requirement-logic';
import { PlacedStatement } from '../policy/statement-places';
import { Escalation } from '../validation/escalations';
import { WaysOf } from '../validation/escalations-in-world';

/** A way that is open to a principal. */
export interface OpenWay {
  readonly grade: CapabilityGrade;
  readonly steps: readonly HeldStep[];
  /** The places to which the way is limited; `*` is everywhere. */
  readonly places: readonly string[];
  /** What must hold for all steps; empty when nothing must. */
  readonly requirements: readonly Requirement[];
}

/** A capability of a principal, as far as its policies were read. */
export interface HeldCapability {
  readonly capability: Capability;
  /** Everywhere and unconditional ways come first. */
  readonly ways: readonly OpenWay[];
}

/** Returns the capabilities of a principal, in the order of the catalogue. */
export function capabilitiesOf(principal: Principal, waysOf: WaysOf): readonly HeldCapability[] {
  const known = new Map<string, HeldStep | undefined>();
  const granting = grantingByAction(principal);
  return capabilities().flatMap((capability) => {
    const ways = capability.escalation
      ? waysOf(principal).map(wayOfEscalation)
      : capability.ways.flatMap((way) => openWay(principal, way, { known, granting }) ?? []);
    return ways.length === 0 ? [] : [{ capability, ways: [...ways].sort(byReach) }];
  });
}

const keyOf = memoize((way: CapabilityWay) =>
  memoize((action: string): string => JSON.stringify([action, way.on, way.gives])),
);

/** What was found out about a principal. */
interface Held {
  readonly known: Map<string, HeldStep | undefined>;
  readonly granting: ReadonlyMap<string, readonly PlacedStatement[]>;
}

function openWay(
  principal: Principal,
  way: CapabilityWay,
  { known, granting }: Held,
): OpenWay | undefined {
  if (way.session && !fitsSession(principal, way.session)) return undefined;
  if (!way.needs.every((action) => granting.has(action))) return undefined;
  const steps: HeldStep[] = [];
  for (const action of way.needs) {
    const key = keyOf(way)(action);
    if (!known.has(key)) known.set(key, stepOf(principal, action, way, granting.get(action) ?? []));
    const step = known.get(key);
    if (!step) return undefined;
    steps.push(step);
  }
  const { places, requirements } = combined(steps);
  const isOpen = way.session === 'chosen' ? isOfSession : () => false;
  return {
    grade: way.grade,
    steps,
    places,
    requirements: requirements.filter((one) => !isOpen(one)),
  };
}

/** Returns whether a requirement holds for each name of a session, and so limits nobody who chooses it. */
const isOfSession = (requirement: Requirement): boolean =>
  requirement.kind === 'match' && requirement.holds && requirement.pattern === requirement.text;

/** Returns the places and the requirements of a way: those of its most limited steps. */
function combined(steps: readonly HeldStep[]): Pick<OpenWay, 'places' | 'requirements'> {
  const limited = steps.flatMap(({ places }) => (places.includes(EVERYWHERE) ? [] : places));
  return {
    places: limited.length === 0 ? [EVERYWHERE] : [...new Set(limited)].sort(),
    requirements: allOf(steps.flatMap(({ requirements }) => requirements)),
  };
}

function wayOfEscalation({ steps, reach }: Escalation): OpenWay {
  const held = steps.map(({ action, granting, resource, requirements }): HeldStep => ({
    action,
    resources: [resource],
    places: [reach === 'open' ? EVERYWHERE : resource],
    requirements,
    statement: granting.statement,
    place: granting.place,
  }));
  return { grade: 'documented', steps: held, ...combined(held) };
}

const byReach = (a: OpenWay, b: OpenWay): number =>
  Number(b.places.includes(EVERYWHERE)) - Number(a.places.includes(EVERYWHERE)) ||
  a.requirements.length - b.requirements.length ||
  Number(a.grade === 'inferred') - Number(b.grade === 'inferred');
