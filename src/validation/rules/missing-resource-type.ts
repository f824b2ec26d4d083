import { findingsOnEach } from '../findings-by-form';
import { missingTypesIn } from '../missing-types';
import { rule } from '../rule';
import { connectPrincipals, isFullyKnownOrStandalone } from '../statement-queries';

export const missingResourceType = rule('missing-resource-type', (world) =>
  findingsOnEach(world, connectPrincipals(world).filter(isFullyKnownOrStandalone), missingTypesIn),
);
