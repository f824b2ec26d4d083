import { Policy } from './model';
import {
  combineTemplateConditions,
  hasTemplateCondition,
  TemplateCondition,
} from './template-condition';

/**
 * Returns the policy for a holder that has it under template conditions. Takes the conditions of
 * the holder into account.
 */
export function underConditions(
  policy: Policy,
  templateConditions: readonly TemplateCondition[],
  given: readonly TemplateCondition[] = [],
): Policy {
  const needless = (condition: TemplateCondition) => hasTemplateCondition(given, condition);
  if (
    templateConditions.every(needless) &&
    !policy.statements.some((statement) => statement.templateConditions.some(needless))
  )
    return policy;
  const statements = policy.statements.flatMap((statement) => {
    const all = combineTemplateConditions(statement.templateConditions, templateConditions);
    return all && combineTemplateConditions(all, given)
      ? [{ ...statement, templateConditions: all.filter((condition) => !needless(condition)) }]
      : [];
  });
  return { ...policy, statements };
}
