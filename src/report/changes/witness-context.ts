import { HEAD } from './witness-resource';
import { filledVariables } from './witness-variables';
import { knownRegions } from '../../catalogue/regions';
import { operatorParts } from '../../policy/condition-operator';
import { Deployment, deploymentsFor } from '../../policy/deployments';
import { matchesPattern } from '../../policy/pattern';
import {
  KeyRequirement,
  Requirement,
  TemplateConditionRequirement,
} from '../../policy/requirement';

type Value = string | readonly string[];

/** Values of keys, and a deployment, with which requirements may hold. */
export interface WitnessContext {
  readonly context: Readonly<Record<string, Value>>;
  /** The template conditions that must hold or not hold, by name. */
  readonly templateConditions: Readonly<Record<string, boolean>>;
  readonly deployment: Deployment;
}

/** Values of keys, and requirements for template conditions. */
interface Way {
  readonly context: Readonly<Record<string, Value>>;
  readonly conditions: readonly TemplateConditionRequirement[];
}

/** The maximum number of ways to meet requirements, and of deployments for each. */
const MOST = 24;
const MOST_DEPLOYMENTS = 4;

/**
 * Returns contexts in which some requirements are likely to hold together. The evaluator decides
 * whether they do.
 */
export const contextsOf = (requirements: readonly Requirement[]): readonly WitnessContext[] =>
  waysToMeetAll(requirements).flatMap(({ context, conditions }) =>
    (deploymentsFor(conditions) ?? []).slice(0, MOST_DEPLOYMENTS).map((deployment) => ({
      context,
      templateConditions: Object.fromEntries(conditions.map(({ name, holds }) => [name, holds])),
      deployment,
    })),
  );

const waysToMeetAll = (requirements: readonly Requirement[]): readonly Way[] =>
  requirements.reduce<readonly Way[]>(
    (ways, requirement) =>
      ways
        .flatMap((way) => waysToMeet(requirement).map((other) => merge(way, other)))
        .slice(0, MOST),
    [NOTHING],
  );

const merge = (one: Way, other: Way): Way => ({
  context: { ...one.context, ...other.context },
  conditions: [...one.conditions, ...other.conditions],
});

const NOTHING: Way = { context: {}, conditions: [] };

function waysToMeet(requirement: Requirement): readonly Way[] {
  switch (requirement.kind) {
    case 'template-condition':
      return [{ context: {}, conditions: [requirement] }];
    case 'key':
      return valuesFor(requirement).map(({ value, variables = {} }) =>
        value === undefined
          ? NOTHING
          : { ...NOTHING, context: { ...variables, [requirement.key]: value } },
      );
    case 'any-of':
      return requirement.of.flatMap((group) => waysToMeetAll(group));
    case 'match':
    case 'resource':
      return [NOTHING];
  }
}

/** A value of a key, undefined when the key is absent, and those of the variables in it. */
interface KeyValue {
  readonly value?: Value;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Returns values of a key with which a condition may hold, or not hold. */
function valuesFor({ key, operator, values, holds }: KeyRequirement): readonly KeyValue[] {
  const { name, set } = operatorParts(operator);
  if (name === 'null') {
    const isAbsent = values.some((one) => one.toLowerCase() === 'true') === holds;
    return [isAbsent ? {} : { value: VALUES[key.toLowerCase()]?.()[0] ?? 'value' }];
  }
  const matching = values.flatMap((value) => {
    const { text, context } = filledVariables(value);
    return like(key, name, text).map((one): KeyValue => ({ value: one, variables: context }));
  });
  const others: readonly KeyValue[] = [{ value: otherThan(key, name, values) }, {}];
  const all = holds ? [...matching, ...others] : [...others, ...matching];
  if (set === undefined) return all;
  return all.map(({ value, variables }) => (value ? { value: [value].flat(), variables } : {}));
}

/** Values of keys that have only some. */
const VALUES: Readonly<Record<string, () => readonly string[]>> = {
  'aws:requestedregion': () => [HEAD[3], 'eu-west-2', ...knownRegions()],
  'aws:resourceaccount': () => [HEAD[4], '222233334444', '333344445555'],
};

/** Returns values that an operator may match for a policy value. */
function like(key: string, name: string, value: string): readonly string[] {
  if (name.startsWith('numeric'))
    return [value, String(Number(value) - 1), String(Number(value) + 1)];
  if (name.startsWith('date')) return [value, '2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];
  if (name.includes('ipaddress')) return [value.split('/')[0]];
  const known = VALUES[key.toLowerCase()]?.().find((one) => matchesPattern(value, one));
  return [known ?? value.replace(/\*/g, 'x').replace(/\?/g, 'x')];
}

/** Returns a value that differs from all policy values. */
function otherThan(key: string, name: string, values: readonly string[]): string {
  if (name === 'bool') return values.some((one) => one.toLowerCase() === 'true') ? 'false' : 'true';
  if (name.startsWith('numeric')) return String(Math.max(0, ...values.map(Number)) + 2);
  if (name.startsWith('date')) return '2050-01-01T00:00:00Z';
  if (name.includes('ipaddress')) return '203.0.113.199';
  if (name.startsWith('arn')) return 'arn:none:none:none:000000000000:none';
  const isOther = (one: string) => !values.some((value) => matchesPattern(value, one));
  return VALUES[key.toLowerCase()]?.().find(isOther) ?? 'another-value';
}
