import { Binding, Bindings, PartFacts, PlaceFacts } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

const bindings = lazy((): Bindings => require('../../catalogue/rendered/bindings.json'));
const places = lazy((): Record<string, PlaceFacts> => require('../../catalogue/places.json'));

/** Returns where an action is granted, for a console row, for a job, or in general. */
export function bindingsOf(action: string, row?: string): readonly Binding[] | undefined {
  const { general, rows } = bindings();
  const ofRow = row === undefined ? undefined : ownProperty(ownProperty(rows, row), action);
  return ofRow ?? ownProperty(general, action);
}

export const placeFacts = (place: string): PlaceFacts | undefined => ownProperty(places(), place);

/**
 * Returns the condition keys that have one value in a request, while use cases need different
 * values.
 */
export const keysOfOneValue = (): readonly string[] => bindings().oneValue;

/**
 * Returns the resources that an action creates; undefined when the catalogue does not list them.
 */
export const partFacts = (action: string): PartFacts => ownProperty(bindings().parts, action) ?? {};
