/** Whether something holds; `maybe` when it depends on unknown values. */
export type Tristate = 'yes' | 'no' | 'maybe';

const OPPOSITE: Readonly<Record<Tristate, Tristate>> = { yes: 'no', no: 'yes', maybe: 'maybe' };

export const not = (answer: Tristate): Tristate => OPPOSITE[answer];

/** Returns whether at least one item holds. */
export function any<T>(of: readonly T[], answerOf: (one: T) => Tristate): Tristate {
  let perhaps = false;
  for (const one of of) {
    const answer = answerOf(one);
    if (answer === 'yes') return 'yes';
    perhaps ||= answer === 'maybe';
  }
  return perhaps ? 'maybe' : 'no';
}

/** Returns whether every item holds. */
export const all = <T>(of: readonly T[], answerOf: (one: T) => Tristate): Tristate =>
  not(any(of, (one) => not(answerOf(one))));

/** Returns the answer for one of several things; `maybe` when it depends on which one it is. */
export function ifOneOf<T>(
  [first, ...others]: readonly [T, ...T[]],
  answerOf: (one: T) => Tristate,
): Tristate {
  const answer = answerOf(first);
  return others.every((one) => answerOf(one) === answer) ? answer : 'maybe';
}
