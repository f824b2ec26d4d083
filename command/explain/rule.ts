import { ACCEPTANCE_FINDINGS, READING_FINDINGS } from '../../src/text/further-findings';
import { Rule } from '../../src/validation/rule';
import { RULES } from '../../src/validation/run-rules';

export interface RuleExplained extends Pick<Rule, 'title' | 'severity' | 'why' | 'remedy'> {
  readonly kind: 'rule';
  readonly id: string;
  /** Whose findings are less severe. Absent when all are the same. */
  readonly unless?: string;
  /** Absent for a finding that is not about a policy. */
  readonly examples?: Rule['examples'];
}

/** The rules whose severity depends on the principal. */
const LESS_SEVERE: Readonly<Record<string, string>> = {
  escalation: 'A warning for who has no access to Amazon Connect',
};

/** Findings of the audit that are not about a policy: about reading, and about acceptances. */
const OTHERS = { ...READING_FINDINGS, ...ACCEPTANCE_FINDINGS };

/** Returns the ids and the titles of all findings of the audit. */
export const ruleTitles = (): readonly (readonly [id: string, title: string])[] => [
  ...RULES.map(({ id, title }) => [id, title] as const),
  ...Object.entries(OTHERS).map(([id, { title }]) => [id, title] as const),
];

export function explainRule(name: string): RuleExplained {
  const rule = RULES.find(({ id }) => id === name);
  const wording = rule ?? Object.entries(OTHERS).find(([id]) => id === name)?.[1];
  if (!wording) throw new Error(`There is no rule ${name}.`);
  const { title, severity, why, remedy } = wording;
  const examples = rule?.examples;
  const unless = LESS_SEVERE[name];
  return {
    kind: 'rule',
    id: name,
    title,
    severity,
    ...(unless !== undefined && { unless }),
    why,
    remedy,
    ...(examples && { examples }),
  };
}
