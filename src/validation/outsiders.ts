import { addressChoice } from './address-choice';
import { mayCarry } from './carried-keys';
import { globalKey, holdsWithoutKey, isKey, isUnknownKey } from './condition-keys';
import { neverHold } from './contradictions';
import { opennessOfExternalId } from './external-ids';
import { narrowest, Openness, widest } from './openness';
import { opennessOfIds } from './outsider-ids';
import { isOfSession } from './session-keys';
import { answersOverTime } from './time-choice';
import { requestFacts } from '../catalogue/requests';
import { CallerFacts, trustFacts } from '../catalogue/trust';
import { prepareCondition } from '../evaluator/condition';
import { RequestContext } from '../evaluator/request-context';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { isPresentIn } from '../policy/effective-trust';
import { takesEveryValue, takesNoValue } from '../policy/every-value';
import { Condition } from '../policy/model';

/**
 * Returns how open conditions are to people of unrelated accounts, who assume a role by an action.
 * They have their own ids and organization, and may give their roles any name.
 */
export function openness(conditions: readonly Condition[], action: string): Openness {
  if (neverHold(conditions)) return 'none';
  const required = conditions.filter((one) => !holdsWithoutKey(one)).map(({ key }) => key);
  return widest(
    callersOf(action).map((caller) =>
      narrowest(conditions.map((one) => opennessTo(caller, one, action, required))),
    ),
  );
}

/** Returns the kinds of callers of an action. Actions without credentials have one kind. */
const callersOf = (action: string): readonly CallerFacts[] => {
  const { assume, outsiders } = trustFacts();
  return action === assume ? outsiders.callers : [{ ids: {}, values: {}, absent: [] }];
};

/**
 * Returns how open one condition is.
 *
 * @param required - The keys that other conditions require. Default: none.
 */
export const opennessOf = (
  condition: Condition,
  action: string,
  required: readonly string[] = [],
): Openness =>
  widest(callersOf(action).map((caller) => opennessTo(caller, condition, action, required)));

function opennessTo(
  caller: CallerFacts,
  condition: Condition,
  action: string,
  required: readonly string[],
): Openness {
  if (isUnknownKey(condition.key)) return 'perhaps';
  const [isOptional, mayHave] = presenceOf(condition.key, action, caller);
  const mayLack = isOptional && !required.some((key) => isKey(condition.key, key));
  if (operatorParts(condition.operator).name === 'null') {
    const wants = (value: string) => condition.values.some((one) => one.toLowerCase() === value);
    if (wants('true') && mayLack) return 'all';
    return wants('false') ? mayHave : 'none';
  }
  if (mayLack && holdsWithoutKey(condition)) return 'all';
  if (mayHave === 'none') return 'none';
  const open = opennessOfValues(condition, caller);
  return narrowest([open, mayHave]);
}

/** Returns whether no user and no role of any account meets a condition on its own request. */
export function isOfServices(condition: Condition, action: string): boolean {
  const { values, absent } = trustFacts().outsiders;
  return (
    [...Object.keys(values), ...absent].some((key) => isKey(condition.key, key)) &&
    opennessOf(condition, action) === 'none'
  );
}

/** Returns whether requests may lack a key, and how many may have it. */
function presenceOf(
  key: string,
  action: string,
  { absent }: CallerFacts,
): readonly [boolean, Openness] {
  const { outsiders, assume } = trustFacts();
  const isOneOf = (keys: readonly string[]) => keys.some((one) => isKey(key, one));
  if (isPresentIn(action, key)) return [false, 'all'];
  if (isOneOf([...outsiders.absent, ...absent])) return [true, 'none'];
  if (isOneOf(Object.keys(outsiders.values))) return [false, 'all'];
  if (isOneOf(outsiders.unknown)) return [true, 'perhaps'];
  if (action !== assume && isOneOf(outsiders.ofCallers)) return [true, 'perhaps'];
  return [true, isCarried(key, action) ? 'all' : 'perhaps'];
}

/** Returns whether a key has the id that a caller says. */
export const isExternalId = (key: string): boolean =>
  trustFacts().externalIdKeys.some((one) => isKey(key, one));

/** Returns whether the reference knows a key in requests by which somebody assumes a role. */
export const isCarried = (key: string, action: string): boolean =>
  globalKey(key) !== undefined ||
  isOfSession(key) ||
  (!/^aws:/i.test(key) && mayCarry(action, key));

function opennessOfValues(condition: Condition, caller: CallerFacts): Openness {
  const { key, operator, values } = condition;
  const { ids, values: known, shared } = trustFacts().outsiders;
  if (takesNoValue(asTagOfPrincipal(condition))) return 'none';
  if (takesEveryValue(condition)) return 'all';
  const [, value] = entryOf(caller.values, key) ?? entryOf(known, key) ?? [];
  if (value !== undefined) return isMetBy(value, condition);
  if (isExternalId(key) && !isNegated(operator)) return widest(values.map(opennessOfExternalId));
  const [, ofNobody = []] = entryOf(shared, key) ?? [];
  if (ofNobody.some((one) => isMetBy(one, condition) === 'all')) return 'all';
  const [, shape] = entryOf(caller.ids, key) ?? entryOf(ids, key) ?? [];
  if (shape !== undefined) return opennessOfIds(condition, shape);
  if (isKey(key, requestFacts().address)) return isOfSomeAddresses(condition) ? 'some' : 'all';
  if (requestFacts().times.some((one) => isKey(key, one))) return opennessOverTime(condition);
  if (requestFacts().own.some((one) => isKey(key, one)))
    return isNegated(operator) === values.every(isOfCaller) ? 'all' : 'none';
  return !isNegated(operator) && values.length > 0 && values.every(hasDeployTimeValue)
    ? 'perhaps'
    : 'all';
}

/** Returns a condition on a tag of the role, or of the request, which has a text as tags of principals have. */
function asTagOfPrincipal(condition: Condition): Condition {
  const { tags } = requestFacts();
  const isTag = [tags.request, ...trustFacts().outsiders.ofRole].some((one) =>
    isKey(condition.key, one),
  );
  return isTag ? { ...condition, key: tags.principal } : condition;
}

/** Returns whether a value is the account or the organization of the caller, which is not that of the role. */
const isOfCaller = (value: string): boolean =>
  /^\$\{aws:Principal(Account|OrgID|OrgPaths)\}(\/.*)?$/i.test(value);

/** Returns whether a condition takes no wide part of the internet. A text is of one address, or few. */
const isOfSomeAddresses = (condition: Condition): boolean =>
  (addressChoice(condition) ?? { canMeet: isNegated(condition.operator) }).canMeet === false;

const entryOf = <T>(
  entries: Readonly<Record<string, T>>,
  key: string,
): readonly [string, T] | undefined => Object.entries(entries).find(([known]) => isKey(key, known));

/** Returns whether requests with a value of the key of a condition meet it. */
export function isMetBy(value: string, condition: Condition): Openness {
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
