import { publishedNames } from './published-names';
import { ReviewFacts, RuleExamples } from './review-facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

/** Returns the knowledge of a policy reviewer in addition to the facts. */
export const reviewFacts = lazy((): ReviewFacts => require('../../catalogue/rendered/review.json'));

const examples = lazy((): Record<string, RuleExamples> => require('../../catalogue/rules.json'));

/** Returns a document with a finding of a rule, and one that is correct. */
export const ruleExamples = (rule: string): RuleExamples =>
  withPublishedName(entry(examples(), rule, 'examples of the rule'));

/** Names that AWS publishes elsewhere become actions: no example can name one of them for good. */
function withPublishedName(documents: RuleExamples): RuleExamples {
  const { name } =
    publishedNames().find(({ operationOf, handlersOf }) => operationOf && handlersOf) ?? {};
  const text = JSON.stringify(documents);
  return name === undefined ? documents : JSON.parse(text.replaceAll('{PublishedName}', name));
}
