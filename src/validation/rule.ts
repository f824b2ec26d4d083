import { Place, Reading } from '../private/policy/model';

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

export interface Rule {
  /** Constant: it stands in acknowledgements. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule finds, a few words. */
  readonly title: string;
  readonly why: string;
  /** Policy documents, each with what the rule finds in it and in what should stand instead. Both are tests, and docs/rules.md. */
  readonly examples: { readonly bad: object; readonly good: object };
  check(reading: Reading): Omit<Finding, 'rule' | 'severity' | 'why'>[];
}
