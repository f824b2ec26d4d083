import { Policy } from './model';
import { placeKey } from './place';

/**
 * Returns whether two documents are of one policy. Who has a policy of another stack, or has it under a
 * condition of a template, has a copy.
 */
export const isSamePolicy = (one: Policy, other: Policy | undefined): boolean =>
  one === other ||
  (other !== undefined &&
    [one, other].every(({ managed, origin }) => managed && origin === 'file') &&
    placeKey(one.place) === placeKey(other.place));
