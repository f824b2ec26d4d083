import { ActionFacts } from './facts';
import { ownProperty } from './own-property';
import { resourceType } from './resource-types';
import { lazy, memoize } from '../input/memoize';

const actions = lazy((): Record<string, Record<string, ActionFacts>> =>
  require('../../catalogue/rendered/actions.json'),
);

/** Returns the facts about `service:Action`; undefined when the catalogue does not have it. */
export const actionFacts = memoize((name: string): ActionFacts | undefined => {
  const [service, action] = name.split(':');
  return ownProperty(ownProperty(actions(), service), action);
});

/** Returns whether the action is on resources of some type. */
export function takesResources(name: string): boolean {
  const { types = [], optionalTypes = [] } = actionFacts(name) ?? {};
  return types.length + optionalTypes.length > 0;
}

/**
 * Returns the condition keys that requests for the action carry, by the action or by one of its
 * resource types.
 */
export function conditionKeys(name: string): readonly string[] {
  const { keys = [], types = [], optionalTypes = [] } = actionFacts(name) ?? {};
  const [service] = name.split(':');
  const ofTypes = [...types, ...optionalTypes].flatMap(
    (type) => resourceType(service, type)?.keys ?? [],
  );
  return [...keys, ...ofTypes];
}

/** Returns every service whose actions are in the catalogue. */
export const cataloguedServices = lazy((): readonly string[] => Object.keys(actions()));

/** Returns the actions of a service in the catalogue, as `service:Action`. */
export const actionsOf = memoize((service: string): readonly string[] =>
  Object.keys(ownProperty(actions(), service) ?? {}).map((action) => `${service}:${action}`),
);
