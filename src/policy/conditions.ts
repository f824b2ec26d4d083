import { Condition } from './model';
import { Conditions } from '../catalogue/facts';

/** Conditions as the catalogue and policy documents write them, one by one. */
export const conditionsIn = (conditions: Conditions = {}): Condition[] =>
  Object.entries(conditions).flatMap(([operator, byKey]) =>
    Object.entries(byKey).map(([key, values]) => ({ operator, key, values: [values].flat() })),
  );
