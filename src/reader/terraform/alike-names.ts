import { Plan, PlannedResource } from './plan';
import { Target } from './references';
import { memoize } from '../../input/memoize';
import { own } from '../json';

/**
 * Returns the resources that a name in another resource may be of, if several of a plan have it. They
 * are in several accounts. The name is of what the resource depends on, or else of the same provider,
 * or else in the same module.
 */
export function namedLike(
  resource: PlannedResource,
  type: string | undefined,
  name: string,
  plan: Plan,
): readonly Target[] {
  const all = byName(plan).get(keyOf(type, name)) ?? [];
  if (all.length < 2) return [];
  const left = SIGNS.reduce((before, isSign) => {
    const its = before.filter((one) => isSign(resource, one));
    return its.length > 0 ? its : before;
  }, all);
  return left.map((one) => ({ resource: one }));
}

/** What says that two resources are in one account, the surest first. */
const SIGNS: readonly ((one: PlannedResource, other: PlannedResource) => boolean)[] = [
  ({ dependsOn }, { address }) => dependsOn.some((one) => one === address || one === bare(address)),
  ({ provider }, other) => provider !== undefined && provider === other.provider,
  ({ module }, other) => module === other.module,
];

/** Returns an address without indices. */
const bare = (address: string) => address.replace(/\[("([^"\\]|\\.)*"|\d+)\]/g, '');

const byName = memoize((plan: Plan): ReadonlyMap<string, readonly PlannedResource[]> => {
  const found = new Map<string, PlannedResource[]>();
  for (const one of plan.resources) {
    const name = own(one.values, 'name');
    if (typeof name !== 'string' || !/^aws_iam_/.test(one.type)) continue;
    const key = keyOf(one.type, name);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
});

const keyOf = (type: string | undefined, name: string) => JSON.stringify([type, name]);
