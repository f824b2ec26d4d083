import { Granted, placeNames } from './granted';
import { placeFacts } from '../../src/catalogue/catalogue';
import { Conditions } from '../../src/catalogue/facts';
import { conditionsIn } from '../../src/policy/conditions';

/** A statement as JSON. */
export interface StatementText {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Conditions;
}

const GIVEN: Readonly<Record<string, string>> = {
  Any: '*',
  Partition: 'aws',
  Instance: 'arn:{Partition}:connect:{Region}:{Account}:instance/{InstanceId}',
};

/**
 * Returns the statements of grants. Places have their defaults. What a reader has to fill in is a
 * word in capitals, and no wildcard.
 */
export const statementsOf = (granted: readonly Granted[]): StatementText[] =>
  granted.map(({ actions, resources, conditions }) => {
    const all = conditionsOf(resources, conditions);
    return {
      Effect: 'Allow',
      Action: actions,
      Resource: resources.flatMap(filled),
      ...(Object.keys(all).length > 0 && { Condition: all }),
    };
  });

/** Returns a text with each of the values that its places have. */
function filled(text: string): string[] {
  const [place, name] = /\{(\w+)\}/.exec(text) ?? [];
  if (place === undefined) return [text];
  const values = name in GIVEN ? [GIVEN[name]] : (placeFacts(name)?.default ?? [inCapitals(name)]);
  return values.flatMap((value) => filled(text.replace(place, value)));
}

const inCapitals = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

/** Returns the conditions of a grant, and those of the defaults of its places. */
function conditionsOf(resources: readonly string[], conditions: Conditions = {}): Conditions {
  const ofPlaces = resources
    .flatMap(placeNames)
    .map((place) => placeFacts(place)?.defaultConditions ?? {});
  const found: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of [...ofPlaces, conditions].flatMap(conditionsIn)) {
    const [first, ...others] = values.flatMap(filled);
    (found[operator] ??= {})[key] = others.length > 0 ? [first, ...others] : first;
  }
  return found;
}
