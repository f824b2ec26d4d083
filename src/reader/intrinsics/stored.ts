import { alternativesOf, conditionalValue, hasChoice, Resolved } from './conditional-value';
import {
  deployTimeNames,
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  mapDeployTimeValues,
} from '../../policy/deploy-time-text';
import { own } from '../json';

/** The beginning of the name for a value of Parameter Store. */
const REFERENCE = 'resolve:ssm:';

/**
 * Returns a text with the values that files give to names in Parameter Store.
 *
 * @param valueOf - Returns such a value by the name of the reference; undefined if no file gives it.
 */
export function withStored(
  text: PolicyText,
  valueOf: (reference: string) => Resolved | undefined,
): Resolved {
  if (!text.includes(REFERENCE)) return text;
  const whole = nameOfOpaque(text);
  if (whole !== undefined) return valueOf(whole) ?? text;
  const references = deployTimeNames(text).filter((name) => name.startsWith(REFERENCE));
  const found = Object.fromEntries(references.map((name) => [name, valueOf(name)]));
  const alternatives = hasChoice(found) ? alternativesOf(found) : undefined;
  if (!alternatives) return text;
  return conditionalValue(
    alternatives.map(({ templateConditions, value }) => ({
      templateConditions,
      value: mapDeployTimeValues(text, (name) => {
        const its = own(value, name);
        return typeof its === 'string' ? its : deployTimeValue(name);
      }),
      at: [],
    })),
  );
}
