import { lowerCase, PolicyText } from './deploy-time-text';
import { Policy, PolicyStatement } from './model';
import { patternIncludes, overlap } from './pattern';
import { isAllow, isDeny, statementTexts } from './statement';
import { variableKeys } from './variable-keys';
import { memoize } from '../input/memoize';

/**
 * Returns whether a policy may allow its holder more than another: by what it allows, or by what it
 * does not deny. Compares the statements by one, so several that allow the same together count as more.
 */
export const mayAllowMore = (policy: Policy, other: Policy): boolean =>
  [policy, other].some(({ unknown = [] }) => unknown.length > 0) ||
  (policy.variables !== other.variables && [policy, other].some(hasVariables)) ||
  !isCoveredBy(policy.statements.filter(isAllow), other.statements.filter(isAllow)) ||
  !isCoveredBy(other.statements.filter(isDeny), policy.statements.filter(isDeny));

function hasVariables({ statements }: Policy): boolean {
  return variableKeys(statements.flatMap(statementTexts)).length > 0;
}

function isCoveredBy(
  statements: readonly PolicyStatement[],
  others: readonly PolicyStatement[],
): boolean {
  return statements.every((one) => others.some((other) => includesStatement(other, one)));
}

/** Returns whether a statement is about all that another is about. */
export const includesStatement = (one: PolicyStatement, other: PolicyStatement): boolean =>
  isUnderConditionsOf(one, other) &&
  includesAll(
    { patterns: inLowerCase(one.actions), isNegated: one.notAction },
    { patterns: inLowerCase(other.actions), isNegated: other.notAction },
  ) &&
  includesAll(
    { patterns: one.resources, isNegated: one.notResource },
    { patterns: other.resources, isNegated: other.notResource },
  );

/** Returns whether two statements may be about the same request. */
export const mayShareRequest = (one: PolicyStatement, other: PolicyStatement): boolean =>
  (one.notAction ||
    other.notAction ||
    intersect(inLowerCase(one.actions), inLowerCase(other.actions))) &&
  (one.notResource || other.notResource || intersect(one.resources, other.resources));

function intersect(some: readonly PolicyText[], others: readonly PolicyText[]): boolean {
  return some.some((one) => others.some((other) => overlap(one, other)));
}

// Statements of many principals are compared with the same ones.
const inLowerCase = memoize((actions: readonly string[]) => actions.map(lowerCase));

/** Returns whether every condition of a statement is one of another too. */
function isUnderConditionsOf(one: PolicyStatement, other: PolicyStatement): boolean {
  const its = conditionTexts(one);
  return its.length === 0 || its.every((text) => conditionTexts(other).includes(text));
}

const conditionTexts = memoize(
  ({ conditions, templateConditions }: PolicyStatement): readonly string[] =>
    [...conditions, ...templateConditions].map((each) => JSON.stringify(each)),
);

/** Texts that some patterns match; or all that they do not match. */
interface Covered {
  readonly patterns: readonly PolicyText[];
  readonly isNegated: boolean;
}

function includesAll(one: Covered, other: Covered): boolean {
  const { patterns, isNegated } = one;
  if (isNegated)
    return patterns.every((left) =>
      other.isNegated
        ? other.patterns.some((pattern) => patternIncludes(pattern, left))
        : !other.patterns.some((pattern) => overlap(pattern, left)),
    );
  return other.isNegated
    ? patterns.includes('*')
    : other.patterns.every((text) => patterns.some((pattern) => patternIncludes(pattern, text)));
}
