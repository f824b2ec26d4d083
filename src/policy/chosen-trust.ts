import { matchesAction } from './action-patterns';
import { Condition } from './condition';
import { operatorParts } from './condition-operator';
import { defaultValues } from './default-values';
import { hasDeployTimeValue, PolicyText, toDisplayText } from './deploy-time-text';
import { deployedTexts } from './deployed-texts';
import { Principal } from './model';
import { isPattern } from './pattern';
import { combineTemplateConditions, TemplateCondition } from './template-condition';
import { TrustStatement } from './trust';

/**
 * Returns a statement of a trust policy as it is for an action, once for each choice of deployment
 * about that: whether a text is the action, what `Null` and `Bool` ask for, and the operator of an allow.
 * Each choice is a template condition. Returns nothing where the statement is about other actions. An allow has the
 * default of a parameter as its value.
 */
export function chosenTrust(
  statement: TrustStatement,
  action: string,
  values: Principal['values'],
): readonly TrustStatement[] {
  const withActions = ofAction(statement, action, values);
  return statement.conditions.reduce<readonly TrustStatement[]>(
    (all, condition) => all.flatMap((one) => ofCondition(one, condition, values)),
    withActions,
  );
}

function ofAction(
  statement: TrustStatement,
  action: string,
  values: Principal['values'],
): readonly TrustStatement[] {
  const { actions, notAction } = statement;
  const isNamed = (one: PolicyText) => matchesAction(one, action);
  const possible = actions.filter(hasDeployTimeValue).map((text) => {
    const texts = deployedTexts(text, values);
    const isSure = texts.every((one) => !isPattern(one) && isNamed(one));
    return { text, isSure, mayBe: texts.some(isNamed) };
  });
  const named: TrustStatement = { ...statement, actions: [...actions, action] };
  if (actions.some(isNamed)) return notAction ? [] : [statement];
  if (possible.some(({ isSure }) => isSure)) return notAction ? [] : [named];
  const open = possible.filter(({ mayBe }) => mayBe).map(({ text }) => text);
  const isByDefault = (text: PolicyText) => isKnown(text, statement, values);
  const choice = (text: PolicyText) => `${toDisplayText(text)} is ${action}`;
  if (!notAction)
    return open
      .filter((text) => !isByDefault(text))
      .flatMap((text) => chosen(named, [{ name: choice(text), holds: true }]));
  if (open.some(isByDefault)) return [];
  return chosen(
    statement,
    open.map((text) => ({ name: choice(text), holds: false })),
  );
}

function ofCondition(
  statement: TrustStatement,
  condition: Condition,
  values: Principal['values'],
): readonly TrustStatement[] {
  if (isKnown(condition.key, statement, values)) return [];
  const { operator } = condition;
  if (statement.effect === 'Allow' && hasDeployTimeValue(operator))
    return operatorsOf(operator, values).flatMap((one) =>
      chosen(statement, [{ name: `${toDisplayText(operator)} is ${one}`, holds: true }]).map(
        withCondition(condition, { ...condition, operator: one }),
      ),
    );
  const [text, ...others] = condition.values;
  const isTruth = TRUTHS.has(operatorParts(condition.operator).name);
  if (!isTruth || others.length > 0 || text === undefined) return [statement];
  if (!hasDeployTimeValue(text)) return [statement];
  if (isKnown(text, statement, values)) return [];
  const possible = deployedTexts(text, values).map((one) => one.toLowerCase());
  return [true, false]
    .filter((holds) => possible.some((one) => isPattern(one) || one === String(holds)))
    .flatMap((holds) =>
      chosen(statement, [{ name: `${toDisplayText(text)} is true`, holds }]).map(
        withCondition(condition, { ...condition, values: [String(holds)] }),
      ),
    );
}

/** Returns a statement with another condition in place of one. */
const withCondition =
  (condition: Condition, other: Condition) =>
  (statement: TrustStatement): TrustStatement => ({
    ...statement,
    conditions: statement.conditions.map((its) => (its === condition ? other : its)),
  });

/** Returns the operators that deployment may make of a text. */
const operatorsOf = (text: PolicyText, values: Principal['values']): readonly string[] => [
  ...new Set(
    deployedTexts(text, values).map((one) =>
      isPattern(one) || hasDeployTimeValue(one) ? ANY_OPERATOR : one,
    ),
  ),
];

/** The operator that stands for one which may be any: it takes patterns. */
const ANY_OPERATOR = 'StringLike';

/** Operators that ask for `true` or `false`. */
const TRUTHS = new Set(['null', 'bool']);

/** Returns whether the statement with the defaults of parameters in it says what a text is. */
const isKnown = (
  text: PolicyText,
  { effect }: TrustStatement,
  values: Principal['values'],
): boolean => effect === 'Allow' && defaultValues(values).parametersIn(text).length > 0;

/** Returns a statement under template conditions; nothing where they contradict its own. */
function chosen(
  statement: TrustStatement,
  choices: readonly TemplateCondition[],
): readonly TrustStatement[] {
  const templateConditions = combineTemplateConditions(statement.templateConditions, choices);
  return templateConditions ? [{ ...statement, templateConditions }] : [];
}
