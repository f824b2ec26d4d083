import { Policy } from './model';
import {
  combineTemplateConditions,
  hasTemplateCondition,
  TemplateCondition,
} from './template-condition';

/** The policy as who has it under conditions of the template, given those under which the holder is made. */
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
