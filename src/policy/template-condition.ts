import { ConditionExpression } from './condition-expression';

/** A template condition that holds or does not hold: an entry of `Conditions` in the template. */
export interface TemplateCondition {
  /** The key in the `Conditions` of the template. */
  readonly name: string;
  readonly holds: boolean;
  /** Its definition, if no other condition has its name. Default: only its name counts. */
  readonly definition?: ConditionExpression;
}

/** Returns the condition that nobody passes another value to a parameter than its default. */
export const defaultIsKept = (parameter: string): TemplateCondition => ({
  name: `the parameter ${parameter} ${HAS_DEFAULT}`,
  holds: true,
});

/** The end of such a condition. The names of others have no spaces before it. */
export const HAS_DEFAULT = 'has its default';

const DEFAULT_KEPT = new RegExp(`^the parameter (.+) ${HAS_DEFAULT}$`);

/** Returns the parameter whose default a condition is about. */
export const parameterOfDefault = ({ name, holds }: TemplateCondition): string | undefined =>
  holds ? DEFAULT_KEPT.exec(name)?.[1] : undefined;

/** Returns the condition that a principal keeps what a file shows of it. */
export const keepsWhatIs = (principal: string, file: string): TemplateCondition => ({
  name: `the ${principal}${KEEPS}${file} shows`,
  holds: true,
});

/** The words of such a condition. The names of others have no spaces. */
export const KEEPS = ' keeps what ';

/** Returns whether a condition is that a principal keeps something. */
export const isKeeping = ({ name }: TemplateCondition): boolean => name.includes(KEEPS);

/** Returns the condition that something is in an account. */
export const isOfAccount = (what: string, account: string): TemplateCondition => ({
  name: `the account of ${what} is ${account}`,
  holds: true,
});

/** Returns the condition that a stack set is deployed to an account. */
export const isDeployedTo = (stackSet: string, account: string): TemplateCondition => ({
  name: `the stack set ${stackSet} is deployed to ${account}`,
  holds: true,
});

/** Returns the condition that a name in Parameter Store has the value that a resource gives it. */
export const isStoredBy = (stored: string, resource: string): TemplateCondition => ({
  name: `the value of ${stored}${IN_STORE}${resource}`,
  holds: true,
});

/** The words of such a condition. The names of others have no spaces. */
const IN_STORE = ' in Parameter Store is that of ';

/** Returns whether a condition is about a value in Parameter Store that a file gives. */
export const isOfStore = ({ name }: TemplateCondition): boolean => name.includes(IN_STORE);

/** Returns the condition that somebody deletes a version of a policy. */
export const isVersionDeleted = (policy: string): TemplateCondition => ({
  name: `a version of the policy ${policy} is deleted`,
  holds: true,
});

/** Matches the conditions that are the same in all stacks. */
const OF_ALL = /^the (account of|stack set|value of) .+ is /;

/** Returns a condition of a stack by its name in another stack. */
export function conditionOfStack(key: string, { name, holds }: TemplateCondition) {
  if (OF_ALL.test(name)) return { name, holds };
  const parameter = parameterOfDefault({ name, holds: true });
  return parameter === undefined
    ? { name: `${key}/${name}`, holds }
    : { name: defaultIsKept(`${key}/${parameter}`).name, holds };
}

/** Returns whether a list has a condition. */
export const hasTemplateCondition = (
  list: readonly TemplateCondition[],
  { name, holds }: TemplateCondition,
): boolean => list.some((one) => one.name === name && one.holds === holds);

/** Returns the conditions of both lists, each once. They may contradict each other. */
export function joinTemplateConditions(
  some: readonly TemplateCondition[],
  others: readonly TemplateCondition[],
): readonly TemplateCondition[] {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  const known = new Set(some.map(keyOf));
  const more = others.filter((one) => !known.has(keyOf(one)));
  return more.length === 0 ? some : [...some, ...more];
}

/** Returns the conditions of both lists, each once; undefined when they contradict each other. */
export function combineTemplateConditions(
  some: readonly TemplateCondition[],
  others: readonly TemplateCondition[],
): readonly TemplateCondition[] | undefined {
  const all = joinTemplateConditions(some, others);
  if (all === some || all === others) return all;
  const keys = new Set(all.map(keyOf));
  const isContradicted = ({ name, holds }: TemplateCondition) =>
    keys.has(keyOf({ name, holds: !holds }));
  return all.some(isContradicted) ? undefined : all;
}

/** Returns whether one of some lists of conditions holds, whatever deployment chooses. */
export function isOneAlways(lists: readonly (readonly TemplateCondition[])[]): boolean {
  if (lists.some(({ length }) => length === 0)) return true;
  const name = lists[0]?.[0].name;
  if (name === undefined) return false;
  return [true, false].every((holds) =>
    isOneAlways(
      lists
        .filter((list) => !hasTemplateCondition(list, { name, holds: !holds }))
        .map((list) => list.filter((one) => one.name !== name)),
    ),
  );
}

/** Returns the same text for the same conditions, in any order. */
export const templateConditionsKey = (conditions: readonly TemplateCondition[]): string =>
  conditions.map(keyOf).sort().join('\n');

const keyOf = ({ name, holds }: TemplateCondition): string => `${holds ? '' : 'not '}${name}`;
