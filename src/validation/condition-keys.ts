import { actionFacts, conditionKeys, reviewFacts } from '../catalogue/catalogue';
import { Condition, PolicyStatement } from '../policy/model';

/** What a condition says of a request that does not carry its key: that it holds, or that it does not. */
export function holdsWithoutKey({ operator, values }: Condition): boolean {
  const name = operator.toLowerCase();
  if (name.startsWith('forallvalues:') || name.endsWith('ifexists')) return true;
  if (name === 'null') return values.some((value) => value.toLowerCase() === 'true');
  return name.replace(/^foranyvalue:/, '').includes('not');
}

/** Whether a key of a policy is one of the data, which may end in a place: `aws:ResourceTag/${TagKey}`. */
export function isKey(written: string, known: string): boolean {
  const [a, b] = [written.toLowerCase(), known.toLowerCase()];
  const place = b.indexOf('${');
  return place < 0 ? a === b : a.startsWith(b.slice(0, place)) && a.length > place;
}

const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';
const taken = new Map<string, boolean>();

/** Whether requests for an action carry a condition key. */
export function supportsConditionKey(action: string, key: string): boolean {
  const question = `${action} ${key.toLowerCase()}`;
  const known = taken.get(question);
  if (known !== undefined) return known;
  if (taken.size > 50_000) taken.clear();
  // Resource types have the key of tags for all actions; some actions do not carry it all the same.
  const untagged = isKey(key, RESOURCE_TAG) && actionFacts(action)?.untagged;
  const answer = !untagged && conditionKeys(action).some((k) => isKey(key, k));
  taken.set(question, answer);
  return answer;
}

/** Whether one of the keys must have a value for the statement to hold. */
export const isConfinedBy = ({ conditions }: PolicyStatement, keys: readonly string[]): boolean =>
  conditions.some(
    (c) =>
      keys.some((key) => isKey(c.key, key)) &&
      !holdsWithoutKey(c) &&
      !c.values.includes('*') &&
      !isSwitchedOff(c),
  );

/** `Bool` of `false`: what the key is for is what the condition leaves out. */
const isSwitchedOff = ({ operator, values }: Condition): boolean =>
  /^bool$/i.test(operator) && values.some((value) => value.toLowerCase() !== 'true');

/** Keys that the data has for each action, though their prefix is that of global keys. */
const OF_ACTIONS = ['aws:RequestTag/${TagKey}', 'aws:ResourceTag/${TagKey}', 'aws:TagKeys'];

/** The global key that a key of a policy is, in the form that AWS documents. */
export const globalKey = (key: string): string | undefined =>
  reviewFacts().globalKeys.find((known) => isKey(key, known));

/** Whether a key is of every request, whatever the action: who calls, from where, when. */
export const isOfRequest = (key: string): boolean => {
  const known = globalKey(key);
  return known !== undefined && !OF_ACTIONS.includes(known);
};
