import { oneOfGroups } from '../evaluator/shortest-groups';
import { mayMeet } from '../policy/deployments';
import { Attachment, Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { notAll, templateRequirement } from '../policy/requirement-logic';
import { TemplateCondition } from '../policy/template-condition';

/** Lists of template conditions. All of one list must hold. */
type Conditions = readonly (readonly TemplateCondition[])[];

/** Returns what must hold for a principal to have one of some managed policies. */
export const requirementsOfHaving = (attached: readonly Attachment[]): readonly Requirement[] =>
  oneOfGroups(attached.flatMap(conditionsOf).map(requirementsOf));

/** Returns whether a principal has one of some managed policies, whatever deployment chooses. */
export const surelyHasOne = (principal: Principal, attached: readonly Attachment[]): boolean =>
  isOneMet(principal, attached.flatMap(conditionsOf));

/** Returns the conditions under which a principal has a managed policy. Its statements have them. */
const conditionsOf = ({ policy, templateConditions = [] }: Attachment): Conditions =>
  policy && policy.statements.length > 0
    ? policy.statements.map((statement) => statement.templateConditions)
    : [templateConditions];

/** Returns whether all conditions of one list are met, wherever a principal is deployed. */
export const isOneMet = (
  { templateConditions: given = [] }: Pick<Principal, 'templateConditions'>,
  conditions: Conditions,
): boolean =>
  conditions.some(({ length }) => length === 0) ||
  !mayMeet([...requirementsOf(given), ...conditions.map(requirementsOf).flatMap(notAll)]);

const requirementsOf = (conditions: readonly TemplateCondition[]): readonly Requirement[] =>
  conditions.map(templateRequirement);
