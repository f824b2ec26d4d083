import { ConditionExpression, EqualsExpression } from './condition-expression';
import { hasDeployTimeValue, nameOfOpaque, toDisplayText } from './deploy-time-text';
import { Requirement, TemplateConditionRequirement } from './requirement';

/** What deployment could provide: one value for each parameter, one answer for each open part. */
export interface Deployment {
  /** Values by the names of deploy-time values. A missing value equals no text of a template. */
  readonly values: Readonly<Record<string, string>>;
  /** Answers by the texts of parts that cannot be evaluated. A missing answer is no. */
  readonly open: Readonly<Record<string, boolean>>;
}

/** The maximum number of deployments to distinguish. */
const MOST = 1024;

const NO_VALUES: Deployment = { values: {}, open: {} };

/** Returns the condition of a requirement. Without a definition, its name is an open part. */
export const expressionOf = ({
  name,
  definition,
}: TemplateConditionRequirement): ConditionExpression => definition ?? { kind: 'open', text: name };

/** Returns whether a requirement for a template condition is met. */
export const isMet = (
  requirement: TemplateConditionRequirement,
  deployment: Deployment = NO_VALUES,
): boolean => evaluate(expressionOf(requirement), deployment) === requirement.holds;

/** Returns whether a condition holds in a deployment. */
export function evaluate(expression: ConditionExpression, deployment: Deployment): boolean {
  switch (expression.kind) {
    case 'equals':
      return areEqual(expression, deployment);
    case 'not':
      return !evaluate(expression.of, deployment);
    case 'all-of':
      return expression.of.every((one) => evaluate(one, deployment));
    case 'one-of':
      return expression.of.some((one) => evaluate(one, deployment));
    case 'open':
      return deployment.open[openKey(expression.text)] === true;
  }
}

function areEqual(expression: EqualsExpression, { values, open }: Deployment): boolean {
  const { left, right, among } = expression;
  if (left === right) return true;
  const test = testOf(expression);
  if (!test)
    return ![left, right].some(hasDeployTimeValue) ? false : open[keyOf(expression)] === true;
  return values[test.name] === test.text && (!among || among.includes(test.text));
}

/** Returns the name and the text of a comparison of one deploy-time value with a known text. */
function testOf({
  left,
  right,
}: EqualsExpression): { readonly name: string; readonly text: string } | undefined {
  const [name, other] = [nameOfOpaque(left), nameOfOpaque(right)];
  if (name !== undefined && !hasDeployTimeValue(right)) return { name, text: right };
  if (other !== undefined && !hasDeployTimeValue(left)) return { name: other, text: left };
  return undefined;
}

const openKey = (text: string): string => toDisplayText(text);

const keyOf = ({ left, right }: EqualsExpression): string =>
  [left, right].map(toDisplayText).sort().join(' = ');

/**
 * Returns every deployment that conditions distinguish; undefined when there are too many.
 * Parts that cannot be evaluated may have any answers.
 */
export function deploymentsOf(
  expressions: readonly ConditionExpression[],
): readonly Deployment[] | undefined {
  const atoms = expressions.flatMap(atomsOf);
  const values = new Map<string, Set<string | undefined>>();
  const limits = new Map<string, boolean>();
  const open = new Set<string>();
  for (const atom of atoms) {
    const test = atom.kind === 'equals' ? testOf(atom) : undefined;
    if (atom.kind === 'open') open.add(openKey(atom.text));
    else if (test) {
      const { name, text } = test;
      const found = values.get(name) ?? new Set();
      values.set(name, found.add(text));
      atom.among?.forEach((one) => found.add(one));
      limits.set(name, (limits.get(name) ?? true) && atom.among !== undefined);
    } else if (atom.left !== atom.right && [atom.left, atom.right].some(hasDeployTimeValue))
      open.add(keyOf(atom));
  }
  for (const [name, found] of values) if (limits.get(name) === false) found.add(undefined);
  const number = [...values.values()].reduce((all, { size }) => all * size, 2 ** open.size);
  if (number > MOST) return undefined;
  let all: readonly Deployment[] = [NO_VALUES];
  for (const [name, found] of values)
    all = all.flatMap((one) =>
      [...found].map((value) =>
        value === undefined ? one : { ...one, values: { ...one.values, [name]: value } },
      ),
    );
  for (const key of open)
    all = all.flatMap((one) => [one, { ...one, open: { ...one.open, [key]: true } }]);
  return all;
}

function atomsOf(
  expression: ConditionExpression,
): readonly Extract<ConditionExpression, { readonly kind: 'equals' | 'open' }>[] {
  switch (expression.kind) {
    case 'not':
      return atomsOf(expression.of);
    case 'all-of':
    case 'one-of':
      return expression.of.flatMap(atomsOf);
    default:
      return [expression];
  }
}

/** Returns the answer of a condition that is the same in every deployment. */
export function constantOf(expression: ConditionExpression): boolean | undefined {
  const answers = new Set(
    (deploymentsOf([expression]) ?? []).map((one) => evaluate(expression, one)),
  );
  const [answer] = answers;
  return answers.size === 1 ? answer : undefined;
}

const isTemplateCondition = (one: Requirement): one is TemplateConditionRequirement =>
  one.kind === 'template-condition';

/** Returns the deployments in which the template conditions of requirements are met. */
export function deploymentsFor(
  requirements: readonly Requirement[],
): readonly Deployment[] | undefined {
  const conditions = requirements.filter(isTemplateCondition);
  return deploymentsOf(conditions.map(expressionOf))?.filter((deployment) =>
    conditions.every((one) => isMet(one, deployment)),
  );
}

/** Returns whether a template condition is met wherever others are. `false` when uncertain. */
export function isMetWherever(
  requirements: readonly Requirement[],
  wanted: TemplateConditionRequirement,
): boolean {
  const conditions = requirements.filter(isTemplateCondition);
  if (conditions.length === 0) return constantOf(expressionOf(wanted)) === wanted.holds;
  const deployments = deploymentsOf([...conditions, wanted].map(expressionOf));
  return (
    deployments !== undefined &&
    deployments.every(
      (one) => !conditions.every((condition) => isMet(condition, one)) || isMet(wanted, one),
    )
  );
}

/**
 * Returns whether some deployment meets the template conditions of requirements, also those of
 * alternatives. Assumes so where there are too many deployments.
 */
export function mayMeet(requirements: readonly Requirement[]): boolean {
  const conditions = conditionsIn(requirements);
  if (conditions.length < 2) return true;
  const deployments = deploymentsOf(conditions.map(expressionOf));
  return !deployments || deployments.some((one) => mayMeetIn(requirements, one));
}

const conditionsIn = (
  requirements: readonly Requirement[],
): readonly TemplateConditionRequirement[] =>
  requirements.flatMap((one) => {
    if (one.kind === 'any-of') return conditionsIn(one.of.flat());
    return isTemplateCondition(one) ? [one] : [];
  });

const mayMeetIn = (requirements: readonly Requirement[], deployment: Deployment): boolean =>
  requirements.every((one) => {
    if (one.kind === 'any-of') return one.of.some((group) => mayMeetIn(group, deployment));
    return !isTemplateCondition(one) || isMet(one, deployment);
  });
