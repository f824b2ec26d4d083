import { Conditions, keysOf } from './facts';
import { Rule } from './matcher';
import { Input } from './world';
import { conditions as CONDITIONS } from '../../catalogue/rendered/scope-conditions.json';

interface Facts {
  readonly key: string;
  readonly several?: boolean;
  readonly arn?: boolean;
}

/** A condition that a scope names, by the method of ConnectCondition. */
export interface Limit {
  readonly method: keyof typeof CONDITIONS;
  readonly values: readonly string[];
  /** The name in a key with a name. */
  readonly name?: string;
}

/** The key of a condition, as the catalogue has it. */
export const keyOf = (method: Limit['method']): string => CONDITIONS[method].key;

/** What conditions of a scope ask of an action: only of one whose requests carry their keys. */
export const limitsOn = (action: string, { limits = [] }: Input): Conditions[] =>
  limits
    .filter(({ method }) => keysOf(action).includes(CONDITIONS[method].key))
    .map(({ method, values, name = '' }): Conditions => {
      const { key: known, several, arn } = CONDITIONS[method] as Facts;
      const key = known.replace(/\$[{]\w+[}]/, name);
      if (arn) return { ArnEquals: { [key]: [...values] } };
      if (!several) return { StringEquals: { [key]: [...values] } };
      return {
        'ForAllValues:StringEquals': { [key]: [...values] },
        Null: { [key]: 'false' },
      };
    });

/** Both at once: where both ask for values of a key, what is in both. */
export function both(some: Conditions, others: Conditions): Conditions {
  const operators = [...new Set([...Object.keys(some), ...Object.keys(others)])];
  return Object.fromEntries(
    operators.map((operator) => {
      const [one, other] = [some[operator] ?? {}, others[operator] ?? {}];
      const shared = Object.keys(one).filter((key) => key in other);
      const values = (key: string) =>
        [one[key]].flat().filter((value) => [other[key]].flat().includes(value));
      const joined = Object.fromEntries(shared.map((key) => [key, values(key)]));
      return [operator, { ...one, ...other, ...joined }];
    }),
  );
}

/** Whether nothing can meet the conditions: a key has none of the values. */
export const isImpossible = (conditions: Rule['conditions']): boolean =>
  Object.values(conditions).some((byKey) =>
    Object.values(byKey).some((values) => Array.isArray(values) && values.length === 0),
  );
