import { AccessLevel } from './access-level';
import { WantedAction } from './wanted-action';
import { actionFacts, actionsOf, familyServices, reviewFacts } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';

/**
 * Returns the actions of an access level in services of the family, without those that sign in.
 *
 * @throws when there is no such level or service, or a service is given twice
 */
export function wantsOfLevel(
  where: string,
  level: AccessLevel,
  services: readonly string[],
): WantedAction[] {
  checkOneOf(where, level, Object.values(AccessLevel));
  services.forEach((service) => checkOneOf(where, service, familyServices()));
  checkUnique(where, services, 'service');
  const chosen = services.length > 0 ? services : familyServices();
  return chosen
    .flatMap(actionsOf)
    .filter((action) => actionFacts(action)?.level === level && !signsIn(action))
    .map((action) => ({ action }));
}

const signsIn = (action: string): boolean => action in reviewFacts().signIn;
