import { WantedAction } from './wanted-action';
import {
  actionFacts,
  bindingsOf,
  publishedName,
  resourcePlaceTypes,
  similarActions,
} from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { notEmpty } from '../input/not-empty';
import { similarNames } from '../text/similar-names';

/** Returns actions that the catalogue contains and knows the resources of. */
export function wantsByName(names: readonly string[]): WantedAction[] {
  notEmpty('ConnectAccess actions', names, 'action');
  for (const name of names)
    if (typeof name !== 'string' || !isKnown(name) || !bindingsOf(name)) throw unknownAction(name);
  return names.map((action) => ({ action }));
}

/** Returns whether the reference has the action, or AWS publishes the name elsewhere. */
const isKnown = (name: string) => Boolean(actionFacts(name) ?? publishedName(name));

/** Returns an action that is not in the catalogue, on resource types. */
export function newerWant(name: string, resourceTypes: readonly string[]): WantedAction {
  const where = 'ConnectAccess.uncataloguedAction';
  if (!/^connect:[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw new ConnectAccessError({
      where,
      problem: 'this is not the name of an action of Amazon Connect',
      got: name,
      allowed: 'connect: and a name, no wildcards',
    });
  }
  if (actionFacts(name))
    throw new ConnectAccessError({
      where,
      problem: 'the catalogue has the action',
      got: name,
      instead: 'Use ConnectAccess.connectActions',
    });
  resourceTypes.forEach((type) => checkResourceType(where, type));
  return { action: name, types: [...resourceTypes] };
}

/**
 * Throws when a resource type is not of the catalogue, and is no word of an ARN or similar to a type
 * that the catalogue has.
 */
function checkResourceType(where: string, type: string): void {
  const known = ['instance', ...resourcePlaceTypes()];
  if (known.includes(type)) return;
  const isWord = typeof type === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type);
  const near = isWord ? similarNames(type, known, 3) : [];
  if (isWord && near.length === 0) return;
  throw new ConnectAccessError({
    where,
    problem: 'there is no such resource type',
    got: type,
    allowed:
      'names of resource types, such as instance, queue and contact-flow, and the word of a newer type in its ARN',
    ...(near.length > 0 && { instead: `Did you mean ${near.join(' or ')}?` }),
  });
}

function unknownAction(name: string): ConnectAccessError {
  const where = 'ConnectAccess.actions';
  if (typeof name !== 'string')
    return new ConnectAccessError({
      where,
      problem: 'this is no action',
      got: name,
      allowed: 'names of actions, such as those of ConnectAction',
    });
  return new ConnectAccessError({
    where,
    problem: 'this is not an action of Amazon Connect',
    got: name,
    instead: insteadOf(name),
  });
}

function insteadOf(name: string): string {
  // For other services, the catalogue has only the actions that use cases and jobs need, and
  // specifies their resources only there.
  if (actionFacts(name))
    return 'Use the use case or the job that has it, or add it to the role with addToPolicy';
  if (name.includes('*'))
    return (
      'For everything on named instances use ConnectAccess.instanceAdministrator(), for a part ' +
      'ConnectAccess.jobs(...) or actionsOfLevel(...), for all of Amazon Connect fullAccess()'
    );
  const similar = similarActions(name);
  return similar.length > 0
    ? `Did you mean ${similar.join(' or ')}?`
    : 'For an action newer than the catalogue use ConnectAccess.uncataloguedAction';
}
