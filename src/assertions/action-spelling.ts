import {
  actionsOf,
  cataloguedServices,
  distance,
  familyServices,
  reviewFacts,
  similarActions,
} from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';

/**
 * Throws when an action seems to be misspelt: what does not exist is allowed to nobody, and an expectation that it is not would
 * hold for ever. Of the family the catalogue has every action; of other services a name that is one letter off is a mistake.
 */
export function checkSpelling(where: string, action: string): void {
  const [service, name] = action.split(':');
  const known = [
    ...new Set([
      ...actionsOf(service),
      ...reviewFacts().escalation.flatMap(({ actions }) => actions),
    ]),
  ];
  const lettersOff = (one: string) => distance(one.toLowerCase(), action.toLowerCase(), 1);
  if (known.some((one) => lettersOff(one) === 0)) return;
  const prefix = meantBy(service);
  const near = prefix ? [`${prefix}:${name}`] : known.filter((one) => lettersOff(one) === 1);
  const ofFamily = familyServices().includes(service);
  if (near.length === 0 && !ofFamily) return;
  const perhaps = near.length > 0 ? near : similarActions(action);
  throw new ConnectAccessError({
    where,
    problem: 'there is no such action, so this would hold for ever',
    got: action,
    instead: `${perhaps.length > 0 ? `Perhaps ${perhaps.join(' or ')} is meant. ` : ''}Say allowUnknownAction: true where the name is right and the catalogue does not have it`,
  });
}

/** The prefix that was meant by one of no service: `connectcases`, `conect`. */
const meantBy = (service: string): string | undefined =>
  cataloguedServices().includes(service)
    ? undefined
    : reviewFacts().prefixes[service] ||
      familyServices().find((known) => distance(service, known, 1) === 1);
