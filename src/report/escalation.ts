import { ReportedEscalation } from './model';
import { Reach, Reached } from './reach';
import { useCaseIds, actionFacts, actionsOf, bindingsOf, cataloguedServices, isOfFamily } from '../catalogue/load';
import { Binding } from '../catalogue/model';
import { takesIn } from '../private/evaluate/match';
import { nameOfOpaque, shown, Text } from '../private/policy/text';

let confinedActions: ReadonlyMap<string, readonly Binding[]> | undefined;

/**
 * Actions that give permissions away, in other services than those of Amazon Connect, with every confinement that the
 * catalogue has for them. The catalogue says why for each of them; what only takes permissions away is not among them.
 */
function confinements(): ReadonlyMap<string, readonly Binding[]> {
  return confinedActions ??= new Map(cataloguedServices().filter((service) => !isOfFamily(`${service}:`)).flatMap(actionsOf)
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
    const confined = list.flatMap(({ why }) => why ?? []);
    const why = confined.length > 0 ? `It should be confined: ${confined[0]}` : 'No confinement is documented for it.';
    return [{ action, resources: resources.map(shown), conditions: reach.conditions, statement: indexOf(reach), why }];
  }));
}

/** Whether a pattern stays inside what a binding allows, under its conditions. */
function isConfined({ statement }: Reach, pattern: Text, { resources, conditions = {} }: Binding): boolean {
  const asked = Object.values(conditions).flatMap((byKey) => Object.entries(byKey).map(([key, values]) => ({ key, values: [values].flat() })));
  const holds = asked.every(({ key, values }) => statement.conditions.some((has) => has.key.toLowerCase() === key.toLowerCase()
    && !/Not|IfExists/.test(has.operator) && has.values.every((value) => values.some((wanted) => isWithin(value, wanted)))));
  if (!holds) return false;
  return resources.some((resource) => {
    // Whatever the scope names, and it is named: with a condition a pattern of names will do.
    if (/^\{(?!ServiceLinkedRole)\w+\}/.test(resource)) return asked.length > 0 || !/(^|[:/])\*+$/.test(pattern);
    return takesIn(asPattern(resource), pattern) || (resource === SERVICE_LINKED_ROLE && isUnknownServiceRole(pattern));
  });
}

/** A value that the catalogue does not name, a boundary, is one that is named at all. */
const isWithin = (value: Text, wanted: string): boolean => (/^\{\w+\}$/.test(wanted) ? !/[*?]/.test(value) : takesIn(wanted, value));

const SERVICE_LINKED_ROLE = '{ServiceLinkedRole}';
/** `${Instance.ServiceRole}`: the attribute of an instance. */
const isUnknownServiceRole = (pattern: Text): boolean => /^[^.]+\.ServiceRole$/.test(nameOfOpaque(pattern) ?? '');

const ALL_SERVICE_LINKED_ROLES = 'arn:{Partition}:iam::{Account}:role/aws-service-role/*';
const asPattern = (resource: string): string => resource.replace(SERVICE_LINKED_ROLE, ALL_SERVICE_LINKED_ROLES).replace(/\{[^}]*\}/g, '*');
