import { ReportedEscalation } from './model';
import { Reach, Reached } from './reach';
import { useCaseIds, actionFacts, actionsOf, bindingsOf, cataloguedServices, isOfFamily } from '../catalogue/load';
import { Binding } from '../catalogue/model';
import { takesIn } from '../private/evaluate/match';
import { shown, Text } from '../private/policy/text';

let confined: ReadonlyMap<string, readonly Binding[]> | undefined;

/**
 * Actions that give permissions away, in other services than those of Amazon Connect, with every confinement that the
 * catalogue has for them. The catalogue says why for each of them; what only takes permissions away is not among them.
 */
function confinements(): ReadonlyMap<string, readonly Binding[]> {
  return confined ??= new Map(cataloguedServices().filter((service) => !isOfFamily(`${service}:`)).flatMap(actionsOf)
    .filter((action) => givesAway(action)).map((action): [string, readonly Binding[]] => [action, bindings(action)])
    .filter(([action, list]) => list.some(({ why }) => why) || isOfIdentities(action)));
}

const isOfIdentities = (action: string) => /^iam:/.test(action);

function givesAway(action: string): boolean {
  const name = action.split(':')[1];
  const { level } = actionFacts(action) ?? {};
  if (/^(Delete|Detach|Remove|Retire)|ServiceLinked/.test(name)) return false;
  return level === 'Permissions management' || (isOfIdentities(action) && level === 'Write' && bindings(action).length > 0);
}

const bindings = (action: string): Binding[] =>
  [...new Set([...bindingsOf(action) ?? [], ...useCaseIds().flatMap((row) => bindingsOf(action, row) ?? [])])];

/** Where a principal can give itself or others more than it was given. */
export function escalations({ actions }: Reached, indexOf: (reach: Reach) => number): ReportedEscalation[] {
  return [...confinements()].flatMap(([action, list]) => (actions.get(action) ?? []).flatMap((reach) => {
    const resources = reach.statement.notResource ? ['*'] : reach.resources.filter((pattern) => !list.some((binding) => isConfined(reach, pattern, binding)));
    if (resources.length === 0) return [];
    const why = list.find((binding) => binding.why)?.why ?? 'No confinement is documented: on every resource this is the account.';
    return [{ action, resources: resources.map(shown), conditions: reach.conditions, statement: indexOf(reach), why }];
  }));
}

/** Whether a pattern stays inside what a binding allows, under conditions on the same keys. */
function isConfined({ statement }: Reach, pattern: Text, { resources, conditions = {} }: Binding): boolean {
  const keys = Object.values(conditions).flatMap((byKey) => Object.keys(byKey));
  const conditioned = keys.every((key) => statement.conditions.some((condition) => condition.key.toLowerCase() === key.toLowerCase()));
  if (!conditioned) return false;
  return resources.some((resource) => (/^\{(?!ServiceLinkedRole)\w+\}/.test(resource)
    // Whatever the scope names, and it is named: with a condition a pattern of names will do.
    ? keys.length > 0 || !/(^|[:/])\*+$/.test(pattern)
    : takesIn(asPattern(resource), withoutPartition(pattern)) || takesIn(asPattern(resource), pattern)));
}

const SERVICE_LINKED_ROLES = 'arn:{Partition}:iam::{Account}:role/aws-service-role/*';
const asPattern = (resource: string): string => resource.replace('{ServiceLinkedRole}', SERVICE_LINKED_ROLES).replace(/\{[^}]*\}/g, '*');
const withoutPartition = (pattern: Text): Text => pattern.replace(/\u0001[^\u0002]*\u0002/g, 'unknown');
