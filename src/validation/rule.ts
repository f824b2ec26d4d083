import { ruleExamples } from '../catalogue/catalogue';
import { Finding } from '../policy/finding';
import { Place, World } from '../policy/model';
import { shortened } from '../policy/shorten-list';
import { FindingWording } from '../text/finding-wording';
import { FindingDetails, RuleId } from '../text/findings';
import { RULE_FINDINGS } from '../text/rule-findings';

/** What a rule finds at one place. */
export interface RuleFinding extends Finding {
  readonly id: RuleId;
  readonly instead: string;
  readonly place: Place;
}

/** What is particular to one finding of a rule. */
export type Found = FindingDetails & { readonly place: Place };

export interface Rule extends FindingWording {
  /** Constant: it is part of acknowledgements. */
  readonly id: RuleId;
  /** Policy documents or templates: one with a finding, and one without. Both are tests, and docs/rules.md. */
  readonly examples: { readonly bad: object; readonly good: object };
  check(reading: World): Found[];
}

/** A rule. Its texts are in the table of findings; its examples name actions, so they are in catalogue/rules.json. */
export const rule = (id: RuleId, check: Rule['check']): Rule => ({
  id,
  ...RULE_FINDINGS[id],
  check,
  get examples() {
    return ruleExamples(id);
  },
});

/** The subject of a finding on several actions: it changes when the statement names more. */
export const subjectOf = (names: readonly string[]): string =>
  shortened(names, names.length > 3 ? 2 : 3);

/** The word for one of them, or the word for more. */
export const pluralize = (names: readonly unknown[], one: string, more: string): string =>
  names.length > 1 ? more : one;
