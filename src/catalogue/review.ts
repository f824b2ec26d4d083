import { ReviewFacts, RuleExamples } from './facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

/** Returns the knowledge of a policy reviewer in addition to the facts. */
export const reviewFacts = lazy((): ReviewFacts => require('../../catalogue/rendered/review.json'));

const examples = lazy((): Record<string, RuleExamples> => require('../../catalogue/rules.json'));

/** Returns a document with a finding of a rule, and one that is correct. */
export const ruleExamples = (rule: string): RuleExamples =>
  entry(examples(), rule, 'examples of the rule');
