import { isRegion } from './condition-keys';
import { hasAmazonConnect, USUAL_PARTITION } from '../catalogue/partitions';
import { knownRegions, partitionOf } from '../catalogue/regions';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { deployTimeValue, hasReference, PolicyText } from '../policy/deploy-time-text';
import {
  policiesAndBoundaryOf,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
} from '../policy/model';
import { isPattern, matchesPattern, overlap } from '../policy/pattern';
import { isAllow } from '../policy/statement';
import { Tristate } from '../policy/tristate';

/** The partition of a principal, as the pseudo parameter. */
export const PARTITION = deployTimeValue('AWS::Partition');

/**
 * Returns the partitions in which a principal may be: its own, or those of what it is allowed. Otherwise the usual one,
 * and those with Amazon Connect in its conditions: who names policies of AWS there, or Regions, may be there.
 */
export const possiblePartitions = memoize(
  (principal: Principal): readonly [PolicyText, ...PolicyText[]] => {
    const known = principal.identity?.partition;
    const own = known === undefined ? grantedPartitions(principal) : [known];
    const [first, ...others] = own;
    if (first !== undefined) return [first, ...others];
    const named = policiesAndBoundaryOf(principal).flatMap(partitionsInConditions);
    return [USUAL_PARTITION, ...unique(named).filter(isOtherWithConnect)];
  },
);

const isOtherWithConnect = (partition: string): boolean =>
  partition !== USUAL_PARTITION && hasAmazonConnect(partition);

/** Returns the partition of a principal, or the first in which it may be. */
export const ownPartition = (principal: Principal): PolicyText => possiblePartitions(principal)[0];

/** Returns whether an ARN, or its beginning, is in the partition of a principal. */
export function isInOwnPartition(resource: PolicyText, principal: Principal): Tristate {
  const [, partition = '*'] = /^arn:([^:]*):/.exec(resource) ?? [];
  const areIn = possiblePartitions(principal).map((own) => overlap(partition, own));
  if (!areIn.includes(false)) return 'yes';
  const isKnown = principal.identity?.partition ?? grantedPartitions(principal)[0];
  return isKnown === undefined || areIn.includes(true) ? 'maybe' : 'no';
}

/**
 * Returns those of some partitions in which a principal may be, besides those of what it is allowed: it
 * is allowed something whose partition nothing says.
 */
export const otherPartitions = (
  principal: Principal,
  named: readonly PolicyText[],
): readonly PolicyText[] => {
  if (principal.identity?.partition !== undefined) return [];
  if (!policiesOf(principal).some(isOfAnyPartition)) return [];
  const own = possiblePartitions(principal);
  return named.filter((one) => !own.includes(one));
};

const isOfAnyPartition = memoize(({ statements }: Policy) =>
  statements.filter(isAllow).some((one) => one.notResource || !one.resources.every(namesPartition)),
);

function namesPartition(resource: PolicyText): boolean {
  const { partition = '*' } = parseArn(resource) ?? {};
  return !isPattern(partition) && !hasReference(partition);
}

/** Returns the partitions of what a principal is allowed, of its managed policies, and of its trust. */
export const grantedPartitions = (principal: Principal): readonly PolicyText[] => {
  const { attached, boundary, trust } = principal;
  const texts = [
    ...policiesOf(principal).flatMap(grantedIn),
    ...[...attached, ...(boundary ? [boundary] : [])].map(({ arn }) => arn),
    ...trust.flatMap(({ principals }) => principals.map(({ value }) => value)),
  ];
  return partitionsIn(texts);
};

const grantedIn = memoize(({ statements }: Policy) =>
  statements
    .filter(({ effect, notResource }) => effect === 'Allow' && !notResource)
    .flatMap(arnsIn),
);

/** Returns the resources of a statement that are ARNs. */
export function arnsIn({ resources }: PolicyStatement): readonly PolicyText[] {
  return resources.filter((resource) => resource !== '*');
}

const partitionsInConditions = memoize(({ statements }: Policy) =>
  statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, values }) =>
      isRegion(key) ? values.flatMap(partitionsOfRegions) : partitionsIn(values),
    ),
  ),
);

/** Returns the partitions that the ARNs among some texts name. */
export const partitionsIn = (texts: readonly PolicyText[]): readonly PolicyText[] =>
  unique(texts.flatMap((one) => parseArn(one)?.partition ?? []))
    .filter((one) => one !== PARTITION)
    .filter((one) => !isPattern(one));

/**
 * Returns the partitions of the Regions that a text names. A pattern of usual Regions, such as `us-*`,
 * is for these. None where the data does not have such a Region.
 */
export const partitionsOfRegions = memoize((text: PolicyText): readonly PolicyText[] => {
  const name = text.toLowerCase();
  const regions = knownRegions().filter((one) => matchesPattern(name, one));
  const found = unique(regions.flatMap((one) => partitionOf(one) ?? []));
  return found.includes(USUAL_PARTITION) ? [USUAL_PARTITION] : found;
});

const unique = (texts: readonly PolicyText[]) => [...new Set(texts)];
