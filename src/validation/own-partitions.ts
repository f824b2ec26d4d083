import { isRegion } from './condition-keys';
import { hasAmazonConnect, USUAL_PARTITION } from '../catalogue/partitions';
import { knownRegions, partitionOf } from '../catalogue/regions';
import { memoize } from '../input/memoize';
import { ArnParts, parseArn } from '../policy/arn';
import { deployTimeValue, hasReference, PolicyText } from '../policy/deploy-time-text';
import {
  policiesAndBoundaryOf,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
} from '../policy/model';
import { isPattern, matchesPattern } from '../policy/pattern';

/** The partition of a principal, as the pseudo parameter. */
export const PARTITION = deployTimeValue('AWS::Partition');

/**
 * Returns the partitions in which a principal may be: its own, or those of what it is allowed. Otherwise the usual one,
 * and those with Amazon Connect in its conditions: who names policies of AWS there, or Regions, may be there.
 */
export const possiblePartitions = memoize(
  (principal: Principal): readonly [PolicyText, ...PolicyText[]] => {
    const known = principal.identity?.partition;
    const [first, ...others] = known === undefined ? grantedPartitions(principal) : [known];
    if (first !== undefined) return [first, ...others];
    const named = policiesAndBoundaryOf(principal).flatMap(partitionsInConditions);
    return [USUAL_PARTITION, ...unique(named).filter(isOtherWithConnect)];
  },
);

const isOtherWithConnect = (partition: string): boolean =>
  partition !== USUAL_PARTITION && hasAmazonConnect(partition);

/** Returns the partition of a principal, or the first in which it may be. */
export const ownPartition = (principal: Principal): PolicyText => possiblePartitions(principal)[0];

/**
 * Returns those of some partitions in which a principal may be, besides those of what it is allowed: it
 * is allowed something whose partition nothing says.
 */
export const otherPartitions = (
  principal: Principal,
  named: readonly PolicyText[],
): readonly PolicyText[] =>
  principal.identity?.partition === undefined && policiesOf(principal).some(isOfAnyPartition)
    ? named.filter((one) => !possiblePartitions(principal).includes(one))
    : [];

const isOfAnyPartition = memoize(({ statements }: Policy): boolean =>
  statements.some(
    ({ effect, notResource, resources }) =>
      effect === 'Allow' && (notResource || resources.some((one) => !namesPartition(one))),
  ),
);

function namesPartition(resource: PolicyText): boolean {
  const partition = parseArn(resource)?.partition;
  return partition !== undefined && !isPattern(partition) && !hasReference(partition);
}

/** Returns the partitions of what a principal is allowed, of its managed policies, and of its trust. */
export const grantedPartitions = (principal: Principal): readonly PolicyText[] => {
  const { attached, boundary, trust } = principal;
  const texts = [
    ...policiesOf(principal).flatMap(grantedIn),
    ...[...attached, ...(boundary ? [boundary] : [])].map(({ arn }) => arn),
    ...trust.flatMap(({ principals }) => principals.map(({ value }) => value)),
  ];
  return partitionsIn(texts.flatMap((one) => parseArn(one) ?? []));
};

const grantedIn = memoize(({ statements }: Policy): readonly PolicyText[] =>
  statements
    .filter(({ effect, notResource }) => effect === 'Allow' && !notResource)
    .flatMap(arnsIn),
);

/** Returns the resources of a statement that are ARNs. */
export function arnsIn({ resources }: PolicyStatement): readonly PolicyText[] {
  return resources.filter((resource) => resource !== '*');
}

const partitionsInConditions = memoize(({ statements }: Policy): readonly PolicyText[] =>
  statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, values }) =>
      isRegion(key)
        ? values.flatMap(partitionsOfRegions)
        : partitionsIn(values.flatMap((one) => parseArn(one) ?? [])),
    ),
  ),
);

/** Returns the partitions that ARNs name. */
export const partitionsIn = (arns: readonly ArnParts[]): readonly PolicyText[] =>
  unique(arns.map(({ partition }) => partition)).filter(
    (one) => one !== PARTITION && !isPattern(one),
  );

/**
 * Returns the partitions of the Regions that a text names. A pattern of usual Regions, such as `us-*`,
 * is for these. None where the data does not have such a Region.
 */
export const partitionsOfRegions = memoize((text: PolicyText): readonly PolicyText[] => {
  const regions = knownRegions().filter((one) => matchesPattern(text.toLowerCase(), one));
  const found = unique(regions.flatMap((one) => partitionOf(one) ?? []));
  return found.includes(USUAL_PARTITION) ? [USUAL_PARTITION] : found;
});

const unique = (texts: readonly PolicyText[]) => [...new Set(texts)];
