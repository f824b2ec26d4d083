/** Returns the Regions of all partitions. AWS may have added others since. */
export const knownRegions = (): readonly string[] =>
  require('../../catalogue/regions.json').regions;
