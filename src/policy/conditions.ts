import { Condition } from './model';
import { Conditions } from '../catalogue/facts';

/** Returns conditions as a flat list, from the form of the catalogue and of policy documents. */
export const conditionsIn = (conditions: Conditions = {}): Condition[] =>
  Object.entries(conditions).flatMap(([operator, byKey]) =>
    Object.entries(byKey).map(([key, values]) => ({ operator, key, values: [values].flat() })),
  );
