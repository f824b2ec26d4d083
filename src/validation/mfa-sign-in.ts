import { byValues, isDecided } from './choice-by-values';
import { isOneOf } from './condition-keys';
import { KeyValue } from './deed';
import { requestFacts } from '../catalogue/requests';
import { isKey } from '../policy/condition-key';
import { Principal } from '../policy/model';
import { KeyRequirement, Requirement } from '../policy/requirement';

/** What a condition requires. */
type Required = Pick<KeyRequirement, 'key' | 'operator' | 'values'>;

/** Returns whether a principal signs in itself, with MFA if that is required. A group has users. */
const signsIn = ({ kind, lacksDevice }: Principal) =>
  !lacksDevice && (kind === 'user' || kind === 'group');

/** Returns whether a user meets requirements by signing in with MFA, and by nothing else. */
export const areMetByMfa = (requirements: readonly Requirement[], holder: Principal): boolean =>
  signsIn(holder) && requirements.length > 0 && requirements.every(isMetByMfa);

/** Returns whether a user meets a condition by signing in with MFA. */
export const isConditionMetByMfa = (condition: Required, holder: Principal): boolean =>
  signsIn(holder) && holdsWithMfa(condition) === true;

/** Returns whether a condition does not hold for a user who signs in with MFA. */
export const isConditionMissedByMfa = (condition: Required, holder: Principal): boolean =>
  signsIn(holder) && holdsWithMfa(condition) === false;

const isMetByMfa = (one: Requirement): boolean =>
  one.kind === 'any-of'
    ? one.of.some((group) => group.length > 0 && group.every(isMetByMfa))
    : one.kind === 'key' && holdsWithMfa(one) === one.holds;

/** Returns whether a condition holds who has signed in with MFA; undefined where that is not known. */
function holdsWithMfa({ key, operator, values }: Required): boolean | undefined {
  const [, value] = Object.entries(requestFacts().mfa).find(([one]) => isKey(key, one)) ?? [];
  if (value === undefined) return undefined;
  const { canMeet, canMiss } = byValues({ key, operator, values }, [value]);
  return canMeet === canMiss ? undefined : canMeet;
}

/** Returns the condition keys on MFA. */
export function mfaKeys(): readonly string[] {
  return Object.keys(requestFacts().mfa);
}

/** Returns whether a request with MFA, or one without, may meet requirements. It is one of both. */
export function mayMeetMfa(all: readonly Requirement[], hasMfa: boolean): boolean {
  return all.every((one) => {
    if (one.kind === 'any-of') return one.of.some((group) => mayMeetMfa(group, hasMfa));
    if (one.kind !== 'key') return true;
    const choice = byValues(one, valuesOfMfa(one, hasMfa));
    const canBe = one.holds ? choice.canMeet : choice.canMiss;
    return canBe || !isDecided(choice);
  });
}

/** Returns the values that a key on MFA may have; none for other keys. Who signed in grows old. */
function valuesOfMfa({ key, values }: Required, hasMfa: boolean): readonly KeyValue[] {
  if (!isOneOf(key, mfaKeys())) return [];
  const { ages, direct, mfa } = requestFacts();
  const known = Object.entries<KeyValue>(hasMfa ? mfa : direct)
    .filter(([one]) => isKey(key, one))
    .map(([, value]) => value);
  if (!hasMfa) return [...known, []];
  const oldest = String(Number.MAX_SAFE_INTEGER);
  return isOneOf(key, ages) ? [...known, ...values, oldest] : known;
}
