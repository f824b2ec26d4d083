import { addressShare } from './address-share';
import { isKey } from './condition-key';
import { negatedOperator, operatorParts } from './condition-operator';
import { hasDeployTimeValue, PolicyText } from './deploy-time-text';
import { Condition } from './model';
import { patternIncludes } from './pattern';
import { isImpossibleText } from './possible-texts';
import { isShortArn } from './short-arn';
import { catalogueEdition } from '../catalogue/edition';
import { USUAL_PARTITION } from '../catalogue/partitions';
import { requestFacts } from '../catalogue/requests';
import { parseDate } from '../input/date';

/**
 * Returns whether a condition holds for every value that its key can have: `StringLike` with `*`,
 * `IpAddress` with all addresses, `DateGreaterThan` with a time in the past.
 */
export const takesEveryValue = (condition: Condition): boolean => valuesTaken(condition) === 'all';

/** Returns whether a condition holds for no value of its key: `DateLessThan` with a past time. */
export const takesNoValue = (condition: Condition): boolean => valuesTaken(condition) === 'none';

type Taken = 'all' | 'none' | 'some';

function valuesTaken(condition: Condition): Taken {
  const { name } = operatorParts(condition.operator);
  const negated = negatedOperator(name);
  const taken = takenBy(negated ?? name, condition);
  if (negated === undefined || taken === 'some') return taken;
  return taken === 'all' ? 'none' : 'all';
}

/** Returns which values an operator takes that does not negate. */
function takenBy(name: string, condition: Condition): Taken {
  const { key, values } = condition;
  const isTakenWhole = (isWhole: boolean): Taken => (isWhole ? 'all' : 'some');
  switch (name) {
    case 'stringlike':
      return areImpossible(key, values, true)
        ? 'none'
        : isTakenWhole(values.some((value) => isEveryText(key, value)));
    case 'arnlike':
    case 'arnequals':
      return isTakenWhole(
        values.some((value) => isEveryText(key, value) && !isShortArn(condition, value)),
      );
    case 'stringequals':
    case 'stringequalsignorecase':
      return areImpossible(key, values, false)
        ? 'none'
        : isTakenWhole(values.some((value) => isItself(key, value)));
    case 'bool':
    case 'null':
      return isTakenWhole(['true', 'false'].every((one) => values.some(isSame(one))));
    case 'ipaddress':
      return isTakenWhole(isEveryAddress(values));
    default: {
      const { times, ages } = requestFacts();
      if (times.some((one) => isKey(key, one))) return orderTaken(name, values.map(isPast));
      return ages.some((one) => isKey(key, one))
        ? orderTaken(name, values.map(isBeforeAges(name)))
        : 'some';
    }
  }
}

const isSame = (text: string) => (value: string) => value.toLowerCase() === text;

/** Returns whether a pattern matches every value of a key. No request has an empty value. */
function isEveryText(key: string, value: PolicyText): boolean {
  if (/^([*?]?\*+[*?]?|(arn|\*)(:\*+){5})$/.test(value) || isItself(key, value)) return true;
  const { principal, principalShapes } = requestFacts();
  return isKey(key, principal) && principalShapes.some((shape) => includesShape(value, shape));
}

/** Returns whether a pattern includes a shape. It may name the partition of nearly all accounts. */
const includesShape = (value: PolicyText, shape: string): boolean =>
  patternIncludes(value.replace(`arn:${USUAL_PARTITION}:`, 'arn:*:'), shape);

function isEveryAddress(values: readonly PolicyText[]): boolean {
  const { v4, v6 } = addressShare(values);
  return v4 === 1 && v6 === 1;
}

/** Returns whether a value is the key itself, as a variable: `${aws:username}`. */
const isItself = (key: string, value: PolicyText): boolean =>
  value.toLowerCase() === `\${${key.toLowerCase()}}`;

const areImpossible = (key: string, values: readonly PolicyText[], isLike: boolean): boolean =>
  values.length > 0 && values.every((value) => isImpossibleText(key, value, isLike));

/**
 * Returns which values a comparison takes that are after some others.
 *
 * @param areBefore - Whether all values are after one to which they are compared.
 */
function orderTaken(name: string, areBefore: readonly boolean[]): Taken {
  const comparison = name.replace(/^(date|numeric)/, '');
  if (comparison.startsWith('greaterthan')) return areBefore.includes(true) ? 'all' : 'some';
  const isLess = comparison === 'equals' || comparison.startsWith('lessthan');
  return isLess && areBefore.length > 0 && !areBefore.includes(false) ? 'none' : 'some';
}

/** Returns whether a number is less than all ages, which are not negative. A comparison may take equals. */
const isBeforeAges = (name: string) => {
  const isBeforeZero = /lessthan$|greaterthanequals$/.test(name);
  return (value: PolicyText): boolean =>
    /^-[\d.]*[1-9]/.test(value.trim()) || (isBeforeZero && /^[-+]?0+$/.test(value.trim()));
};

/** Returns whether a time is before the day of the facts. Requests are made after it. */
function isPast(value: PolicyText): boolean {
  if (hasDeployTimeValue(value)) return false;
  const time = /^\d{1,3}$/.test(value) ? Number(value) * 1000 : parseDate(value);
  return time !== undefined && time <= Date.parse(catalogueEdition().reference.date);
}
