import { lazy } from '../input/memoize';

/** Returns the Regions of all partitions. AWS may have added others since. */
export const knownRegions = lazy(
  (): readonly string[] => require('../../catalogue/regions.json').regions,
);
