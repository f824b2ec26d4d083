import { Found } from './rule';
import { isFullyKnownOrStandalone } from './statement-queries';
import { actionFacts, actionsOf, resourceType } from '../catalogue/catalogue';
import { requirementFacts } from '../catalogue/requirements';
import { lazy, memoize } from '../input/memoize';
import { expandPattern, isPattern, matchesAction } from '../policy/action-patterns';
import { typesOf } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';

const SERVICE = 'connect';

/**
 * Returns the findings on actions that a principal has by name, and not on all types of resources
 * that their requests are on.
 */
export const missingTypesIn = memoize((principal: Principal): readonly Found[] => {
  const statements = policiesOf(principal)
    .flatMap((policy) => policy.statements)
    .filter((one) => one.effect === 'Allow' && !one.notAction && !one.notResource);
  return [...firstByName(statements)]
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .flatMap(([action, byName]) => missingFor(statements, action, byName));
});

/** Returns whether every call of an action by a principal is denied, because it lacks such a type. */
export const lacksType = (principal: Principal, action: string): boolean =>
  isFullyKnownOrStandalone(principal) &&
  missingTypesIn(principal).some(({ subject }) => subject === action);

/** The places of actions in the order of the catalogue. */
const ranks = lazy(() => new Map(actionsOf(SERVICE).map((action, i) => [action, i])));

const rankOf = (action: string): number => ranks().get(action) ?? 0;

/**
 * Returns the first statement that names each action. A wildcard is rarely intended for every
 * action that it includes.
 */
function firstByName(statements: readonly PolicyStatement[]): ReadonlyMap<string, PolicyStatement> {
  const found = new Map<string, PolicyStatement>();
  for (const statement of statements)
    for (const action of requiringTypes(statement.actions))
      if (!found.has(action)) found.set(action, statement);
  return found;
}

/** Returns the actions that are written by name, and require resources of all their types. */
const requiringTypes = memoize((actions: readonly PolicyText[]): readonly string[] =>
  actions
    .filter((action) => !isPattern(action))
    .flatMap(expandPattern)
    .filter((action) => ranks().has(action) && requiresAllTypes(action)),
);

/** Returns whether each request for an action is on a resource of every required type. */
const requiresAllTypes = (action: string): boolean =>
  !requirementFacts().alternativeTypes.includes(action);

function missingFor(
  statements: readonly PolicyStatement[],
  action: string,
  byName: PolicyStatement,
): Found[] {
  const allowing = statements.filter(({ actions }) => cover(actions)(action));
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const isAllowedOn = (type: string) => allowing.some((one) => isOnType(one, type));
  const missing = types.filter((type) => !isAllowedOn(type));
  // If the action is on none of its types, resource-type reports it. The instance itself is not
  // always checked.
  const isOnNone = ![...types, ...optionalTypes].some(isAllowedOn);
  if (isOnNone || missing.every((type) => type === 'instance')) return [];
  const arns = missing.flatMap((type) => resourceType(SERVICE, type)?.arns ?? []);
  return [
    {
      subject: action,
      what: `${action} is not allowed on ${missing.join(', ')}, so every call is denied`,
      instead: `Allow it on ${arns.join(', ')} too`,
      place: byName.place,
    },
  ];
}

/** Returns whether some of the actions match an action. */
const cover = memoize((actions: readonly PolicyText[]) =>
  memoize((action: string) => actions.some((pattern) => matchesAction(pattern, action))),
);

function isOnType({ resources }: PolicyStatement, type: string): boolean {
  return resources.some((resource) => {
    const types = typesOf(SERVICE, resource);
    return types === 'any' || types.has(type);
  });
}
