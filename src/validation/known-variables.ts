import { isKey } from './condition-keys';
import { KeyValue } from './deed';
import { kindOf } from './federated-session';
import { ownTag } from './own-tags';
import { nameOfKey } from './own-user';
import { hasOpenTags, lastingTag } from './tag-writers';
import { valuesOfKind } from './values-of-kind';
import { requestFacts } from '../catalogue/requests';
import { PolicyText, replaceKnownText } from '../policy/deploy-time-text';
import { withLate } from '../policy/early-variables';
import { Condition, Principal } from '../policy/model';
import { VARIABLE, variableKeys } from '../policy/variable-keys';

/**
 * Returns the values that the policy variables in a condition have today, as far as they are known of a
 * holder: its account, its user name, its tags. Its account has the resources that matter.
 */
export const knownVariables = (
  { values }: Condition,
  holder: Principal,
): Readonly<Record<string, KeyValue>> =>
  Object.fromEntries(
    variableKeys(values).flatMap((key): [string, KeyValue][] => {
      const value = valueOfToday(key, holder);
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Returns whether a condition has a variable with a tag of a holder that may change. */
export const hasOpenVariables = ({ values }: Condition, holder: Principal): boolean =>
  variableKeys(values).some((key) => isKey(key, requestFacts().tags.principal)) &&
  hasOpenTags(holder);

function valueOfToday(key: string, holder: Principal): KeyValue | undefined {
  const { account, ownResources } = requestFacts();
  if (isKey(key, account) || isKey(key, ownResources.key)) return holder.identity?.account;
  const [only, ...others] = valuesOfKind(kindOf(holder)).filter(([one]) => isKey(key, one));
  const known = ownTag(holder, { key }) ?? nameOfKey(key, holder);
  return known ?? (others.length === 0 ? only?.[1] : undefined);
}

/** Returns the value of a policy variable in all requests of a holder: a tag may change. */
const lastingValue = (key: string, holder: Principal): KeyValue | undefined =>
  isKey(key, requestFacts().tags.principal)
    ? lastingTag(holder, { key })
    : valueOfToday(key, holder);

/** Returns a text with the values of the policy variables that are known of a holder, and stay. */
export const withKnownVariables = (text: PolicyText, holder: Principal): PolicyText =>
  withValues(text, (key) => lastingValue(key, holder));

/** Returns the same of a resource. A variable before the resource of its ARN may not work, and stays. */
export const resourceWithKnownVariables = (text: PolicyText, holder: Principal): PolicyText =>
  text.includes('${') ? withLate(text, (late) => withKnownVariables(late, holder)) : text;

/** Returns a text with the values that the policy variables have today. A tag may change. */
export const withVariablesOfToday = (text: PolicyText, holder: Principal): PolicyText =>
  withValues(text, (key) => valueOfToday(key, holder));

const withValues = (
  text: PolicyText,
  valueOf: (key: string) => KeyValue | undefined,
): PolicyText =>
  text.includes('${')
    ? replaceVariables(text, (written, key) => {
        const value = valueOf(key.trim());
        return typeof value === 'string' && !/[*?$]/.test(value) ? value : written;
      })
    : text;

/** Returns a pattern of what a text may be in requests of a holder. */
export const withVariablesOf = (text: PolicyText, holder: Principal): PolicyText =>
  replaceVariables(withKnownVariables(text, holder), () => '*');

/** Replaces policy variables. What looks like one in the name of a deploy-time value is none. */
const replaceVariables = (
  text: PolicyText,
  valueOf: (written: string, key: string) => string,
): PolicyText => replaceKnownText(text, (known) => known.replace(VARIABLE, valueOf));
