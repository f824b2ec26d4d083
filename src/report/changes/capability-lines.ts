import { isAmong } from './capability-changes';
import { ChangeLine } from './change-line';
import { Direction } from './direction';
import { code, codeParts, Part, words } from './line-parts';
import { CapabilityChange, CapabilityChangeKind } from './model';
import { groupBy } from '../../input/group-by';

const DIRECTIONS: Readonly<Record<CapabilityChangeKind, Direction>> = {
  'capability-gained': 'more',
  'capability-widened': 'more',
  'capability-moved': 'more',
  'capability-narrowed': 'less',
  'capability-lost': 'less',
};
const VERBS: Readonly<Record<CapabilityChangeKind, string>> = {
  'capability-gained': 'can now',
  'capability-widened': 'can now also',
  'capability-moved': 'can now also',
  'capability-narrowed': 'can no longer',
  'capability-lost': 'can no longer',
};

/** The maximum number of places to name. */
const PLACES = 2;

/** The changes that go on one line. */
interface Group {
  readonly kind: CapabilityChangeKind;
  readonly where: readonly Part[];
  readonly principals: readonly string[];
  readonly labels: readonly string[];
  readonly isSevere: boolean;
}

/** Returns the changed capabilities as lines: gains first, the same principals on one line. */
export function capabilityLines(
  capabilities: readonly CapabilityChange[],
  mostNames: number,
): readonly ChangeLine[] {
  const single = grouped(capabilities, (change) => {
    const { kind, capability, before, after } = change;
    return [kind, capability, scopeOf(changedPlaces(change)), (after ?? before)?.isConditional];
  }).map(groupOf);
  return grouped(single, ({ kind, where, principals }) => [kind, where, principals])
    .map(merged)
    .sort((a, b) => weightOf(a) - weightOf(b))
    .map((group) => lineOf(group, mostNames));
}

/** Returns groups of the same principals as one. */
const merged = (same: readonly Group[]): Group => ({
  ...same[0],
  labels: same.flatMap(({ labels }) => labels),
  isSevere: same.some(({ isSevere }) => isSevere),
});

/** Groups items by the content of their keys. */
const grouped = <T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
): readonly (readonly T[])[] => [...groupBy(items, (item) => JSON.stringify(keyOf(item))).values()];

/** Returns changes of one capability, of several principals, as a group. */
function groupOf(changes: readonly CapabilityChange[]): Group {
  const [{ kind, label, severity }] = changes;
  return {
    kind,
    where: whereParts(changes),
    principals: changes.map(({ principal }) => principal),
    labels: [label],
    isSevere: DIRECTIONS[kind] === 'more' && ['critical', 'high'].includes(severity),
  };
}

/** Returns the weight of a group: gains that are severe first, then other gains. */
const weightOf = ({ kind, isSevere }: Group): number =>
  Object.keys(DIRECTIONS).indexOf(kind) - (isSevere ? 100 : 0);

function lineOf(group: Group, mostNames: number): ChangeLine {
  const { kind, where, principals, labels, isSevere } = group;
  const rest = principals.length - mostNames;
  return {
    direction: DIRECTIONS[kind],
    alarming: isSevere,
    parts: [
      ...codeParts(principals.slice(0, mostNames)),
      words(`${rest > 0 ? ` and ${rest} more` : ''} ${VERBS[kind]}`),
      ...where,
      words(`: ${labels.join(', ')}`),
    ],
  };
}

function whereParts(changes: readonly CapabilityChange[]): readonly Part[] {
  const [{ kind, before, after }] = changes;
  const side = after ?? before;
  const isMore = DIRECTIONS[kind] === 'more';
  const [places, ...others] = grouped(changes.map(changedPlaces), (one) => one).map(([one]) => one);
  const scope = scopeOf(places);
  if (scope === 'conditions')
    return [words(isMore ? ' without conditions' : ' without conditions, only with them')];
  const condition = isMore && side?.isConditional ? [words(' under conditions')] : [];
  if (scope !== 'everywhere') return [...placeParts(places, others), ...condition];
  if (kind === 'capability-lost') return [words(' anywhere')];
  return [words(' everywhere'), ...condition, ...(isMore ? [] : restParts(changes))];
}

/** Returns the places that stay when access everywhere is lost. */
function restParts(changes: readonly CapabilityChange[]): readonly Part[] {
  const [{ before, after }] = changes;
  const all = changes.map((one) => [...(one.after?.places ?? [])].sort());
  const [places, ...others] = grouped(all, (one) => one).map(([one]) => one);
  const isLimited = after?.isConditional && !before?.isConditional;
  return [
    words(', now only'),
    ...placeParts(places, others),
    ...(isLimited ? [words(' under conditions')] : []),
  ];
}

/** Returns places in words. The places of one principal are not those of another. */
function placeParts(
  places: readonly string[],
  others: readonly (readonly string[])[],
): readonly Part[] {
  if (others.length > 0 || places.length > PLACES) return [words(' in named places')];
  const named = places.flatMap((place, i) => [...(i > 0 ? [words(' and ')] : []), code(place)]);
  return [words(' on '), ...named];
}

/** Returns what changed: conditions alone, access everywhere, or access in some places. */
function scopeOf(places: readonly string[]): 'conditions' | 'everywhere' | 'places' {
  if (places.length === 0) return 'conditions';
  return places.includes('*') ? 'everywhere' : 'places';
}

/** Returns the places that were added or removed. */
function changedPlaces({ kind, before, after }: CapabilityChange): readonly string[] {
  const [fewer, more] = DIRECTIONS[kind] === 'more' ? [before, after] : [after, before];
  return (more?.places ?? []).filter((place) => !isAmong(place, fewer?.places ?? [])).sort();
}
