import { anyOf, conditionsKey, Grant } from './grant';
import { WantedAction } from '../access/wanted-action';
import { bindingsOf, resourcePlace } from '../catalogue/catalogue';
import { Binding } from '../catalogue/facts';

/**
 * Stage 1: each wanted action with the places where the catalogue grants it, once.
 *
 * An action that several rows want in the same place is one grant that knows all of them.
 */
export function expand(wants: readonly WantedAction[]): Grant[] {
  const grants = new Map<string, Grant>();
  for (const want of wants) {
    for (const { resources, conditions } of bindings(want)) {
      const key = `${want.action} ${resources.join()} ${conditions ? conditionsKey(conditions) : ''}`;
      const rows = [...(grants.get(key)?.rows ?? []), ...(want.row ? [want.row] : [])];
      grants.set(key, {
        action: want.action,
        resources,
        templates: resources.map(anyOf),
        ...(conditions && { conditions }),
        rows,
      });
    }
  }
  return [...grants.values()];
}

function bindings({ action, row, types }: WantedAction): readonly Binding[] {
  if (types)
    return [
      {
        resources:
          types.length === 0 ? ['*'] : types.map((type) => resourcePlace(type) ?? '{Instance}'),
      },
    ];
  const found = bindingsOf(action, row);
  if (!found) throw new Error(`The catalogue has no place for ${action}`);
  return found;
}
