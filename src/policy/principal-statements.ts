import { policiesOf, PolicyStatement, Principal } from './model';
import { isAllow, isDeny } from './statement';
import { memoize } from '../input/memoize';

/** Returns the statements that allow something to a principal, without its boundary. */
export const allowsOf: (principal: Principal) => readonly PolicyStatement[] = memoize(
  (principal: Principal) => statementsOf(principal).filter(isAllow),
);

/** Returns the statements that deny something to a principal, without its boundary. */
export const deniesOf: (principal: Principal) => readonly PolicyStatement[] = memoize(
  (principal: Principal) => statementsOf(principal).filter(isDeny),
);

function statementsOf(principal: Principal): readonly PolicyStatement[] {
  return policiesOf(principal).flatMap(({ statements }) => statements);
}
