import { byValues } from './choice-by-values';
import { holdsWithoutKey, isKey } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { replaceKnownText } from '../policy/deploy-time-text';
import { EffectiveTrust, trustOfOutsiders } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { isInDetails } from '../policy/principal-identity';
import { TrustStatement } from '../policy/trust';
import { VARIABLE, variableKeys } from '../policy/variable-keys';

/**
 * Returns the statements that let people of unrelated accounts assume a role by an action. They
 * cannot change the tags of the role, or its account, so what these decide is decided.
 */
export const outsidersTrust =
  (role: Principal) =>
  (action: string): readonly EffectiveTrust[] =>
    trustOfOutsiders(role)(action).flatMap((statement) => {
      if (statement.conditions.some((one) => isOfOtherAccount(one, role))) return [];
      if (!hasKnownTags(role) || !asksRoleTags(statement)) return [statement];
      const conditions = statement.conditions.map((one) => underTags(one, role));
      return conditions.includes('never')
        ? []
        : [{ ...statement, conditions: conditions.filter((one) => typeof one === 'object') }];
    });

/** Returns whether a condition is on the account of a role, and that is known to be another one. */
function isOfOtherAccount(condition: Condition, { identity }: Principal): boolean {
  const { account } = identity ?? {};
  if (account === undefined || !isKey(condition.key, requestFacts().ownResources.key)) return false;
  const { canMeet, canMiss } = byValues(condition, [account]);
  return canMiss && !canMeet;
}

/** Returns whether a statement asks for the tags of the role that somebody assumes. */
export function asksRoleTags({ conditions }: Pick<TrustStatement, 'conditions'>): boolean {
  return conditions.some(({ key, values }) => [key, ...variableKeys(values)].some(isOfRole));
}

function isOfRole(key: string): boolean {
  return trustFacts().outsiders.ofRole.some((one) => isKey(key, one));
}

/** Returns whether all tags of a role or a user are known. A stack may give tags to what is in a template. */
export function hasKnownTags(principal: Principal): boolean {
  return principal.tags !== undefined && isInDetails(principal);
}

/** Returns a condition with the tags of a role in it, or whether it always or never holds. */
function underTags(condition: Condition, role: Principal): Condition | 'always' | 'never' {
  const { key, operator } = condition;
  if (isOfRole(key)) return answerFor(condition, tagOf(role, key));
  if (isNegated(operator) || operatorParts(operator).name === 'null') return condition;
  const values = condition.values.flatMap((value) => withTags(value, role) ?? []);
  if (values.length > 0) return { ...condition, values };
  return holdsWithoutKey(condition) ? condition : 'never';
}

function answerFor(
  condition: Condition,
  value: string | undefined,
): Condition | 'always' | 'never' {
  const { canMeet, canMiss } = byValues(condition, [value ?? []]);
  if (canMeet === canMiss) return condition;
  return canMeet ? 'always' : 'never';
}

/** Returns a value with the tags of a role for their variables; undefined if it lacks one. */
function withTags(value: string, role: Principal): string | undefined {
  let isWhole = true;
  const text = replaceKnownText(value, (known) =>
    known.replace(VARIABLE, (written: string, key: string) => {
      if (!isOfRole(key.trim()) || written.includes(',')) return written;
      const tag = tagOf(role, key.trim());
      isWhole &&= tag !== undefined;
      return tag === undefined || /[*?$]/.test(tag) ? written : tag;
    }),
  );
  return isWhole ? text : undefined;
}

/** Returns the value of the tag that a condition key is about; undefined if there is none. */
export function tagOf({ tags = [] }: Principal, key: string): string | undefined {
  const name = key.slice(key.indexOf('/') + 1).toLowerCase();
  return tags.find((tag) => tag.key.toLowerCase() === name)?.value;
}
