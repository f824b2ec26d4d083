import { load } from '../load';

load(
  'evaluator',
  'worlds/evaluator.test.ts',
  // An independent simulator kills what our own laws let live.
  'oracle/evaluator.oracle.ts',
  'oracle/evaluator-deviations.oracle.ts',
  'oracle/fuzz.oracle.ts',
);
