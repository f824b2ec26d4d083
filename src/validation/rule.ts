import { ruleExamples } from '../catalogue/catalogue';
import { Place, World } from '../policy/model';
import { shortened } from '../policy/shorten-list';

/** `fatal`: cannot work, or hands over the account. `error`: wrong. `warning`: may be meant, and then takes a reason. */
export type Severity = 'fatal' | 'error' | 'warning';

/** What a rule says of one place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What it is about: the action, the ARN, the key. With the rule it names the finding: `unknown-action[connect:CreateProfile]`. */
  readonly subject: string;
  /** What is wrong, a sentence without its full stop. */
  readonly what: string;
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  readonly place: Place;
}

/** What a rule finds, without what is the same for all that it finds. */
export type Found = Omit<Finding, 'rule' | 'severity' | 'why'>;

export interface Rule {
  /** Constant: it stands in acknowledgements. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule finds, a few words. */
  readonly title: string;
  readonly why: string;
  /** Policy documents or templates, each with what the rule finds in it and in what should stand instead. Both are tests, and docs/rules.md. */
  readonly examples: { readonly bad: object; readonly good: object };
  check(reading: World): Found[];
}

/** A rule; its examples name actions, so they are in catalogue/rules.json. */
export const rule = ({ id, severity, title, why, check }: Omit<Rule, 'examples'>): Rule => ({
  id,
  severity,
  title,
  why,
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
