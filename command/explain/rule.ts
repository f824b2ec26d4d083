import { Rule } from '../../src/validation/rule';
import { RULES } from '../../src/validation/run-rules';

export type RuleExplained = { readonly kind: 'rule' } & Pick<
  Rule,
  'id' | 'title' | 'severity' | 'why' | 'examples'
>;

export function explainRule(name: string): RuleExplained {
  const { id, title, severity, why, examples } = RULES.find((rule) => rule.id === name)!;
  return { kind: 'rule', id, title, severity, why, examples };
}
