import { displayPlaces } from './access-changes';
import { Premise } from './implication';
import { AccessChange, DenyChange } from './model';
import { isWithin, Region } from './regions';
import { patternIncludes } from '../../policy/pattern';
import { isDeny } from '../../policy/statement';
import { KnownActions } from '../known-actions';
import { ReportedGrant, ReportedPrincipal, ReportedStatement } from '../model';
import { displayTexts } from '../reported-statement';

type Maybe = ReportedPrincipal | undefined;

/** A statement on actions that are not in the catalogue, which are compared as written. */
interface OtherStatement {
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly places: Region;
}

/** Returns the added and removed statements on actions that are not in the catalogue. */
export function otherActionChanges(was: Maybe, is: Maybe): readonly (AccessChange | DenyChange)[] {
  const [old, now] = [allowsOf(was), allowsOf(is)];
  const [oldDenies, nowDenies] = [deniesOf(was), deniesOf(is)];
  const isSameBoundary = boundaryKey(was) === boundaryKey(is);
  // The effect of another boundary on them is not followed. Nothing is certain without the same
  // boundary.
  const kept = (side: Maybe, all: readonly OtherStatement[]) =>
    isSameBoundary || !side?.boundary ? all : [];
  return [
    ...accessOnly(now, kept(was, old), 'access-gained'),
    ...accessOnly(old, kept(is, now), 'access-lost'),
    ...(now.length === 0 ? [] : denyOnly(oldDenies, nowDenies, 'deny-lost')),
    ...(old.length === 0 ? [] : denyOnly(nowDenies, oldDenies, 'deny-gained')),
  ];
}

const boundaryKey = (side: Maybe) => JSON.stringify(side?.boundary?.statements ?? null);

const allowsOf = (side: Maybe): readonly OtherStatement[] =>
  (side?.otherActions ?? []).flatMap(separate);

/** Separates the patterns, so the division into statements does not matter. */
function separate({ actions, notAction, reaches }: ReportedGrant): readonly OtherStatement[] {
  const places = reaches.flatMap(({ resources, notResource, requirements }): Premise[] =>
    notResource
      ? [{ resources, notResource, requirements }]
      : resources.map((resource) => ({ resources: [resource], requirements })),
  );
  if (notAction) return [{ actions, notAction: true, places }];
  return actions.map((action) => ({ actions: [action], notAction: false, places }));
}

function deniesOf(side: Maybe): readonly OtherStatement[] {
  const statements = [...(side?.statements ?? []), ...(side?.boundary?.statements ?? [])];
  const known = new KnownActions();
  return statements
    .filter(isDeny)
    .map((deny) => ({
      ...denied(deny),
      actions: deny.actions.filter((one) => deny.notAction || !known.isKnown(one)),
    }))
    .filter(({ actions }) => actions.length > 0);
}

const denied = ({
  actions,
  notAction,
  resources,
  notResource,
  requirements,
}: ReportedStatement): OtherStatement => ({
  actions,
  notAction,
  places: [{ resources, ...(notResource && { notResource: true as const }), requirements }],
});

/** Returns the statements of one side that the other side does not fully have. */
function accessOnly(
  side: readonly OtherStatement[],
  other: readonly OtherStatement[],
  kind: 'access-gained' | 'access-lost',
): readonly AccessChange[] {
  const found = side.flatMap((one) => {
    const places = one.places.filter((place) => !isCovered(one, place, other));
    return places.length > 0 ? [{ ...one, places }] : [];
  });
  const groups = new Map<string, { one: OtherStatement; actions: string[] }>();
  for (const one of found) {
    const key = JSON.stringify([one.notAction && one.actions, one.places]);
    const group = groups.get(key) ?? { one, actions: [] };
    groups.set(key, group);
    group.actions.push(...displayTexts(one.actions));
  }
  return [...groups.values()].map(({ one, actions }) => ({
    kind,
    actions: [...new Set(actions)].sort(),
    ...(one.notAction && { notAction: true as const }),
    before: kind === 'access-lost' ? displayPlaces(one.places) : [],
    after: kind === 'access-gained' ? displayPlaces(one.places) : [],
  }));
}

function denyOnly(
  side: readonly OtherStatement[],
  other: readonly OtherStatement[],
  kind: DenyChange['kind'],
): readonly DenyChange[] {
  return side
    .filter((one) => !one.places.every((place) => isCovered(one, place, other)))
    .flatMap(({ actions, notAction, places }) =>
      displayPlaces(places).map((place) => ({
        kind,
        actions: displayTexts(actions),
        notAction,
        place,
      })),
    );
}

const isCovered = (
  one: OtherStatement,
  place: Premise,
  others: readonly OtherStatement[],
): boolean =>
  others.some(
    (other) => areActionsWithin(one, other) && other.places.some((its) => isWithin(place, its)),
  );

function areActionsWithin(one: OtherStatement, other: OtherStatement): boolean {
  const among = (action: string, patterns: readonly string[]) =>
    patterns.some((pattern) => patternIncludes(pattern.toLowerCase(), action.toLowerCase()));
  if (one.notAction && other.notAction)
    return other.actions.every((action) => among(action, one.actions));
  if (one.notAction) return other.actions.includes('*');
  if (other.notAction) return false;
  return one.actions.every((action) => among(action, other.actions));
}
