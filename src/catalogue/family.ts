import { FamilyFacts } from './facts';

const facts = (): FamilyFacts => require('../../catalogue/family.json');

/** The services of which the catalogue has every action. */
export const familyServices = (): readonly string[] => Object.keys(facts().services);

/** Whether the action is of Amazon Connect or a service that is part of it. */
export const isOfFamily = (name: string): boolean =>
  familyServices().includes(name.split(':')[0].toLowerCase());
