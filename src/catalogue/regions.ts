import { samlSignInFacts } from './saml-sign-in';
import { lazy } from '../input/memoize';

/** Returns the Regions of all partitions. AWS may have added others since. */
export const knownRegions = lazy(
  (): readonly string[] => require('../../catalogue/regions.json').regions,
);

/** Returns the partition of a Region. Undefined where the data does not have the Region. */
export function partitionOf(region: string | undefined): string | undefined {
  if (region === undefined || !knownRegions().includes(region)) return undefined;
  const [longest] = Object.entries(samlSignInFacts())
    .filter(([, { regionPrefix }]) => region.startsWith(regionPrefix))
    .sort(([, one], [, other]) => other.regionPrefix.length - one.regionPrefix.length);
  return longest?.[0];
}
