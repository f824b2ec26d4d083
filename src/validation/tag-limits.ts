import { isKey, RESOURCE_TAG, supportsConditionKey } from './condition-keys';
import { trustFacts } from '../catalogue/trust';
import { expandPattern, serviceOf } from '../policy/action-patterns';
import { operatorParts } from '../policy/condition-operator';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Condition, policiesOf, PolicyStatement, Principal } from '../policy/model';

/** The value of a tag of a resource; undefined when the resource does not have the tag. */
export type TagState = PolicyText | undefined;

/** A tag on which it depends what a principal may do in a service. */
export interface TagLimit {
  readonly service: string;
  readonly key: string;
  /** The states that the conditions on the tag distinguish. */
  readonly states: readonly TagState[];
  /** The actions under such conditions. */
  readonly actions: readonly string[];
}

/** A value that no condition names. */
const OTHER_VALUE = 'a value of others';

/** Returns the tags on which statements of a principal depend, each once for each service. */
export function tagLimitsOf(principal: Principal): readonly TagLimit[] {
  const uses = policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .flatMap(({ statements }) => statements)
    .flatMap(usesIn);
  const names = [...new Set(uses.map(nameOf))];
  return names.map((name) => limitBy(uses.filter((use) => nameOf(use) === name)));
}

/** A condition on a tag, and an action under it. */
interface TagUse {
  readonly action: string;
  readonly condition: Condition;
}

const usesIn = ({ actions, notAction, conditions }: PolicyStatement): readonly TagUse[] => {
  const onTags = conditions.filter(({ key }) => isKey(key, RESOURCE_TAG));
  if (onTags.length === 0) return [];
  const named = actions.flatMap(expandPattern);
  const left = notAction ? expandPattern('*').filter((one) => !named.includes(one)) : named;
  return onTags.flatMap((condition) =>
    left
      .filter((action) => !isTagging(action) && supportsConditionKey(action, condition.key))
      .map((action) => ({ action, condition })),
  );
};

const isTagging = (action: string): boolean =>
  [...trustFacts().tagging, ...trustFacts().untagging].includes(action);

const tagOf = ({ key }: Condition) => key.slice(key.indexOf('/') + 1);

const nameOf = ({ action, condition }: TagUse): string =>
  JSON.stringify([serviceOf(action), tagOf(condition).toLowerCase()]);

function limitBy(uses: readonly TagUse[]): TagLimit {
  const [{ action, condition }] = uses;
  const values = uses.flatMap((use) => valuesIn(use.condition));
  return {
    service: serviceOf(action),
    key: tagOf(condition),
    states: [...new Set([...values, OTHER_VALUE, undefined])],
    actions: [...new Set(uses.map((use) => use.action))],
  };
}

/** Returns the values that a condition names. `Null` names none. */
const valuesIn = ({ operator, values }: Condition): readonly TagState[] =>
  operatorParts(operator).name === 'null'
    ? []
    : values.map((pattern) => exampleTexts(withoutVariables(pattern))[0]);

const VARIABLE = /\$\{([a-z]+:[^}]+)\}/gi;

const withoutVariables = (pattern: PolicyText): PolicyText =>
  pattern.replace(VARIABLE, (_, key: string) => valueOfVariable(key));

/** Returns the value that the key of a variable has in the attempts. */
const valueOfVariable = (key: string): string => `own ${key.replace(/[^a-z]/gi, ' ')}`;

/** Returns the values of the variables in the conditions of a principal. */
export const variableValues = (principal: Principal): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policiesOf(principal)
      .flatMap(({ statements }) => statements)
      .flatMap(({ conditions }) => conditions)
      .filter(({ key }) => isKey(key, RESOURCE_TAG) || /RequestTag/i.test(key))
      .flatMap(({ values }) => values)
      .flatMap((value) => [...value.matchAll(VARIABLE)])
      .map(([, key]) => [key, valueOfVariable(key)]),
  );
