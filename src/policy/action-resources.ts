import { arnFormat, ArnFormat } from './arn-format';
import {
  actionFacts,
  bindingsOf,
  documentedArns,
  placeFacts,
  resourceType,
  reviewFacts,
} from '../catalogue/catalogue';
import { Binding, Conditions } from '../catalogue/facts';

/** What an action is on: nothing narrower than `*`, or resources of some formats under what conditions the catalogue has. */
export interface ActionResources {
  readonly formats: readonly ArnFormat[] | 'no resource';
  readonly conditions: Conditions;
}

const INSTANCE = 'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}';
/** The one place whose default confines, also where a scope names what stands there. */
const CONFINING = 'ServiceLinkedRole';

const general = new Map<string, ActionResources>();
const byBindings = new Map<readonly Binding[] | string, readonly ActionResources[]>();

/** The formats of the action's resource types, and whatever else the catalogue grants it on. */
export function resourcesOfAction(action: string): ActionResources {
  let target = general.get(action);
  if (!target) {
    const ofTypes = actionFacts(action) ? formatsOfTypes(action) : formatsOfReview(action);
    const bound = (bindingsOf(action) ?? [])
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource !== '*' && !/^\{(?!Instance\})/.test(resource));
    const formats = [
      ...new Set([
        ...ofTypes,
        ...bound.map(filled).map(arnFormat),
        ...documentedArns(action).map(arnFormat),
      ]),
    ];
    general.set(
      action,
      (target = { formats: formats.length > 0 ? formats : 'no resource', conditions: {} }),
    );
  }
  return target;
}

/** Where a row needs the action: at one of these. The same object for rows that the catalogue binds alike. */
export function targetsOf(action: string, row: string): readonly ActionResources[] {
  const bindings = bindingsOf(action, row);
  let targets = byBindings.get(bindings ?? action);
  if (!targets)
    byBindings.set(
      bindings ?? action,
      (targets = (bindings ?? []).map((binding) => boundTarget(action, binding))),
    );
  return targets;
}

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
    .replace('{Instance}', INSTANCE)
    .replace(`{${CONFINING}}`, placeFacts(CONFINING)?.default?.[0] ?? '*');
