import { Premise } from './implication';
import { instanceCopy } from './instance-copy';
import { AccessChange, AccessChangeKind, AccessPlace } from './model';
import { outside, Region, regionOf } from './regions';
import { WitnessFinder } from './witness';
import { resourcesOfAction } from '../../policy/action-resources';
import { toDisplayText } from '../../policy/deploy-time-text';
import { ReportedGrant, ReportedPrincipal } from '../model';
import { displayRequirements, displayTexts } from '../reported-statement';

type Maybe = ReportedPrincipal | undefined;

/** How one grant became another. */
interface GrantChange {
  readonly kind: AccessChangeKind;
  readonly before: Region;
  readonly after: Region;
  readonly gained: Region;
  readonly lost: Region;
}

/** Compares the catalogue actions that a principal could do with those that it can do now. */
export function accessChanges(was: Maybe, is: Maybe): readonly AccessChange[] {
  const [old, now] = [was, is].map((one) => grantsByAction(one?.grants ?? []));
  const witnesses = new WitnessFinder(was, is);
  const escalations = escalationsOf(is);
  const pairs = new GrantPairs();
  const groups = new Map<string, { change: GrantChange; actions: string[]; flags: Flags }>();
  for (const action of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const change = pairs.compare(old.get(action), now.get(action));
    if (!change) continue;
    const flags = flagsOf(action, change, escalations);
    const key = JSON.stringify([pairs.numberOf(change), flags, flags.escalation && action]);
    const group = groups.get(key) ?? { change, actions: [], flags };
    groups.set(key, group);
    group.actions.push(action);
  }
  return [...groups.values()].map(({ change, actions, flags }): AccessChange => {
    const isGain = change.gained.length > 0;
    const gain = isGain && witnesses.gain(actions, change.gained, change.before);
    const isShown = gain && 'witness' in gain;
    const loss = witnesses.loss(actions, change.lost, change.after);
    // If no request shows a loss in addition to a gain, the places were only written differently.
    const isWider = change.kind === 'access-moved' && isShown && loss === undefined;
    const [before, after] = [change.before, change.after].map(displayPlaces);
    const kind = isWider ? 'access-widened' : change.kind;
    const instance =
      (kind === 'access-widened' && instanceCopy(before, after)) ||
      (kind === 'access-narrowed' && instanceCopy(after, before)) ||
      undefined;
    return {
      kind,
      actions,
      before,
      after,
      ...(instance && { instance }),
      ...(instance ? withoutEverything(flags) : flags),
      ...(gain && (isShown ? { gainWitness: gain.witness } : { gainUnshown: gain.unshown })),
      ...(loss && { lossWitness: loss }),
    };
  });
}

/** What was on everything before is not a reason to review another instance. */
const withoutEverything = ({ onEverything, ...flags }: Flags): Flags => flags;

type Flags = Pick<AccessChange, 'escalation' | 'onEverything'>;

const grantsByAction = (grants: readonly ReportedGrant[]) =>
  new Map(grants.flatMap((grant) => grant.actions.map((action) => [action, grant] as const)));

/** Compares grants. Compares pairs with the same content once. */
class GrantPairs {
  private readonly known = new Map<string, GrantChange | undefined>();
  private readonly ids = new Map<ReportedGrant | undefined, number>();
  private readonly numbers = new Map<GrantChange, number>();
  private readonly byContent = new Map<string, number>();

  public compare(
    old: ReportedGrant | undefined,
    now: ReportedGrant | undefined,
  ): GrantChange | undefined {
    const key = `${this.idOf(old)} ${this.idOf(now)}`;
    if (!this.known.has(key)) this.known.set(key, compareGrants(old, now));
    return this.known.get(key);
  }

  /** Returns a number for a change, the same for equal changes. */
  public numberOf(change: GrantChange): number {
    const known = this.numbers.get(change);
    if (known !== undefined) return known;
    const content = JSON.stringify(change);
    const number = this.byContent.get(content) ?? this.byContent.size;
    this.byContent.set(content, number);
    this.numbers.set(change, number);
    return number;
  }

  private idOf(grant: ReportedGrant | undefined): number {
    const id = this.ids.get(grant) ?? this.ids.size;
    this.ids.set(grant, id);
    return id;
  }
}

function compareGrants(
  old: ReportedGrant | undefined,
  now: ReportedGrant | undefined,
): GrantChange | undefined {
  const [before, after] = [regionOf(old), regionOf(now)];
  const [gained, lost] = [outside(after, before), outside(before, after)];
  if (gained.length + lost.length === 0) return undefined;
  return { kind: kindOf(before, after, gained, lost), before, after, gained, lost };
}

function kindOf(before: Region, after: Region, gained: Region, lost: Region): AccessChangeKind {
  if (before.length === 0) return 'access-gained';
  if (after.length === 0) return 'access-lost';
  if (lost.length === 0) return 'access-widened';
  return gained.length === 0 ? 'access-narrowed' : 'access-moved';
}

type Escalations = ReadonlyMap<string, 'named' | 'any'>;

const escalationsOf = (is: Maybe): Escalations =>
  new Map(
    (is?.escalations ?? []).map(({ action, named }) => [action, named ? 'named' : 'any'] as const),
  );

/** Returns what needs review in a gain. */
function flagsOf(action: string, { gained }: GrantChange, escalations: Escalations): Flags {
  if (gained.length === 0) return {};
  const escalation = escalations.get(action);
  const isOnAll = gained.some(
    ({ resources, notResource }) => resources.includes('*') && !notResource,
  );
  const onEverything = isOnAll && resourcesOfAction(action).formats !== 'no resource';
  return {
    ...(escalation && { escalation }),
    ...(onEverything && { onEverything: true as const }),
  };
}

/** Returns places in readable form. Groups patterns that have the same requirements. */
export function displayPlaces(region: Region): readonly AccessPlace[] {
  const groups = new Map<string, Premise & { readonly resources: string[] }>();
  for (const { resources, notResource, requirements } of region) {
    const shown = displayRequirements(requirements);
    const key = JSON.stringify([notResource ? resources : '', shown]);
    const group = groups.get(key);
    if (group) group.resources.push(...displayTexts(resources));
    else
      groups.set(key, {
        resources: resources.map(toDisplayText),
        ...(notResource && { notResource }),
        requirements: shown,
      });
  }
  return [...groups.values()].map((place) => ({ ...place, resources: place.resources.sort() }));
}
