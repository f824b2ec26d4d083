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
 * What an action is on: nothing narrower than `*`, or resources of some formats under what
 * conditions the catalogue has.
 */
export interface ActionResources {
  readonly formats: readonly ArnFormat[] | 'no resource';
  readonly conditions: Conditions;
}

/** The one place whose default confines, also where a scope names what stands there. */
const CONFINING = 'ServiceLinkedRole';

/** The formats of the action's resource types, and whatever else the catalogue grants it on. */
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

/** Where a row needs the action: at one of these. The same object for rows that the catalogue binds alike. */
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
      // What a scope may name is any resource of the type.
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

/** Of what hands over the account the catalogue has the kind of resource, where it has no more. */
const formatsOfReview = (action: string): ArnFormat[] =>
  reviewFacts()
    .escalation.filter(({ actions }) => actions.includes(action))
    .map(({ on }) => arnFormat(`arn:\${Partition}:iam::\${Account}:${on}/\${Name}`));

const filled = (resource: string): string =>
  resource
    .replace('{Instance}', instanceArnFormat())
    .replace(`{${CONFINING}}`, placeFacts(CONFINING)?.default?.[0] ?? '*');
