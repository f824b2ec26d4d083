import { FamilyFacts } from './facts';
import { ownProperty } from './own-property';
import { entry } from './table';
import { lazy } from '../input/memoize';

const facts = lazy((): FamilyFacts => require('../../catalogue/family.json'));

/** Returns the services whose actions are all in the catalogue. */
export const familyServices = lazy((): readonly string[] => Object.keys(facts().services));

/** Returns whether the action belongs to Amazon Connect or a service that is part of it. */
export const isOfFamily = (name: string): boolean =>
  familyServices().includes(name.split(':')[0].toLowerCase());

/**
 * Returns the ARN words, such as `instance`, of a service's resources that contain resources of
 * other types.
 */
export const parentWords = (service: string): readonly string[] =>
  ownProperty(facts().parents, service) ?? [];

/** Returns the name of a service of the family, and the enum of its actions. */
export const familyService = (service: string): FamilyFacts['services'][string] =>
  entry(facts().services, service, 'service');
