import { isKey, isOneOf } from './condition-keys';
import { RequestForm } from './request-form';
import { ownProperty } from '../catalogue/own-property';
import { USUAL_PARTITION } from '../catalogue/partitions';
import { knownRegions, partitionOf } from '../catalogue/regions';
import { requestFacts } from '../catalogue/requests';
import { lazy } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, Principal } from '../policy/model';
import { matchesPattern, patternsIntersect } from '../policy/pattern';

/** Returns whether a key is the Region of a request. */
export const isRegion = (key: string): boolean =>
  isOneOf(key, requestFacts().chosen) && /region$/i.test(key);

/**
 * Returns the Region of the requests of a holder to a service that is in one Region of its partition.
 * Without a known partition it is that of the usual one. Undefined where the service is in several.
 */
export const oneRegionOf = (
  { identity }: Principal,
  { oneRegion = {} }: Pick<RequestForm, 'oneRegion'>,
): string | undefined => ownProperty(oneRegion, identity?.partition ?? USUAL_PARTITION);

/**
 * Returns whether a condition may be for another partition, where a key has other values. The Regions
 * of a known partition are known, and a pattern of usual Regions, such as `us-*`, is for these.
 */
export const isOfOtherPartition = (
  { key, values }: Pick<Condition, 'key' | 'values'>,
  { identity }: Principal,
): boolean =>
  !(isRegion(key) && identity?.partition !== undefined) &&
  Object.entries(requestFacts().elsewhere)
    .filter(([known]) => isKey(key, known))
    .some(([, others]) => values.filter(isOfNoUsualRegion).some(mayBeOneOf(others)));

const isOfNoUsualRegion = (value: PolicyText): boolean =>
  !usualRegions().some((region) => matchesPattern(value, region));

const mayBeOneOf = (others: readonly string[]) => (value: PolicyText) =>
  others.some((other) => patternsIntersect(value, other));

const usualRegions = lazy(() =>
  knownRegions().filter((region) => partitionOf(region) === USUAL_PARTITION),
);
