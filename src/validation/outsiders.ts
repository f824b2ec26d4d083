import { holdsWithoutKey, isKey } from './condition-keys';
import { neverHold } from './contradictions';
import { trustFacts } from '../catalogue/trust';
import { matchesAction } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { patternIncludes, patternsIntersect } from '../policy/pattern';
import { TrustStatement } from '../policy/trust';

/**
 * Returns whether somebody of an unrelated account may meet the conditions of a statement. It has
 * its own organization, and may give its roles any name. Values count: `o-*` is every organization.
 */
export const letsOutsidersIn = ({ conditions }: TrustStatement): boolean =>
  conditions.every(mayHoldForOutsiders) && !neverHold(conditions);

/** Returns whether a deny in the trust policy stops everybody of an unrelated account. */
export const stopsOutsiders = (deny: TrustStatement, action: string): boolean =>
  deny.effect === 'Deny' &&
  deny.principals.some(({ value }) => /^\*+$/.test(value)) !== deny.notPrincipal &&
  deny.actions.some((pattern) => matchesAction(pattern, action)) !== deny.notAction &&
  deny.conditions.every(holdsForOutsiders);

/** A condition on another key, such as an external id, may hold for anybody. */
function mayHoldForOutsiders(condition: Condition): boolean {
  const theirs = valueOfOutsiders(condition);
  if (theirs === undefined || isNull(condition) || holdsWithoutKey(condition)) return true;
  return comparable(condition).some((value) => mayBeOf(value, theirs));
}

function holdsForOutsiders(condition: Condition): boolean {
  const theirs = valueOfOutsiders(condition);
  if (theirs === undefined || isNull(condition)) return false;
  const values = comparable(condition);
  return isNegated(condition.operator)
    ? !values.some((value) => mayBeOf(value, theirs))
    : values.some((value) => patternIncludes(value, theirs));
}

/** Returns whether a value may be one of outsiders. An ARN is theirs by its account. */
function mayBeOf(value: PolicyText, theirs: PolicyText): boolean {
  const [arn, their] = [parseArn(value), parseArn(theirs)];
  return arn && their
    ? patternsIntersect(arn.account, their.account)
    : patternsIntersect(value, theirs);
}

/** Returns the values of a key that requests of outsiders have, as a pattern. */
const valueOfOutsiders = ({ key }: Condition): PolicyText | undefined =>
  Object.entries(trustFacts().outsiders).find(([known]) => isKey(key, known))?.[1];

const isNull = ({ operator }: Condition): boolean => operatorParts(operator).name === 'null';

/** A character that is in no value of an outsider. */
const OF_NOBODY = '\u0000';

/**
 * Returns the values of a condition as patterns. No outsider has a value that only deployment
 * knows, or the account and the organization of the role.
 */
function comparable({ operator, values }: Condition): readonly PolicyText[] {
  const isExact = /^string(not)?equals/.test(operatorParts(operator).name);
  return values
    .map((value) => replaceDeployTimeValues(value, () => OF_NOBODY))
    .map((value) => value.replace(/\$\{aws:Resource[^}]*\}/gi, OF_NOBODY))
    .map((value) => (isExact ? value.replace(/[*?]/g, OF_NOBODY) : value));
}
