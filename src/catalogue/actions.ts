import { ActionFacts } from './facts';
import { ownProperty } from './own-property';
import { resourceType } from './resource-types';

const actions = (): Record<string, Record<string, ActionFacts>> =>
  require('../../catalogue/rendered/actions.json');

/** What is known of `service:Action`; undefined when the catalogue does not have it. */
export function actionFacts(name: string): ActionFacts | undefined {
  const [service, action] = name.split(':');
  return ownProperty(ownProperty(actions(), service), action);
}

/** Whether the action is on resources of some type. */
export function takesResources(name: string): boolean {
  const { types = [], optionalTypes = [] } = actionFacts(name) ?? {};
  return types.length + optionalTypes.length > 0;
}

/** Condition keys that requests for the action carry, by the action or by a resource type that it takes. */
export function conditionKeys(name: string): readonly string[] {
  const { keys = [], types = [], optionalTypes = [] } = actionFacts(name) ?? {};
  const [service] = name.split(':');
  const ofTypes = [...types, ...optionalTypes].flatMap(
    (type) => resourceType(service, type)?.keys ?? [],
  );
  return [...keys, ...ofTypes];
}

/** Every service of which the catalogue has actions. */
export const cataloguedServices = (): readonly string[] => Object.keys(actions());

/** The actions of a service that the catalogue has, as `service:Action`. */
export const actionsOf = (service: string): readonly string[] =>
  Object.keys(ownProperty(actions(), service) ?? {}).map((action) => `${service}:${action}`);
