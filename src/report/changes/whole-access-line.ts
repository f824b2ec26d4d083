import { ChangeLine, line, statementsOf } from './change-line';
import { code, words } from './line-parts';
import { AccessChange, Change } from './model';

/** Returns the change by which somebody gets, or loses, every action on everything. */
export const wholeChange = (changes: readonly Change[]): AccessChange | undefined =>
  changes.find(
    (change): change is AccessChange =>
      (change.kind === 'access-gained' || change.kind === 'access-lost') &&
      change.actions.includes('*') &&
      change.notAction !== true &&
      change.where === undefined &&
      (change.kind === 'access-gained' ? change.after : change.before).some(
        ({ resources, notResource, requirements }) =>
          resources.includes('*') && notResource !== true && requirements.length === 0,
      ),
  );

/** Returns whether the line about every action says a change. */
export function isSaidByWhole(change: Change, whole: AccessChange): boolean {
  if ('where' in change && change.where !== undefined) return false;
  return whole.kind === 'access-gained'
    ? ['access-gained', 'access-widened', 'use-case-gained'].includes(change.kind)
    : ['access-lost', 'use-case-lost'].includes(change.kind);
}

/** Returns the line about every action on everything, which takes the place of all others like it. */
export const wholeLine = (whole: AccessChange, changes: readonly Change[]): ChangeLine => ({
  ...line(whole, [
    words(whole.kind === 'access-gained' ? 'gains ' : 'loses '),
    code('*'),
    words(' on '),
    code('*'),
    words(': every action on everything'),
    ...(whole.kind === 'access-gained'
      ? [words(`, ${escalationCount(changes)} of which hand over more access`)]
      : []),
  ]),
  alarming: whole.kind === 'access-gained',
  ...statementsOf([whole]),
});

/** Counts the actions that hand over more access. */
const escalationCount = (changes: readonly Change[]): number =>
  changes.filter((one) => 'escalation' in one && one.escalation !== undefined).length;
