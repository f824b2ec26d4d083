import { directionOf } from './direction';
import { CapabilityChange, CapabilityChangeKind, CapabilityPlaces, Change } from './model';
import { Pair } from './pair-principals';
import { CapabilityHeading, ReportedCapability } from '../capability-model';
import { ReportedPrincipal } from '../model';
import { mayHoldMore } from '../unknown-owners';

/**
 * Returns the capabilities that changed with the access of a principal. What its policies say in
 * other words is no change.
 */
export function capabilityChanges(
  { was, is }: Pair,
  changes: readonly Change[],
  headings: readonly CapabilityHeading[],
): readonly CapabilityChange[] {
  const directions = new Set(changes.map(directionOf));
  const [before, after] = [was, is].map(capabilitiesById);
  const principal = (is ?? was)?.id ?? '';
  return headings.flatMap(({ id, label, severity }): readonly CapabilityChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const kind = kindOf(old, now);
    if (!kind || !isPossible(kind, directions, is)) return [];
    return [
      {
        kind,
        capability: id,
        label,
        severity,
        principal,
        ...(old && { before: placesOf(old) }),
        ...(now && { after: placesOf(now) }),
      },
    ];
  });
}

const capabilitiesById = (
  side: ReportedPrincipal | undefined,
): ReadonlyMap<string, ReportedCapability> =>
  new Map((side?.capabilities ?? []).map((one) => [one.capability, one]));

const placesOf = ({ places, known }: ReportedCapability): CapabilityPlaces => ({
  places,
  isConditional: known === 'conditional',
});

function kindOf(
  old: ReportedCapability | undefined,
  now: ReportedCapability | undefined,
): CapabilityChangeKind | undefined {
  if (!old || !now) return (now && 'capability-gained') ?? (old && 'capability-lost');
  const isWider = hasMore(now, old);
  const isNarrower = hasMore(old, now);
  if (isWider) return isNarrower ? 'capability-moved' : 'capability-widened';
  return isNarrower ? 'capability-narrowed' : undefined;
}

/** Returns whether one has places that the other does not have, or fewer conditions. */
function hasMore(one: ReportedCapability, other: ReportedCapability): boolean {
  const isElsewhere = one.places.some((place) => !isAmong(place, other.places));
  return isElsewhere || (one.known === 'allowed' && other.known === 'conditional');
}

export const isAmong = (place: string, places: readonly string[]): boolean =>
  places.includes('*') || places.includes(place);

/**
 * Returns whether the changes of access include one in the direction of the capability. A loss is
 * a claim, which a part that was not read may make wrong.
 */
function isPossible(
  kind: CapabilityChangeKind,
  directions: ReadonlySet<string>,
  is: ReportedPrincipal | undefined,
): boolean {
  const isLess = directions.has('less') && !(is && mayHoldMore(is));
  switch (kind) {
    case 'capability-gained':
    case 'capability-widened':
      return directions.has('more');
    case 'capability-moved':
      return directions.has('more') || isLess;
    case 'capability-narrowed':
    case 'capability-lost':
      return isLess;
  }
}
