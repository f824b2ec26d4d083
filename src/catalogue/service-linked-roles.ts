import { ServiceLinkedRoleFacts } from './policy-facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

const serviceLinkedRoles = lazy((): Record<string, ServiceLinkedRoleFacts> =>
  require('../../catalogue/rendered/service-linked-roles.json'),
);

export const serviceLinkedRole = (feature: string): ServiceLinkedRoleFacts =>
  entry(serviceLinkedRoles(), feature, 'service-linked role');

/** Returns the ids of the features that have a service-linked role. */
export const serviceLinkedRoleIds = (): readonly string[] => Object.keys(serviceLinkedRoles());
