import { confinements, templates } from './bindings';
import { isOfFamily, ServiceFacts } from './facts';
import { readJson } from './json';
import type { ConditionKeyFacts } from '../../src/catalogue/condition-keys';

/**
 * Resource types that can be named one by one, to where each stands in statements: those of connect
 * by their names, those of its siblings with the service.
 */
export function renderedResourcePlaces(all: readonly ServiceFacts[]) {
  const named = all
    .filter(({ service }) => isOfFamily(service))
    .flatMap((service) =>
      Object.keys(service.resourceTypes)
        .filter((type) => isNameable(service, type))
        .map((type) => ({
          type: service.service === 'connect' ? type : `${service.service}:${type}`,
          place: templates(service, type, confinements())[0],
        })),
    );
  // Those of connect, which have no prefix, come first.
  const inOrder = [
    ...named.filter(({ type }) => !type.includes(':')),
    ...named.filter(({ type }) => type.includes(':')),
  ];
  return Object.fromEntries(inOrder.map(({ type, place }) => [type, place]));
}

/** Not what stands for all of a type, for the instance, or for what a sibling has. */
const isNameable = ({ service, resourceTypes }: ServiceFacts, type: string) =>
  !/^(wildcard-|qualified-|instance$|aws-managed)/.test(type) &&
  resourceTypes[type].arns[0].includes(`:${service}:`);

/** The conditions of a scope with the values that each takes, and the types that contain others. */
export function renderedScopeConditions() {
  const { conditions, parents } = scopeConditions();
  const { multiValued, values } = readJson<ConditionKeyFacts>('catalogue/condition-keys.json');
  const byMethod = Object.entries(conditions).map(([method, { key, arn }]) => {
    const known = values.find((one) => one.key === key)?.values;
    const several = multiValued.includes(key);
    const facts = {
      ...(known && { values: known }),
      ...(several && { several }),
      ...(arn && { arn }),
    };
    return [method, { key, ...facts }];
  });
  return { conditions: Object.fromEntries(byMethod), parents };
}

export const scopeConditions = () =>
  readJson<{
    conditions: Record<
      string,
      { readonly key: string; readonly enum?: string; readonly arn?: true }
    >;
    parents: Record<string, string>;
  }>('catalogue/scope-conditions.json');
