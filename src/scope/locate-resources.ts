import { checkInStack } from './check-arn';
import { checkInInstances, checkOfAccount, checkReachable } from './check-instances';
import { InstanceAttributes, instanceAttributesOf } from './instance-attributes';
import { ScopeParts } from './scope-parts';
import { INSTANCE } from '../input/arn-kind';
import { sortStable } from '../input/stable-order';
import { environmentOf, TargetEnvironment } from '../input/target-environment';

/**
 * Returns the named instances, seen from an environment. Returns undefined for every instance.
 *
 * @throws when one is of another account than the environment: IAM cannot allow anything on it
 */
export function resolveInstances(
  label: string,
  from: TargetEnvironment,
  parts: ScopeParts,
): readonly InstanceAttributes[] | undefined {
  const instances = instancesOfAnyAccount(label, from, parts);
  const check = environmentOf(from) ? checkOfAccount : checkReachable;
  instances?.forEach((instance) => check(label, from, instance));
  return instances;
}

/**
 * Returns the named instances of any account. IAM can deny access to an instance of another
 * account, but cannot allow it.
 */
export function instancesOfAnyAccount(
  label: string,
  from: TargetEnvironment,
  { locate }: ScopeParts,
): readonly InstanceAttributes[] | undefined {
  if (!locate) return undefined;
  const instances = locate.map((one) => one(label, from));
  const sorted = sortStable(from, instances, ({ arn }) => arn);
  return sorted.map((one) => {
    const arn = checkInStack(label, from, one.arn, INSTANCE);
    return arn === one.arn ? one : instanceAttributesOf(arn);
  });
}

/**
 * Returns ARNs of the other resources that a scope names, by placeholder. A resource in an instance
 * must be in an instance of the scope.
 */
export function locatedResources(
  label: string,
  from: TargetEnvironment,
  parts: ScopeParts,
): Readonly<Record<string, readonly string[]>> {
  const instances = () => instancesOfAnyAccount(label, from, parts);
  return Object.fromEntries(
    Object.entries(parts.resources).map(([placeholder, resources]) => {
      const named = resources.filter(({ isImplied }) => !isImplied);
      const kept = named.length > 0 ? named : resources;
      const arns = kept.flatMap((resource) => resource.locate(label, from));
      if (placeholder.startsWith('{Instance}/'))
        arns.forEach((arn) => checkInInstances(label, instances(), arn));
      return [placeholder, sortStable(from, arns, (arn) => arn)];
    }),
  );
}
