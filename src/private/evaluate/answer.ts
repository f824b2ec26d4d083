/** Whether something holds; `maybe` where it hangs on what is not known. */
export type Answer = 'yes' | 'no' | 'maybe';

export const not = (answer: Answer): Answer => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'maybe');

/** Whether one of some holds. */
export function any<T>(of: readonly T[], answerOf: (one: T) => Answer): Answer {
  let perhaps = false;
  for (const one of of) {
    const answer = answerOf(one);
    if (answer === 'yes') return 'yes';
    perhaps ||= answer === 'maybe';
  }
  return perhaps ? 'maybe' : 'no';
}

/** Whether each of some holds. */
export const all = <T>(of: readonly T[], answerOf: (one: T) => Answer): Answer => not(any(of, (one) => not(answerOf(one))));
