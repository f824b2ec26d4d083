import { Rule } from '../../src/validation/rule';
import { RULES } from '../../src/validation/run-rules';

export type RuleExplained = { readonly kind: 'rule' } & Pick<
  Rule,
  'id' | 'title' | 'severity' | 'why' | 'examples'
>;

export function explainRule(name: string): RuleExplained {
  const rule = RULES.find(({ id }) => id === name);
  if (!rule) throw new Error(`There is no rule ${name}.`);
  const { id, title, severity, why, examples } = rule;
  return { kind: 'rule', id, title, severity, why, examples };
}
