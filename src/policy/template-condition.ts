/** A condition of the template that holds, or one that does not: an entry of its `Conditions`. */
export interface TemplateCondition {
  /** The key in the `Conditions` of the template. */
  readonly name: string;
  readonly holds: boolean;
}

/** Whether a list has a condition. */
export const hasTemplateCondition = (
  list: readonly TemplateCondition[],
  { name, holds }: TemplateCondition,
): boolean => list.some((one) => one.name === name && one.holds === holds);

/** The conditions of both lists, each once. They may contradict each other. */
export const joinTemplateConditions = (
  some: readonly TemplateCondition[],
  others: readonly TemplateCondition[],
): readonly TemplateCondition[] => {
  const more = others.filter((one) => !hasTemplateCondition(some, one));
  return more.length === 0 ? some : [...some, ...more];
};

/** The conditions of both lists, each once; undefined where one contradicts another. */
export function combineTemplateConditions(
  some: readonly TemplateCondition[],
  others: readonly TemplateCondition[],
): readonly TemplateCondition[] | undefined {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  const all = joinTemplateConditions(some, others);
  const isContradicted = ({ name, holds }: TemplateCondition) =>
    hasTemplateCondition(all, { name, holds: !holds });
  return all.some(isContradicted) ? undefined : all;
}

/** The same text for the same conditions, in any order. */
export const templateConditionsKey = (conditions: readonly TemplateCondition[]): string =>
  conditions
    .map(({ name, holds }) => `${holds ? '' : 'not '}${name}`)
    .sort()
    .join('\n');
