import { Stack } from 'aws-cdk-lib/core';
import { checkGiven, Compiled, compile } from './compile';
import { ConnectAccess } from '../access/connect-access';
import { ConnectScope } from '../scope/connect-scope';

const known = new WeakMap<Stack, WeakMap<ConnectScope, WeakMap<ConnectAccess, Compiled>>>();

/**
 * What `compile` makes of them, made once: access and scope are values that never change, so that many roles of a
 * stack that share them share the statements. What cannot be compiled is an error each time, at the construct that asks.
 */
export function compileOnce(
  where: string,
  stack: Stack,
  access: ConnectAccess,
  scope: ConnectScope,
  property?: string,
): Compiled {
  checkGiven(where, access, scope, property);
  const ofStack = entry(known, stack, () => new WeakMap());
  const ofScope = entry(ofStack, scope, () => new WeakMap());
  return entry(ofScope, access, () => compile(where, stack, access, scope, property));
}

function entry<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found) return found;
  const made = make();
  map.set(key, made);
  return made;
}
