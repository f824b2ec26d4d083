import { actionsOf, cataloguedServices } from './actions';
import { distance, familyServices, gradeOf, reviewFacts, similarActions } from './catalogue';

/**
 * Returns the actions with a similar name; undefined when the action seems correct. The catalogue
 * has every action of the family. In other services, a name that is one letter off is a mistake.
 */
export function similarWhenMisspelled(action: string): readonly string[] | undefined {
  const [service, name] = action.split(':');
  const known = knownActions(service);
  const lettersOff = (one: string) => distance(one.toLowerCase(), action.toLowerCase(), 1);
  if (gradeOf(action) || known.some((one) => lettersOff(one) === 0)) return undefined;
  const prefix = intendedPrefix(service);
  const near = prefix ? [`${prefix}:${name}`] : known.filter((one) => lettersOff(one) === 1);
  if (near.length > 0) return near;
  return familyServices().includes(service) ? similarActions(action) : undefined;
}

const knownActions = (service: string): readonly string[] => [
  ...new Set([
    ...actionsOf(service),
    ...reviewFacts().escalation.flatMap(({ actions }) => actions),
  ]),
];

/** Returns the likely prefix for a prefix that belongs to no service: `connectcases`, `conect`. */
function intendedPrefix(service: string): string | undefined {
  if (cataloguedServices().includes(service)) return undefined;
  const near = familyServices().find((known) => distance(service, known, 1) === 1);
  return reviewFacts().prefixes[service] || near;
}
