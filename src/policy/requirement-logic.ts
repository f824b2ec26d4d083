import { toDisplayText } from './deploy-time-text';
import { Condition, PolicyStatement } from './model';
import { KeyRequirement, Requirement } from './requirement';
import { TemplateCondition } from './template-condition';

/** The condition of a statement, as something that must hold. */
export const keyRequirement = ({ operator, key, values }: Condition): KeyRequirement => ({
  kind: 'key',
  operator,
  key,
  values,
  holds: true,
});

/** A condition of the template, as something that must hold. */
export const templateRequirement = ({ name, holds }: TemplateCondition): Requirement => ({
  kind: 'template-condition',
  name,
  holds,
});

/** All that must hold for a statement to be about a request. */
export const statementRequirements = ({
  conditions,
  templateConditions,
}: PolicyStatement): Requirement[] => [
  ...conditions.map(keyRequirement),
  ...templateConditions.map(templateRequirement),
];

/** What must hold, all of it, for a requirement not to hold. */
export function negate(requirement: Requirement): readonly Requirement[] {
  if (requirement.kind !== 'any-of') return [{ ...requirement, holds: !requirement.holds }];
  return requirement.of.flatMap(notAll);
}

/** What must hold, all of it, for some requirements not to hold together. */
export function notAll(requirements: readonly Requirement[]): readonly Requirement[] {
  const distinct = distinctRequirements(requirements);
  if (distinct.length === 1) return negate(distinct[0]);
  return [{ kind: 'any-of', of: distinct.map(negate) }];
}

/**
 * The same text for requirements that say the same:
 * the order of values and of groups, and the case of keys and operators, make no difference.
 */
export function canonicalRequirement(requirement: Requirement): string {
  const sorted = (texts: readonly string[]) => texts.map(toDisplayText).sort();
  switch (requirement.kind) {
    case 'key': {
      const { operator, key, values, holds } = requirement;
      const names = [operator.toLowerCase(), key.toLowerCase()];
      return JSON.stringify(['key', ...names, sorted(values), holds]);
    }
    case 'template-condition':
      return JSON.stringify(['template-condition', requirement.name, requirement.holds]);
    case 'match': {
      const texts = [requirement.pattern, requirement.text].map(toDisplayText);
      return JSON.stringify(['match', ...texts, requirement.holds]);
    }
    case 'resource':
      return JSON.stringify(['resource', sorted(requirement.resources), requirement.holds]);
    case 'any-of':
      return JSON.stringify(['any-of', requirement.of.map(canonicalGroup).sort()]);
  }
}

const canonicalGroup = (group: readonly Requirement[]): string =>
  JSON.stringify(group.map(canonicalRequirement).sort());

/** Each requirement once, in the order in which they come. */
export function distinctRequirements(requirements: readonly Requirement[]): Requirement[] {
  if (requirements.length < 2) return [...requirements];
  const byContent = new Map(requirements.map((one) => [canonicalRequirement(one), one]));
  return [...byContent.values()];
}

/** Whether two lists have the same requirements, in any order. */
export const haveSameContent = (
  some: readonly Requirement[],
  others: readonly Requirement[],
): boolean =>
  canonicalGroup(distinctRequirements(some)) === canonicalGroup(distinctRequirements(others));
