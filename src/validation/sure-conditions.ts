import { oneOfGroups } from '../evaluator/shortest-groups';
import { mayMeet } from '../policy/deployments';
import { Attachment, Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { notAll, templateRequirement } from '../policy/requirement-logic';
import { TemplateCondition } from '../policy/template-condition';

/** What must hold for something to be there. */
type Required = readonly Requirement[];

/** Returns what must hold for somebody to have one of some policies. */
export const requiredToHave = (attached: readonly Attachment[]): Required =>
  oneOfGroups(attached.flatMap(requiredBy));

/** Returns whether a principal has one of some policies, whatever deployment chooses. */
export function surelyHasOne(principal: Principal, attached: readonly Attachment[]): boolean {
  const given = requiredFor(principal.templateConditions);
  return isOneMet(attached.flatMap(requiredBy), given);
}

/** Returns what the statements of a policy have, which are there where it is attached. */
function requiredBy(one: Attachment): readonly Required[] {
  const { policy } = one;
  const { statements = [] } = policy ?? {};
  const parts = statements.length > 0 ? statements : [one];
  return parts.map((part) => requiredFor(part.templateConditions));
}

/**
 * Returns whether another principal is there wherever one is, with something under
 * some template conditions.
 */
export function isThereFor(
  principal: Principal,
  other: Principal,
  having: readonly (readonly TemplateCondition[])[] = [[]],
): boolean {
  const { file } = other.place;
  const { templateConditions: all = [], place } = principal;
  // Names of other stacks have a slash. Others are of the own file.
  const given = all.filter(({ name }) => place.file === file || name.includes('/'));
  const exists = requiredFor(other.templateConditions);
  return isOneMet(
    having.map((one) => [...exists, ...requiredFor(one)]),
    requiredFor(given),
  );
}

/** Returns whether all of one group is met, wherever something else is. */
const isOneMet = (groups: readonly Required[], given: Required): boolean =>
  groups.some(({ length }) => length === 0) || !mayMeet([...given, ...groups.flatMap(notAll)]);

const requiredFor = (conditions: readonly TemplateCondition[] = []): Required =>
  conditions.map(templateRequirement);
