import { FamilyFacts } from './facts';
import { ownProperty } from './own-property';

const facts = (): FamilyFacts => require('../../catalogue/family.json');

/** The services of which the catalogue has every action. */
export const familyServices = (): readonly string[] => Object.keys(facts().services);

/** Whether the action is of Amazon Connect or a service that is part of it. */
export const isOfFamily = (name: string): boolean =>
  familyServices().includes(name.split(':')[0].toLowerCase());

/** The words of ARNs, `instance`, of a service's resources that have resources of other types in them. */
export const parentWords = (service: string): readonly string[] =>
  ownProperty(facts().parents, service) ?? [];
