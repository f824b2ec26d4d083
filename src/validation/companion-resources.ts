import { authorizedArns } from './authorized-resources';
import { findingsOnStatements } from './findings-by-form';
import { mayBeCheckedAgainst } from './resources-of-other-services';
import { Found, subjectOf } from './rule';
import { allowedToConnectPrincipals, connectStatements, noEffect } from './statement-queries';
import { actionsOf, bindingsOf, cataloguedServices, placeFacts } from '../catalogue/catalogue';
import { isConnectAction, isPattern, matchesAction, serviceOf } from '../policy/action-patterns';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement, World } from '../policy/model';

/**
 * Returns the findings on actions of other services that are on resources that they are never
 * checked against. Checks the principals that reach Amazon Connect, and statements that name it.
 */
export const companionFindings = (world: World): Found[] => {
  const statements = new Set([...allowedToConnectPrincipals(world), ...connectStatements(world)]);
  return findingsOnStatements(
    world,
    [...statements].filter(({ notAction, notResource }) => !notAction && !notResource),
    findingsIn,
  );
};

const findingsIn = (statement: PolicyStatement): Found[] =>
  statement.actions.filter(isCompanion).flatMap((action) => {
    const { resources, place } = statement;
    const name = catalogued(action);
    if (name === undefined || resources.some((one) => mayBeCheckedAgainst(name, one))) return [];
    const shown = subjectOf(resources.map(toDisplayText));
    return [
      {
        subject: action,
        what: `${action} is not checked against ${shown}, so ${noEffect(statement)}`,
        instead: `Put it on ${resourceOf(name)} in a statement of its own`,
        place,
      },
    ];
  });

const isCompanion = (action: PolicyText): boolean =>
  !isConnectAction(action) && !isPattern(action) && !hasDeployTimeValue(action);

/** Returns the name of an action of another service as the catalogue writes it. */
const catalogued = (action: PolicyText): string | undefined =>
  cataloguedServices().includes(serviceOf(action))
    ? actionsOf(serviceOf(action)).find((name) => matchesAction(action, name))
    : undefined;

/** Returns where the library grants an action by default, or else where it is checked. */
function resourceOf(action: string): string {
  const granted = (bindingsOf(action) ?? [])
    .flatMap(({ resources }) => resources)
    .flatMap(defaultResources)
    .filter((resource) => resource.startsWith('arn:'));
  if (granted.length > 0) return subjectOf([...new Set(granted)]);
  const arns = authorizedArns(action);
  return arns.length === 0 ? '*' : subjectOf(arns);
}

/** Returns a resource of a binding with its default place, in the notation of ARN formats. */
const defaultResources = (resource: string): readonly string[] => {
  const place = /^\{(\w+)\}$/.exec(resource)?.[1];
  const resources = place === undefined ? [resource] : (placeFacts(place)?.default ?? []);
  return resources.map((one) => one.replace(/\{(Partition|Account|Region)\}/g, '${$1}'));
};
