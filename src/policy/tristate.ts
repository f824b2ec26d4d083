/** Whether something holds; `maybe` where it hangs on what is not known. */
export type Tristate = 'yes' | 'no' | 'maybe';

const OPPOSITE: Readonly<Record<Tristate, Tristate>> = { yes: 'no', no: 'yes', maybe: 'maybe' };

export const not = (answer: Tristate): Tristate => OPPOSITE[answer];

/** Whether one of some holds. */
export function any<T>(of: readonly T[], answerOf: (one: T) => Tristate): Tristate {
  let perhaps = false;
  for (const one of of) {
    const answer = answerOf(one);
    if (answer === 'yes') return 'yes';
    perhaps ||= answer === 'maybe';
  }
  return perhaps ? 'maybe' : 'no';
}

/** Whether each of some holds. */
export const all = <T>(of: readonly T[], answerOf: (one: T) => Tristate): Tristate =>
  not(any(of, (one) => not(answerOf(one))));
