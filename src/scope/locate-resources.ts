import { checkInStack } from './check-arn';
import { checkInInstances, checkOfAccount, checkReachable } from './check-instances';
import { InstanceAttributes } from './instance-attributes';
import { ScopeParts } from './scope-parts';
import { INSTANCE } from '../input/arn-kind';
import { sortStable } from '../input/stable-order';
import { environmentOf, TargetEnvironment } from '../input/target-environment';

/**
 * The named instances, seen from an environment. Undefined for every instance.
 *
 * @throws when one is of another account than the environment: nothing of it can be allowed
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

/** The named instances of any account: nothing of another one can be allowed, but it can be denied. */
export function instancesOfAnyAccount(
  label: string,
  from: TargetEnvironment,
  { locate }: ScopeParts,
): readonly InstanceAttributes[] | undefined {
  if (!locate) return undefined;
  const instances = locate.map((one) => one(label, from));
  const sorted = sortStable(from, instances, ({ arn }) => arn);
  sorted.forEach(({ arn }) => checkInStack(label, from, arn, INSTANCE));
  return sorted;
}

/** ARNs of what else a scope names, by placeholder. What is in an instance must be in one of the scope. */
export function locatedResources(
  label: string,
  from: TargetEnvironment,
  parts: ScopeParts,
): Readonly<Record<string, readonly string[]>> {
  const instances = () => instancesOfAnyAccount(label, from, parts);
  return Object.fromEntries(
    Object.entries(parts.resources).map(([placeholder, resources]) => {
      const arns = resources.flatMap((resource) => resource.locate(label, from));
      if (placeholder.startsWith('{Instance}/'))
        arns.forEach((arn) => checkInInstances(label, instances(), arn));
      return [placeholder, sortStable(from, arns, (arn) => arn)];
    }),
  );
}
