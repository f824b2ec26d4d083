import { combineTemplateConditions, TemplateCondition } from '../../policy/template-condition';

/**
 * JSON with the CloudFormation functions resolved as far as the template allows; undefined is
 * `AWS::NoValue`.
 */
export type Resolved =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Resolved[]
  | ResolvedObject
  | ConditionalValue;
export interface ResolvedObject {
  readonly [key: string]: Resolved;
}

/** A value that exists under template conditions. */
export interface Branch {
  readonly templateConditions: readonly TemplateCondition[];
  readonly value: Resolved;
  /** The keys and indices from the choice to the value. */
  readonly at: readonly (string | number)[];
}

/** The value of `Fn::If`: exactly one of its branches. */
export class ConditionalValue {
  constructor(readonly branches: readonly Branch[]) {}
}

/** The maximum number of alternatives to distinguish. */
const MOST_ALTERNATIVES = 16;

/** Creates a choice of branches. Merges nested choices. */
export function conditionalValue(branches: readonly Branch[]): Resolved {
  const flat = branches.flatMap((branch): Branch[] => {
    if (!(branch.value instanceof ConditionalValue)) return [branch];
    return branch.value.branches.flatMap(({ templateConditions, value, at }) => {
      const conditions = combineTemplateConditions(branch.templateConditions, templateConditions);
      return conditions
        ? [{ templateConditions: conditions, value, at: [...branch.at, ...at] }]
        : [];
    });
  });
  const [first, ...others] = flat;
  if (first === undefined) return new ConditionalValue(flat);
  if (others.length === 0 && first.templateConditions.length === 0) return first.value;
  if (!others.every(({ value }) => isSame(value, first.value))) return new ConditionalValue(flat);
  if (typeof first.value !== 'object') return first.value;
  // Its place is that of a branch.
  return others.length === 0
    ? new ConditionalValue(flat)
    : new ConditionalValue([{ ...first, templateConditions: [] }]);
}

/** Returns whether two values are the same, whatever the order of the keys is. */
function isSame(one: Resolved, other: Resolved): boolean {
  if (one === other) return true;
  if (!isComposite(one) || !isComposite(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    keys.every((key) => others.includes(key) && isSame(memberOf(one, key), memberOf(other, key)))
  );
}

const isComposite = (value: Resolved): value is Exclude<Resolved & object, ConditionalValue> =>
  typeof value === 'object' && value !== null && !(value instanceof ConditionalValue);

const memberOf = (value: object, key: string): Resolved => (value as ResolvedObject)[key];

/** Returns a value with all its texts replaced. */
export function mapTexts(value: Resolved, replace: (text: string) => string): Resolved {
  if (typeof value === 'string') return replace(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ConditionalValue)
    return new ConditionalValue(
      value.branches.map((branch) => ({ ...branch, value: mapTexts(branch.value, replace) })),
    );
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapTexts(part, replace)]),
  );
}

/** Returns a value with the template conditions of all its choices replaced. */
export const mapConditions = (
  value: Resolved,
  replace: (one: TemplateCondition) => TemplateCondition,
): Resolved =>
  mapBranches(value, (one) => [
    { ...one, templateConditions: one.templateConditions.map(replace) },
  ]);

/** Returns a value replaced, in each branch if it is a choice. */
export const mapValues = (value: Resolved, replaced: (one: Resolved) => Resolved): Resolved =>
  value instanceof ConditionalValue
    ? conditionalValue(
        value.branches.map((one) => ({ ...one, value: mapValues(one.value, replaced) })),
      )
    : replaced(value);

/** Returns a value with the branches of all its choices replaced. */
export function mapBranches(
  value: Resolved,
  replaced: (one: Branch) => readonly Branch[],
): Resolved {
  const inside = (part: Resolved) => mapBranches(part, replaced);
  if (!hasChoice(value)) return value;
  if (value instanceof ConditionalValue)
    return conditionalValue(
      value.branches.flatMap(replaced).map((one) => ({ ...one, value: inside(one.value) })),
    );
  return Array.isArray(value)
    ? value.map(inside)
    : Object.fromEntries(
        Object.entries(value as ResolvedObject).map(([key, part]) => [key, inside(part)]),
      );
}

export function hasChoice(value: Resolved): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasChoice);
  if (value instanceof ConditionalValue) return true;
  for (const key of Object.keys(value)) if (hasChoice((value as ResolvedObject)[key])) return true;
  return false;
}

/** Returns the number of choices in a value: those inside a branch are of its choice. */
function choicesIn(value: Resolved): number {
  if (value instanceof ConditionalValue) return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + choicesIn(part), 0);
}

/**
 * Returns the alternatives of the argument of a function: in a list, each part has its position. One
 * choice may have any number of alternatives.
 */
export function alternativesOfArgument(argument: Resolved): ReturnType<typeof alternativesOf> {
  const most = choicesIn(argument) === 1 ? Infinity : MOST_ALTERNATIVES;
  if (!Array.isArray(argument)) return alternativesOf(argument, most);
  return alternativesOf({ ...argument }, most)?.map((one) => ({
    ...one,
    value: Object.values(one.value as ResolvedObject),
  }));
}

/** Returns the alternatives of a value, each without choices; undefined when there are too many. */
export function alternativesOf(
  value: Resolved,
  most = MOST_ALTERNATIVES,
): readonly Omit<Branch, 'at'>[] | undefined {
  if (!hasChoice(value)) return [{ templateConditions: [], value }];
  if (value instanceof ConditionalValue) {
    const alternatives: Omit<Branch, 'at'>[] = [];
    for (const branch of value.branches) {
      const inside = alternativesOf(branch.value);
      if (!inside || alternatives.length + inside.length > most) return undefined;
      inside.forEach((one) => {
        const templateConditions = combineTemplateConditions(
          branch.templateConditions,
          one.templateConditions,
        );
        if (templateConditions) alternatives.push({ templateConditions, value: one.value });
      });
    }
    return alternatives;
  }
  const entries = Object.entries(value as ResolvedObject);
  let combinations: { templateConditions: readonly TemplateCondition[]; values: Resolved[] }[] = [
    { templateConditions: [], values: [] },
  ];
  for (const [, part] of entries) {
    const alternatives = alternativesOf(part, most);
    if (!alternatives || combinations.length * alternatives.length > most) return undefined;
    combinations = combinations.flatMap((combination) =>
      alternatives.flatMap((one) => {
        const templateConditions = combineTemplateConditions(
          combination.templateConditions,
          one.templateConditions,
        );
        return templateConditions
          ? [{ templateConditions, values: [...combination.values, one.value] }]
          : [];
      }),
    );
  }
  return combinations.map(({ templateConditions, values }) => ({
    templateConditions,
    // A list branch inside a list becomes part of that list.
    value: Array.isArray(value)
      ? values
          .flatMap((part, i) =>
            value[i] instanceof ConditionalValue && Array.isArray(part) ? part : [part],
          )
          .filter((part) => part !== undefined)
      : Object.fromEntries(
          entries
            .map(([key], i) => [key, values[i]] as const)
            .filter(([, part]) => part !== undefined),
        ),
  }));
}
