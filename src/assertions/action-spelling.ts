import { similarWhenMisspelled } from '../catalogue/misspelled-action';
import { ConnectAccessError } from '../input/error';

/**
 * Throws when an action seems to be misspelled. Nobody is allowed an action that does not exist, so
 * a `cannot` expectation would always pass. The catalogue has every action of the family. In other
 * services, a name that is one letter off is a mistake.
 */
export function checkSpelling(where: string, action: string): void {
  const suggestions = similarWhenMisspelled(action);
  if (!suggestions) return;
  const names = suggestions.join(' or ');
  const suggestion = suggestions.length > 0 ? `Did you mean ${names}? ` : '';
  throw new ConnectAccessError({
    where,
    problem: 'there seems to be no such action, and what does not exist is never allowed',
    got: action,
    instead: `${suggestion}If the name is right, set allowUnknownAction: true`,
  });
}
