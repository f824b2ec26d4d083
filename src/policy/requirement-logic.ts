import { toDisplayText } from './deploy-time-text';
import { Condition, PolicyStatement } from './model';
import { KeyRequirement, Requirement } from './requirement';
import { TemplateCondition } from './template-condition';
import { memoize } from '../input/memoize';

/** Returns the condition of a statement as a requirement. */
export const keyRequirement = ({ operator, key, values }: Condition): KeyRequirement => ({
  kind: 'key',
  operator,
  key,
  values,
  holds: true,
});

/** Returns a template condition as a requirement. */
export const templateRequirement = ({
  name,
  holds,
  definition,
}: TemplateCondition): Requirement => ({
  kind: 'template-condition',
  name,
  holds,
  ...(definition && { definition }),
});

/** Returns all requirements for a statement to cover a request. */
export const statementRequirements = ({
  conditions,
  templateConditions,
}: PolicyStatement): Requirement[] => [
  ...conditions.map(keyRequirement),
  ...templateConditions.map(templateRequirement),
];

/** Returns the negation of a requirement. All of the results must hold. */
export const negate: (requirement: Requirement) => readonly Requirement[] = memoize(
  (requirement: Requirement): readonly Requirement[] =>
    requirement.kind === 'any-of'
      ? requirement.of.flatMap(notAll)
      : [{ ...requirement, holds: !requirement.holds }],
);

/**
 * Returns what must hold for some requirements not to hold together. All of the results must hold.
 */
export function notAll(requirements: readonly Requirement[]): readonly Requirement[] {
  const distinct = distinctRequirements(requirements);
  if (distinct.length === 1) return negate(distinct[0]);
  return [{ kind: 'any-of', of: distinct.map(negate) }];
}

/**
 * Returns the same text for equivalent requirements. Ignores the order of values and groups, and
 * the case of keys and operators.
 */
export const canonicalRequirement: (requirement: Requirement) => string = memoize(canonicalForm);

function canonicalForm(requirement: Requirement): string {
  const sorted = (texts: readonly string[]) => texts.map(toDisplayText).sort();
  switch (requirement.kind) {
    case 'key': {
      const { operator, key, values, holds } = requirement;
      const names = [operator.toLowerCase(), key.toLowerCase()];
      return JSON.stringify(['key', ...names, sorted(values), holds]);
    }
    case 'template-condition': {
      const { name, definition = name, holds } = requirement;
      return JSON.stringify(['template-condition', definition, holds]);
    }
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

/** Returns each requirement once, in the given order. */
export function distinctRequirements(requirements: readonly Requirement[]): Requirement[] {
  if (requirements.length < 2) return [...requirements];
  const byContent = new Map(requirements.map((one) => [canonicalRequirement(one), one]));
  return [...byContent.values()];
}

/** Returns the requirements that must hold together, without alternatives that the others meet. */
export function allOf(requirements: readonly Requirement[]): readonly Requirement[] {
  const distinct = distinctRequirements(requirements);
  const known = new Set(distinct.map(canonicalRequirement));
  return distinct.filter(
    (one) =>
      one.kind !== 'any-of' ||
      !one.of.some((group) => group.every((part) => known.has(canonicalRequirement(part)))),
  );
}

/** Returns whether two lists have the same requirements, in any order. */
export const haveSameContent = (
  some: readonly Requirement[],
  others: readonly Requirement[],
): boolean =>
  canonicalGroup(distinctRequirements(some)) === canonicalGroup(distinctRequirements(others));
