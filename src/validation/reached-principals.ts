import { UsableRole } from './usable-role';
import { Principal } from '../policy/model';

/** A principal that steps lead to, and how. The first one has neither a step nor one before it. */
export interface Reached {
  readonly role: Principal;
  readonly step?: UsableRole;
  readonly before?: Reached;
}

/**
 * Yields a principal, and those that steps lead to from it, each once and the nearest first.
 *
 * @param passed - Those to leave out. Default: none.
 */
export function* reachedFrom(
  start: Principal,
  stepsOf: (from: Principal) => readonly UsableRole[],
  passed: Iterable<Principal> = [],
): Generator<Reached> {
  const seen = new Set(passed).add(start);
  const all: Reached[] = [{ role: start }];
  for (const before of all) {
    yield before;
    for (const step of stepsOf(before.role)) {
      if (seen.has(step.role)) continue;
      seen.add(step.role);
      all.push({ role: step.role, step, before });
    }
  }
}

/** Returns how a principal is reached: itself, after all those before it. */
export function pathTo(last: Reached): readonly Reached[] {
  const path: Reached[] = [];
  for (let one: Reached | undefined = last; one; one = one.before) path.push(one);
  return path.reverse();
}
