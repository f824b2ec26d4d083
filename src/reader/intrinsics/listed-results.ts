import { Resolved } from './conditional-value';
import { isOpenEnd } from './functions';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { isObject, own } from '../json';

/**
 * Returns all the values that `Fn::FindInMap` may give for its argument. Some of its keys, or the name
 * of the mapping, may be deploy-time values.
 */
export function allInMap(argument: Resolved, mappings: unknown): readonly Resolved[] {
  const [map, top, second, options] = Array.isArray(argument) ? argument : [];
  const found = [map, top, second].reduce<readonly unknown[]>(
    (tables, key) => tables.flatMap((table) => valuesUnder(table, key)),
    [mappings],
  );
  const byDefault = own(options, 'DefaultValue');
  return [...found, ...(byDefault === undefined ? [] : [byDefault])] as readonly Resolved[];
}

/** Returns the values that a key may mean: all if only deployment knows it. */
function valuesUnder(table: unknown, key: Resolved): readonly unknown[] {
  if (!isObject(table)) return [];
  if (typeof key !== 'string' || hasDeployTimeValue(key)) return Object.values(table);
  const value = own(table, key);
  return value === undefined ? [] : [value];
}

/** Returns all the values that `Fn::Select` may give for an index that only deployment knows. */
export function allSelected(argument: Resolved): readonly Resolved[] {
  const [index, list] = Array.isArray(argument) ? argument : [];
  return typeof index === 'string' && hasDeployTimeValue(index) && Array.isArray(list)
    ? list.filter((one) => !isOpenEnd(one))
    : [];
}
