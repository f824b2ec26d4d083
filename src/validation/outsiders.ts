import { addressChoice } from './address-choice';
import { mayCarry } from './carried-keys';
import { globalKey, holdsWithoutKey, isKey } from './condition-keys';
import { neverHold } from './contradictions';
import { isOfSession } from './session-keys';
import { answersOverTime } from './time-choice';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { prepareCondition } from '../evaluator/condition';
import { RequestContext } from '../evaluator/request-context';
import { parseArn } from '../policy/arn';
import { isNegated, operatorParts } from '../policy/condition-operator';
import {
  hasDeployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../policy/deploy-time-text';
import { isPresentIn } from '../policy/effective-trust';
import { takesEveryValue, takesNoValue } from '../policy/every-value';
import { Condition } from '../policy/model';
import { isPattern, patternIncludes, patternsIntersect } from '../policy/pattern';

/**
 * How many of those who have nothing to do with an account meet a condition:
 *
 * - `none`: nobody does.
 * - `perhaps`: it depends on what is not known.
 * - `some`: those with one of some ids or addresses.
 * - `all`: whoever wants to.
 */
export type Openness = 'none' | 'perhaps' | 'some' | 'all';

const NARROWEST_FIRST: readonly Openness[] = ['none', 'perhaps', 'some', 'all'];

/**
 * Returns how open conditions are to people of unrelated accounts, who assume a role by an action.
 * They have their own ids and organization, and may give their roles any name.
 */
export function openness(conditions: readonly Condition[], action: string): Openness {
  if (neverHold(conditions)) return 'none';
  const required = conditions.filter((one) => !holdsWithoutKey(one)).map(({ key }) => key);
  const all = conditions.map((condition) => opennessOf(condition, action, required));
  return NARROWEST_FIRST.find((one) => all.includes(one)) ?? 'all';
}

/**
 * Returns how open one condition is.
 *
 * @param required - The keys that other conditions require. Default: none.
 */
export function opennessOf(
  condition: Condition,
  action: string,
  required: readonly string[] = [],
): Openness {
  const [isOptional, mayHave] = presenceOf(condition.key, action);
  const mayLack = isOptional && !required.some((key) => isKey(condition.key, key));
  if (operatorParts(condition.operator).name === 'null') {
    const wants = (value: string) => condition.values.some((one) => one.toLowerCase() === value);
    if (wants('true') && mayLack) return 'all';
    return wants('false') ? mayHave : 'none';
  }
  if (mayLack && holdsWithoutKey(condition)) return 'all';
  if (mayHave === 'none') return 'none';
  const open = opennessOfValues(condition);
  return open === 'none' ? open : narrower(open, mayHave);
}

/** Returns whether no user and no role of any account meets a condition on its own request. */
export function isOfServices(condition: Condition, action: string): boolean {
  const { values, absent } = trustFacts().outsiders;
  return (
    [...Object.keys(values), ...absent].some((key) => isKey(condition.key, key)) &&
    opennessOf(condition, action) === 'none'
  );
}

const narrower = (one: Openness, other: Openness): Openness =>
  NARROWEST_FIRST.find((open) => [one, other].includes(open)) ?? one;

/** Returns whether requests may lack a key, and how many may have it. */
function presenceOf(key: string, action: string): readonly [boolean, Openness] {
  const { outsiders, assume } = trustFacts();
  const isOneOf = (keys: readonly string[]) => keys.some((one) => isKey(key, one));
  if (isPresentIn(action, key)) return [false, 'all'];
  if (isOneOf(outsiders.absent)) return [true, 'none'];
  if (isOneOf(Object.keys(outsiders.values))) return [false, 'all'];
  if (isOneOf(outsiders.unknown)) return [true, 'perhaps'];
  if (action !== assume && isOneOf(outsiders.ofCallers)) return [true, 'perhaps'];
  return [true, isCarried(key, action) ? 'all' : 'perhaps'];
}

/** Returns whether the reference knows a key in requests by which somebody assumes a role. */
export const isCarried = (key: string, action: string): boolean =>
  globalKey(key) !== undefined ||
  isOfSession(key) ||
  (!/^aws:/i.test(key) && mayCarry(action, key));

function opennessOfValues(condition: Condition): Openness {
  const { key, operator, values } = condition;
  const { ids, values: known } = trustFacts().outsiders;
  if (takesNoValue(condition)) return 'none';
  if (takesEveryValue(condition)) return 'all';
  const [, value] = entryOf(known, key) ?? [];
  if (value !== undefined) return isMetBy(value, condition);
  const [, shape] = entryOf(ids, key) ?? [];
  if (shape !== undefined) return opennessOfIds(condition, shape);
  if (isKey(key, requestFacts().address)) return isOfSomeAddresses(condition) ? 'some' : 'all';
  if (requestFacts().times.some((one) => isKey(key, one))) return opennessOverTime(condition);
  if (requestFacts().own.some((one) => isKey(key, one)))
    return isNegated(operator) ? 'none' : 'all';
  return !isNegated(operator) && values.length > 0 && values.every(hasDeployTimeValue)
    ? 'perhaps'
    : 'all';
}

/** Returns whether a condition takes no wide part of the internet. A text is of one address, or few. */
const isOfSomeAddresses = (condition: Condition): boolean =>
  (addressChoice(condition) ?? { canMeet: isNegated(condition.operator) }).canMeet === false;

const entryOf = (
  entries: Readonly<Record<string, string>>,
  key: string,
): readonly [string, string] | undefined =>
  Object.entries(entries).find(([known]) => isKey(key, known));

function isMetBy(value: string, condition: Condition): Openness {
  const context = new RequestContext({
    action: '*',
    resource: '*',
    context: { [condition.key]: value },
  });
  const answer = prepareCondition(condition, true).answer(context);
  if (answer === 'maybe') return 'perhaps';
  return answer === 'yes' ? 'all' : 'none';
}

/** A time that is over lets nobody in. One that comes is not there yet. */
function opennessOverTime(condition: Condition): Openness {
  const [now, later] = answersOverTime(condition);
  if (now === 'yes') return 'all';
  return now === 'maybe' || later !== 'no' ? 'perhaps' : 'none';
}

/** Returns how many have an id that a condition takes. Everybody has an id other than yours. */
function opennessOfIds(condition: Condition, shape: string): Openness {
  const values = comparable(condition);
  if (isNegated(condition.operator))
    return values.some((value) => patternIncludes(value, shape)) ? 'none' : 'all';
  const open = values.map((value) => opennessOfId(value, shape));
  return [...NARROWEST_FIRST].reverse().find((one) => open.includes(one)) ?? 'none';
}

/** Returns how many have ids of a pattern. They choose what is after the id of their account. */
function opennessOfId(value: PolicyText, shape: string): Openness {
  const [arn, their] = [parseArn(value), parseArn(shape)];
  if (their && !arn) return patternsIntersect(value, shape) ? opennessOfAnyText(value) : 'none';
  // A star of the form would match colons of an ARN.
  const [text, form] = arn && their ? [arn.service, their.service] : [value, shape];
  if (!patternsIntersect(text, form)) return 'none';
  const [owner, theirs] = [ownerIn(value), ownerIn(shape)];
  if (!isPattern(owner) || !patternsIntersect(owner, theirs)) return 'none';
  if (value.includes(OF_NOBODY)) return 'perhaps';
  return patternIncludes(owner, theirs) ? 'all' : 'some';
}

/** Returns how many have an ARN that ends or begins like a text. It may contain an account. */
const opennessOfAnyText = (value: PolicyText): Openness => {
  if (/\d{12}/.test(value) || value.includes(OF_NOBODY)) return 'none';
  return /\d/.test(value) ? 'some' : 'all';
};

/** Returns the part of an id that identifies its owner: the account of an ARN, an organization. */
const ownerIn = (id: PolicyText): PolicyText => parseArn(id)?.account ?? id.split(/[:/]/)[0];

/** A character that is in no value of an outsider. */
const OF_NOBODY = '\u0000';

/**
 * Returns the values of a condition as patterns. No outsider has a value that only deployment
 * knows, or the account and the organization of the role. Variables are their own values.
 */
function comparable({ operator, values }: Condition): readonly PolicyText[] {
  const isExact = /^string(not)?equals/.test(operatorParts(operator).name);
  const part = (text: string) => {
    if (!text.startsWith('${')) return isExact ? OF_NOBODY : text;
    return /^\$\{(aws:resource|[*?$])/i.test(text) ? OF_NOBODY : '*';
  };
  return values
    .map((value) => replaceDeployTimeValues(value, () => OF_NOBODY))
    .map((value) => value.replace(/\$\{[^}]*\}|[*?]/g, part));
}
