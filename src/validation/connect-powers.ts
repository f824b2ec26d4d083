import { canDo, whereDone } from './reached-action';
import { subjectOf } from './rule';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { patternIncludes } from '../policy/pattern';
import { listed } from '../text/listed';

/** An action of Amazon Connect that gives the access of other people, on some resources. */
export interface Power {
  readonly action: string;
  readonly on: readonly PolicyText[];
}

/** Returns the powers that a principal has without conditions. */
export const powersOf: (principal: Principal) => readonly Power[] = memoize(
  (principal: Principal) =>
    trustFacts()
      .powers.map((action) => ({ action, on: whereDone(principal, action) }))
      .filter(({ on }) => on.length > 0),
);

/** Returns whether a principal lacks a power somewhere. */
export const lacks = memoize((principal: Principal) => {
  const known = memoize((action: string) => whereDone(principal, action));
  return ({ action, on }: Power): boolean =>
    !on.every((resource) => known(action).some((one) => patternIncludes(one, resource)));
});

/** Returns where a principal gets some powers that it lacks; undefined if it has one of them nowhere. */
export const whereGained = (
  principal: Principal,
  gained: readonly Power[],
): PolicyText | undefined =>
  gained.every(({ action }) => canDo(principal, action))
    ? gained[0]?.on.find((one) => lacks(principal)({ ...gained[0], on: [one] }))
    : undefined;

/**
 * Says what a principal gets of Amazon Connect that can act as one of some others; undefined where
 * it has all of that already.
 */
export function connectGain(
  principal: Principal,
  others: readonly Principal[],
): string | undefined {
  if (others.some(hasFullAccess) && !hasFullAccess(principal))
    return 'gets full access to Amazon Connect';
  const [most = []] = others
    .map((one) => powersOf(one).filter(lacks(principal)))
    .sort((one, other) => other.length - one.length);
  if (most.length === 0) return undefined;
  const on = whereGained(principal, most);
  const where = on === undefined ? '' : ` on ${toDisplayText(on)}`;
  return `gets ${powersText(most.map(({ action }) => action))}${where}`;
}

/** Names what a principal gets: a few actions by their names. */
export const powersText = (gained: readonly string[]): string =>
  gained.length > 3 ? subjectOf(gained) : listed(gained);

const hasFullAccess = (one: Principal): boolean =>
  trustFacts().fullAccess.every((action) => canDo(one, action));
