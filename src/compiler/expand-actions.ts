import { conditionsKey } from './condition-list';
import { anyOf, Grant } from './grant';
import { WantedAction } from '../access/wanted-action';
import { bindingsOf, resourcePlace } from '../catalogue/catalogue';
import { Binding } from '../catalogue/facts';
import { conditionsIn } from '../policy/conditions';

/**
 * Stage 1: returns each wanted action once, with the resources on which the catalogue grants it.
 *
 * An action that several origins want on the same resources is one grant with all of the origins.
 */
export function expandActions(wanted: readonly WantedAction[]): Grant[] {
  const grants = new Map<string, Grant>();
  for (const want of wanted) {
    for (const { resources, conditions: written, optional, named } of bindings(want)) {
      const conditions = conditionsIn(written);
      const place = `${resources.join()} ${optional ?? ''} ${named ?? ''} ${conditionsKey(conditions)}`;
      const key = `${want.action} ${place}`;
      const { origins: known = [] } = grants.get(key) ?? {};
      const origins = want.origin ? [...known, want.origin] : [...known];
      grants.set(key, {
        actions: [want.action],
        resources,
        templates: resources.map(anyOf),
        conditions,
        origins,
        ...(optional && { optional }),
        ...(named && { named }),
      });
    }
  }
  return [...grants.values()];
}

function bindings({ action, origin, types }: WantedAction): readonly Binding[] {
  if (types?.length === 0) return [{ resources: ['*'] }];
  if (types) return [{ resources: types.map(placeOf) }];
  const found = bindingsOf(action, origin);
  if (!found) throw new Error(`The catalogue has no place for ${action}`);
  return found;
}

/** Returns the place of a resource type. One newer than the catalogue is in an instance. */
function placeOf(type: string): string {
  if (type === 'instance') return '{Instance}';
  return resourcePlace(type) ?? `{Instance}/${type}/*`;
}
