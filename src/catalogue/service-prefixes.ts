import { lazy } from '../input/memoize';

/** Returns the prefixes of the actions of all services, such as `s3`. */
export const servicePrefixes = lazy(
  (): readonly string[] => require('../../catalogue/facts/service-prefixes.json').prefixes,
);
