import { Binding, Bindings, PartFacts, PlaceFacts } from './facts';
import { ownProperty } from './own-property';

const bindings = (): Bindings => require('../../catalogue/rendered/bindings.json');
const places = (): Record<string, PlaceFacts> => require('../../catalogue/places.json');

/** Where an action is granted, for a row of the console page or a job, or in general. */
export function bindingsOf(action: string, row?: string): readonly Binding[] | undefined {
  const { general, rows } = bindings();
  const ofRow = row === undefined ? undefined : ownProperty(ownProperty(rows, row), action);
  return ofRow ?? ownProperty(general, action);
}

export const placeFacts = (place: string): PlaceFacts | undefined => ownProperty(places(), place);

/** Condition keys of which a request carries one value, and use cases want different ones. */
export const keysOfOneValue = (): readonly string[] => bindings().oneValue;

/** Which of its resources an action makes; nothing where the catalogue does not say. */
export const partFacts = (action: string): PartFacts => ownProperty(bindings().parts, action) ?? {};
