import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { ResourceHandler } from './resource-handler';
import { NeededActions } from './wanted-action';
import { catalogueEdition, deployableTypes, handlerActions } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { checkOneOf, checkUnique } from '../input/lists';
import { notEmpty } from '../input/not-empty';
import { isMisspelled, similarNames } from '../text/similar-names';

/**
 * Returns the actions that handlers of resource types call.
 *
 * @throws when no type is given, or one is not of the family or looks like a misspelled one
 */
export function deployed(
  where: string,
  handlers: readonly ResourceHandler[],
  types: readonly string[],
): NeededActions {
  notEmpty(where, types, 'CloudFormation resource type');
  const wrong = types.findIndex((type) => !handlerActions(type) && !isNewer(type));
  if (wrong >= 0) throw unknownType(where, types[wrong]);
  checkUnique(where, types, 'resource type');
  return deployedOf(where, handlers, types);
}

/**
 * Returns the actions that deploying a stack takes.
 *
 * @throws when the stack has no resource of the family yet
 */
export const deployedStack = (
  where: string,
  handlers: readonly ResourceHandler[],
  stack: Stack,
): NeededActions =>
  ofFamily(
    where,
    handlers,
    stack.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .filter((resource) => isDeployedWith(stack, Stack.of(resource)))
      .map(({ cfnResourceType }) => cfnResourceType),
  );

/**
 * Returns the actions that deploying a template takes.
 *
 * @throws when it has no resource of the family
 */
export function deployedTemplate(
  where: string,
  handlers: readonly ResourceHandler[],
  template: Readonly<Record<string, unknown>>,
): NeededActions {
  if (!isObject(template) || !isObject(template.Resources))
    throw new ConnectAccessError({
      where,
      problem: 'this is no CloudFormation template',
      got: template,
      allowed: 'an object with Resources',
    });
  return ofFamily(where, handlers, typesIn(template.Resources));
}

/** Returns whether a stack is another one, or nested in it. */
function isDeployedWith(stack: Stack, other: Stack): boolean {
  if (other === stack) return true;
  return other.nestedStackParent ? isDeployedWith(stack, other.nestedStackParent) : false;
}

/** Returns the types of resources. The body of a loop stands in the last element of its list. */
function typesIn(resources: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    const body = id.startsWith('Fn::ForEach') && Array.isArray(resource) && resource[2];
    if (isObject(body)) return typesIn(body);
    return isObject(resource) && typeof resource.Type === 'string' ? [resource.Type] : [];
  });
}

function ofFamily(
  where: string,
  handlers: readonly ResourceHandler[],
  types: readonly string[],
): NeededActions {
  const services = new Set(deployableTypes().map(serviceOf));
  const own = [...new Set(types)].filter((type) => services.has(serviceOf(type))).sort();
  if (own.length === 0)
    throw new ConnectAccessError({
      where,
      problem: 'there is no resource of Amazon Connect',
      instead: 'Call it after the resources are added to the stack',
    });
  return deployedOf(where, handlers, own);
}

function deployedOf(
  where: string,
  handlers: readonly ResourceHandler[],
  types: readonly string[],
): NeededActions {
  const all = Object.values(ResourceHandler);
  handlers.forEach((handler) => checkOneOf(where, handler, all));
  const chosen = handlers.length > 0 ? handlers : all;
  const known = types.filter((type) => handlerActions(type));
  return {
    wants: known.flatMap((type) =>
      [...new Set(chosen.flatMap((handler) => handlerActions(type)?.[handler] ?? []))]
        .sort()
        .map((action) => ({ action, origin: type })),
    ),
    uncatalogued: types.filter((type) => !known.includes(type)),
  };
}

/** Returns whether a type is one of the family that AWS may have added after the catalogue. */
function isNewer(type: string): boolean {
  if (!/^AWS::\w+::\w+$/.test(String(type))) return false;
  const ofService = deployableTypes().filter((known) => serviceOf(known) === serviceOf(type));
  return ofService.length > 0 && !isMisspelled(type, ofService);
}

const serviceOf = (type: string) => type.split('::').slice(0, 2).join('::');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownType(where: string, type: unknown): ConnectAccessError {
  const near = typeof type === 'string' ? similarNames(type, deployableTypes(), 3) : [];
  const { date } = catalogueEdition().handlers;
  return new ConnectAccessError({
    where,
    problem: `CloudFormation had no such resource type of Amazon Connect on ${date}`,
    got: type,
    instead:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'For a type newer than the catalogue use ConnectAccess.uncataloguedAction with its actions',
  });
}
