import { arnFormat, ArnFormat } from './arn-format';
import {
  actionFacts,
  bindingsOf,
  documentedArns,
  instanceArnFormat,
  placeFacts,
  resourceType,
  reviewFacts,
} from '../catalogue/catalogue';
import { Binding, Conditions } from '../catalogue/facts';
import { memoize } from '../input/memoize';

/**
 * The resources of an action: only `*`, or resources of some formats with the conditions of the
 * catalogue.
 */
export interface ActionResources {
  readonly formats: readonly ArnFormat[] | 'no resource';
  readonly conditions: Conditions;
}

/** The only place whose default confines, even if a scope names it. */
const CONFINING = 'ServiceLinkedRole';

/**
 * Returns the formats of the action's resource types, and the other resources on which the
 * catalogue grants it.
 */
export const resourcesOfAction = memoize((action: string): ActionResources => {
  const ofTypes = actionFacts(action) ? formatsOfTypes(action) : formatsOfReview(action);
  const bound = (bindingsOf(action) ?? [])
    .flatMap(({ resources }) => resources)
    .filter((resource) => resource !== '*' && !/^\{(?!Instance\})/.test(resource))
    .map(filled);
  const others = [...bound, ...documentedArns(action)].map(arnFormat);
  const formats = [...new Set([...ofTypes, ...others])];
  return { formats: formats.length > 0 ? formats : 'no resource', conditions: {} };
});

/**
 * Returns the alternative targets where a row needs the action. Rows with the same bindings share
 * one object.
 */
export function targetsOf(action: string, row: string): readonly ActionResources[] {
  const bindings = bindingsOf(action, row);
  return bindings ? targetsOfBindings(bindings)(action) : NO_TARGETS;
}

const NO_TARGETS: readonly ActionResources[] = Object.freeze([]);

const targetsOfBindings = memoize((bindings: readonly Binding[]) =>
  memoize((action: string): readonly ActionResources[] =>
    bindings.map((binding) => boundTarget(action, binding)),
  ),
);

function boundTarget(action: string, { resources, conditions = {} }: Binding): ActionResources {
  const formats = resources
    .filter((resource) => resource !== '*')
    .flatMap((resource) => {
      const place = /^\{(\w+)\}/.exec(resource)?.[1];
      // A place that a scope may name can be any resource of the type.
      if (place !== undefined && place !== 'Instance' && place !== CONFINING)
        return formatsOfTypes(action);
      return [arnFormat(filled(resource))];
    });
  if (formats.length === 0) return { ...resourcesOfAction(action), conditions };
  return { formats, conditions };
}

function formatsOfTypes(action: string): ArnFormat[] {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const service = action.split(':')[0];
  return [...types, ...optionalTypes]
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .map(arnFormat);
}

/**
 * Returns the kind of resource, if the catalogue has nothing more for an action that hands over the
 * account.
 */
const formatsOfReview = (action: string): ArnFormat[] =>
  reviewFacts()
    .escalation.filter(({ actions }) => actions.includes(action))
    .map(({ on }) => arnFormat(`arn:\${Partition}:iam::\${Account}:${on}/\${Name}`));

const filled = (resource: string): string =>
  resource
    .replace('{Instance}', instanceArnFormat())
    .replace(`{${CONFINING}}`, placeFacts(CONFINING)?.default?.[0] ?? '*');
