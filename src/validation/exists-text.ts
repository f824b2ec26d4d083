import { Principal } from '../policy/model';
import { templateRequirement } from '../policy/requirement-logic';
import { requirementTexts } from '../text/condition-text';
import { listed } from '../text/listed';

/** Says under which template conditions a principal exists, besides those that a text names. */
export function existsText(
  what: string,
  { kind, templateConditions = [] }: Pick<Principal, 'kind' | 'templateConditions'>,
): string {
  const conditions = requirementTexts(templateConditions.map(templateRequirement));
  const more = conditions.filter((one) => !what.includes(one));
  return more.length === 0 ? '' : `. The ${kind} exists if ${listed(more)}`;
}
