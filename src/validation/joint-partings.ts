import { allowedWayActions } from './allowed-way-actions';
import { hasEverything } from './escalations';
import { grantsOf } from './granting-statements';
import { jointForm, Part, policiesFor } from './joint-form';
import { JointWay, jointWays } from './joint-ways';
import { isOnOne } from './made-resource';
import { canTry } from './reached-action';
import { allows } from './statement-queries';
import { escalationStep, isOfWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/** Who makes which requests of a way, and a principal that may do what they may do together. */
export interface Parting {
  readonly parts: readonly Part[];
  readonly form: Principal;
}

/** A way of several requests, and the principals of a world that may make each. */
interface SplitWay extends JointWay {
  /** With a text for each of them. Those with the same text may do the same. */
  readonly doers: readonly ReadonlyMap<Principal, string>[];
  /** Returns a parting by the numbers of those who make the requests. */
  readonly partingOf: (makers: string) => Parting;
}

/** Returns the ways of which somebody in a world makes the first request and may lack another. */
export const splitWays: (world: World) => readonly SplitWay[] = memoize(({ principals }: World) => {
  const all = principals.filter((one) => !one.madeByAws && DOING.includes(one.kind));
  const doersOf = memoize((action: string) => all.filter((one) => mayDo(one, action)));
  return jointWays().flatMap((way): SplitWay[] => {
    const { requests, isFor = () => true } = way;
    if (!requests.flat().every((action) => doersOf(action).length > 0)) return [];
    const doers = requests.map(([action, ...others]) =>
      doersOf(action).filter((one) => others.every((other) => mayDo(one, other))),
    );
    const isSplit = (one: Principal) =>
      isFor(one) && !(doers.every((some) => some.includes(one)) && isDone(one, way));
    const [first, ...rest] = doers;
    const firsts = first.filter((one) => isSplit(one) && !hasEverything(one));
    if (firsts.length === 0) return [];
    const described = [firsts, ...rest].map(
      (some, i) => new Map(some.map((one) => [one, textOf(one, requests[i])])),
    );
    const partingOf = memoize((makers: string) =>
      partingBy(
        makers.split(',').map((i) => principals[Number(i)]),
        requests,
      ),
    );
    return [{ ...way, doers: described, partingOf }];
  });
});

/** The kinds of principals that make requests. */
const DOING: readonly string[] = ['role', 'user', 'permission set'];

/** Returns whether some statement of a principal allows an action on something. */
const mayDo = (principal: Principal, action: string): boolean =>
  isOfWay(action) ? allowedWayActions(principal).has(action) : allows(principal, action);

/** Says what a principal may do of a request. */
function textOf(who: Principal, actions: readonly string[]): string {
  const { policies, boundary } = policiesFor({ who, actions });
  const { identity, place } = who;
  const statements = [policies, boundary].map((some) =>
    some.flatMap((policy) => policy.statements.map(({ place: _, ...statement }) => statement)),
  );
  return JSON.stringify([statements, identity?.account, place.file]);
}

/** Returns whether a principal needs nobody else for a way. */
function isDone(principal: Principal, { requests, context }: JointWay): boolean {
  const needs = requests.flat();
  const own = needs.filter((action) => escalationStep(action)?.noRequest !== true);
  const attempt = (action: string) => ({ action, on: escalationStep(action)?.on, context });
  const way = { needs, context };
  const tried = own.map((action) => ({ action, way, all: grantsOf(principal, action) }));
  return needs.every((action) => canTry(principal, attempt(action))) && isOnOne(principal, tried);
}

/**
 * Yields who of some makes which requests of a way, where one of them is not enough: first with the
 * first of them.
 */
export function* partingsAmong(
  some: ReadonlySet<Principal>,
  { principals }: World,
  ways: readonly SplitWay[],
): Generator<Parting> {
  const numbers = numbersOf(principals);
  const [own] = some;
  for (const { doers, partingOf } of ways) {
    const possible = doers.map((all) =>
      oneOfEach(
        own,
        [...all.keys()].filter((one) => some.has(one)),
        all,
      ),
    );
    if (possible.some(({ length }) => length === 0)) continue;
    const [firsts, ...rest] = possible;
    const others = [...new Set(rest.flat())];
    const pairs = firsts.flatMap((one) =>
      others.filter((other) => other !== one).map((other) => [one, other]),
    );
    const isOwn = (pair: readonly Principal[]) => pair.includes(own);
    const tried = [
      ...pairs.filter(isOwn).slice(0, MOST),
      ...pairs.filter((pair) => !isOwn(pair)).slice(0, MOST),
    ];
    for (const [one, other] of tried) {
      const makers = rest.map((all) => [other, one].find((who) => all.includes(who)) ?? all[0]);
      yield partingOf([one, ...makers].map((who) => numbers.get(who)).join());
    }
  }
}

/** More are not tried for one way. */
const MOST = 8;

const numbersOf = memoize(
  (principals: readonly Principal[]): ReadonlyMap<Principal, number> =>
    new Map(principals.map((one, i) => [one, i])),
);

/** Returns one of those that may do the same. The own one comes first. */
function oneOfEach(
  own: Principal,
  all: readonly Principal[],
  texts: ReadonlyMap<Principal, string>,
): readonly Principal[] {
  const seen = new Set<string | undefined>();
  const some = all.includes(own) ? [own, ...all.filter((one) => one !== own)] : all;
  return some.filter((one) => {
    const text = texts.get(one);
    return !seen.has(text) && seen.add(text);
  });
}

/** Returns what each of those does who make requests, one for each request. */
function partingBy(
  makers: readonly Principal[],
  requests: readonly (readonly string[])[],
): Parting {
  const parts = [...new Set(makers)].map((who) => ({
    who,
    actions: [...new Set(requests.filter((_, i) => makers[i] === who).flat())],
  }));
  return { parts, form: jointForm(parts) };
}
