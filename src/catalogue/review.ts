import { ReviewFacts, RuleExamples } from './facts';
import { entry } from './table';

/** What a reviewer of policies knows beside the facts. */
export const reviewFacts = (): ReviewFacts => require('../../catalogue/rendered/review.json');

const examples = (): Record<string, RuleExamples> => require('../../catalogue/rules.json');

/** A document that a rule finds something in, and one that is right. */
export const ruleExamples = (rule: string): RuleExamples =>
  entry(examples(), rule, 'examples of the rule');
