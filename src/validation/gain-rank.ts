import { EscalationWay } from '../catalogue/escalation';

/** A way to more access, or what somebody gets by it. */
export interface Ranked {
  readonly way: Pick<EscalationWay, 'hands'>;
  readonly reach: 'open' | 'limited';
}

/** Returns how much a way gives: any permission (3), the access of others (2), or what is limited (1). */
export function rankOf({ way, reach }: Ranked): number {
  if (reach === 'limited') return 1;
  return way.hands === 'any-permission' ? MOST : 2;
}

/** The rank of any permission, without limits. */
export const MOST = 3;

/** Returns the first of the ways that give the most; undefined where there is none. */
export const mostOf = <T extends Ranked>(ways: readonly T[]): T | undefined =>
  ways.find((one) => ways.every((other) => rankOf(other) <= rankOf(one)));

/** Removes the ways by something that the holder makes, where it can do the same to all others. */
export const withoutNeedless = <T extends Ranked & { readonly way: EscalationWay }>(
  ways: readonly T[],
): readonly T[] =>
  ways.filter(
    ({ way }) =>
      !way.makes ||
      !ways.some(
        (one) =>
          one.way !== way &&
          one.way.hands === way.hands &&
          one.reach === 'open' &&
          one.way.needs.every((action) => way.needs.includes(action)),
      ),
  );
