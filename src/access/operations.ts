import { NeededActions } from './wanted-action';
import {
  actionFacts,
  catalogueEdition,
  familyServices,
  operationFacts,
  operationIds,
  prefixOfClient,
  unsignedOperations,
} from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { notEmpty } from '../input/not-empty';
import { isMisspelled, similarNames } from '../text/similar-names';

/**
 * Returns the actions that calls of operations need, with or without tags.
 *
 * @throws when none is given, one does not exist, or several APIs have one of the name
 */
export function called(where: string, names: readonly string[], withTags: boolean): NeededActions {
  notEmpty(where, names, 'operation');
  const wants = names
    .filter((name) => !newerOperation(name))
    .map((name) => operationNamed(where, name))
    .flatMap((origin) => {
      const facts = operationFacts(origin);
      const tagging = withTags && facts?.withTags ? [facts.withTags] : [];
      return [...(facts?.actions ?? []), ...tagging].map((action) => ({ action, origin }));
    });
  return { wants, uncatalogued: names.flatMap((name) => newerOperation(name) ?? []) };
}

/**
 * Returns the operation of a name with its service that AWS may have added after the catalogue, as
 * `service:Operation`. A name without its service may be of any API.
 */
function newerOperation(name: string): string | undefined {
  const [, client, written] = /^([\w-]+)[:. ]([A-Z]\w+)$/.exec(String(name)) ?? [];
  const service = client === undefined ? undefined : prefixOf(client);
  const operation = written?.replace(/Command$/, '');
  if (!service || actionFacts(`${service}:${operation}`)) return undefined;
  const ofService = operationIds().filter((id) => id.startsWith(`${service}:`));
  const known = [...ofService.map((id) => id.split(':')[1]), ...unsignedOperations()];
  return ofService.length > 0 && !isMisspelled(operation, known)
    ? `${service}:${operation}`
    : undefined;
}

/** Returns the operation that the documentation or an SDK calls so, as `service:Operation`. */
function operationNamed(where: string, name: string): string {
  if (typeof name !== 'string')
    throw new ConnectAccessError({
      where,
      problem: 'this is no operation',
      got: name,
      allowed: 'names of operations: SearchContacts, searchContacts, SearchContactsCommand',
    });
  const [, client, asked = name] = /^([\w-]+)[:. ]([\w-]+)$/.exec(name) ?? [];
  const service = client === undefined ? undefined : prefixOf(client);
  const wanted = plain(asked);
  const found = operationIds().filter((id) => {
    const [ofService, operation] = id.split(':');
    const isOfService = client === undefined || ofService === service;
    return isOfService && [wanted, wanted.replace(/command$/, '')].includes(plain(operation));
  });
  if (found.length === 1) return found[0];
  throw found.length > 1 ? severalOperations(where, name, found) : noOperation(where, name, wanted);
}

/** Returns a name without what SDKs add to it or write in another way. */
const plain = (name: string) => name.replace(/[_-]/g, '').toLowerCase();

const prefixOf = (client: string) =>
  familyServices().includes(client) ? client : prefixOfClient(client.toLowerCase());

const severalOperations = (where: string, name: string, found: readonly string[]) =>
  new ConnectAccessError({
    where,
    problem: 'several APIs have an operation of that name',
    got: name,
    allowed: found.join(', '),
  });

function noOperation(where: string, name: string, wanted: string): ConnectAccessError {
  const unsigned = unsignedOperations().find((one) => plain(one) === wanted);
  if (unsigned)
    return new ConnectAccessError({
      where,
      problem: 'IAM does not decide calls of the participant API, which are not signed',
      got: name,
      instead: 'Leave it out: it needs no access',
    });
  const { date } = catalogueEdition().operations;
  return new ConnectAccessError({
    where,
    problem: `the APIs of Amazon Connect had no such operation on ${date}`,
    got: name,
    instead: insteadOf(name, wanted),
  });
}

function insteadOf(name: string, wanted: string): string {
  const action = name.includes(':') ? name : `connect:${name}`;
  if (actionFacts(action)) return `It is only an action: ConnectAccess.actions('${action}')`;
  const byName = operationIds().map((id) => id.split(':')[1]);
  const near = similarNames(wanted, [...new Set(byName)], 12)
    .sort((a, b) => a.length - b.length)
    .slice(0, 3);
  return near.length > 0
    ? `Did you mean ${near.join(' or ')}?`
    : 'For an action newer than the catalogue use ConnectAccess.uncataloguedAction';
}
