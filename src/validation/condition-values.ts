import { isKey, isMultiValued } from './condition-keys';
import { Found } from './rule';
import { conditionKeyFacts } from '../catalogue/condition-keys';
import { distance } from '../catalogue/similar-actions';
import { lazy } from '../input/memoize';
import { operatorParts } from '../policy/condition-operator';
import { hasReference, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Condition, Place, PolicyStatement } from '../policy/model';
import { isPattern, matchesPattern } from '../policy/pattern';

/**
 * Returns the findings on the values and the operator of a condition: values that no request has,
 * and a set operator on a key with one value.
 */
export const conditionValueFindings = (
  statement: PolicyStatement,
  condition: Condition,
): Found[] => [
  ...wildcardFindings(statement, condition),
  ...valuesOutOfList(condition).map((value) => valueFinding(statement, condition, value)),
  ...(isEmptySetAllowed(statement, condition) ? [setOperatorFinding(statement, condition)] : []),
];

/** Returns the findings on values with wildcards that the operator does not have. */
export const wildcardFindings = (
  { place }: Pick<PolicyStatement, 'place'>,
  condition: Condition,
): Found[] => literalWildcards(condition).map((value) => wildcardFinding(place, condition, value));

const COMPARE_EXACTLY = new Set([
  'stringequals',
  'stringnotequals',
  'stringequalsignorecase',
  'stringnotequalsignorecase',
]);

/** Returns the values whose wildcards are ordinary characters to the operator. */
const literalWildcards = ({ operator, values }: Condition): readonly PolicyText[] =>
  COMPARE_EXACTLY.has(operatorParts(operator).name) ? values.filter(isPattern) : [];

const wildcardFinding = (place: Place, { operator, key }: Condition, value: PolicyText): Found => ({
  subject: `${key} is ${toDisplayText(value)}`,
  what: `${operator} compares ${toDisplayText(value)} character by character, so ${key} never has this value`,
  instead: `Use ${operator.replace(/equals(ignorecase)?/i, 'Like')}, or write the whole value`,
  place,
});

const listOf = (key: string) => lists().find((one) => isKey(key, one.key))?.values;

const lists = lazy(() => conditionKeyFacts().values);

/** Returns the values that match none in the list of the key. */
function valuesOutOfList(condition: Condition): readonly PolicyText[] {
  const list = listOf(condition.key);
  const { name } = operatorParts(condition.operator);
  if (!list || !name.startsWith('string') || literalWildcards(condition).length > 0) return [];
  const isInList = (value: PolicyText) => {
    const [pattern, ignoresCase] = [value.toLowerCase(), name.endsWith('ignorecase')];
    return list.some((one) =>
      ignoresCase ? pattern === one.toLowerCase() : matchesPattern(value, one),
    );
  };
  return condition.values.filter((value) => !hasReference(value) && !isInList(value));
}

/** A value close to one in the list is a typing error. Another one may be newer than the list. */
function valueFinding({ place }: PolicyStatement, { key }: Condition, value: PolicyText): Found {
  const list = listOf(key) ?? [];
  const near = list.find((one) => distance(one.toLowerCase(), value.toLowerCase(), NEAR) <= NEAR);
  return {
    subject: `${key} is ${value}`,
    what: `${value} is not a value of ${key} that AWS documents`,
    instead: near === undefined ? `Values are ${list.join(', ')}` : `Write ${near}`,
    ...(near === undefined && { severity: 'warning' }),
    place,
  };
}

const NEAR = 2;

/**
 * Returns whether a condition of an Allow compares a key with one value by `ForAllValues`. It then
 * also holds for requests without the key.
 */
const isEmptySetAllowed = ({ effect }: PolicyStatement, { operator, key }: Condition): boolean =>
  effect === 'Allow' && operatorParts(operator).set === 'forallvalues' && !isMultiValued(key);

const setOperatorFinding = ({ place }: PolicyStatement, { operator, key }: Condition): Found => ({
  subject: `${operator} ${key}`,
  what: `${operator} also holds for requests without ${key}, which has one value`,
  instead: `Write ${operator.replace(/^forallvalues:/i, '')}`,
  severity: 'warning',
  place,
});
