import { Member, MembersByName } from './members';
import { StackSet } from './stacks/stack-set';
import { Principal } from '../policy/model';
import { allowsOf, deniesOf } from '../policy/principal-statements';

/**
 * Returns principals without those that a stack set names and that have no more ways than the one of
 * that name in another stack: nothing limits that one, or the stack set allows nothing.
 */
export function withoutNeedless(
  imported: readonly Member[],
  members: readonly Member[],
  stacks: StackSet,
): readonly Member[] {
  if (!imported.some(([{ stack }]) => stack.inSet)) return imported;
  const all = [...members, ...imported];
  return imported.filter(([{ declared, stack }, principal]) => {
    const { kind, name } = declared;
    if (!stack.inSet || typeof name !== 'string') return true;
    const others = new MembersByName(kind, all, stacks)
      .namedAsWritten(name, stack)
      .filter((one) => !one.stack.inSet);
    return (
      others.length === 0 ||
      (allowsOf(principal).length > 0 && others.some((one) => mayLimit(one.principal)))
    );
  });
}

/** Returns whether something limits a principal. The groups of a user are not known yet. */
const mayLimit = (principal: Principal): boolean =>
  principal.kind === 'user' || principal.boundary !== undefined || deniesOf(principal).length > 0;
