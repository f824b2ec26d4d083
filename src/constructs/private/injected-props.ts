import { PropertyInjectors } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccessError } from '../../input/error';
import { checkProperties, Kind, OBJECT } from '../../input/kinds';
import { similarNames } from '../../text/similar-names';

/**
 * Returns the properties of a construct after the property injector that applies to it. The nearest
 * injector for the id counts: that of a scope before that of its stack, and that before the app's.
 *
 * @param where how errors name the construct
 * @param kinds the kinds of the properties that the library adds or reads
 */
export function injectedProps<T extends object>(
  where: string,
  { PROPERTY_INJECTION_ID: propertyInjectionId }: { readonly PROPERTY_INJECTION_ID: string },
  scope: Construct,
  id: string,
  props: T,
  kinds: Readonly<Record<string, Kind>>,
): T {
  if (!OBJECT.accepts(props)) {
    throw new ConnectAccessError({
      where,
      problem: 'no properties are given',
      got: props,
      allowed: `an object with ${Object.keys(kinds).join(', ')}`,
    });
  }
  const injector = [...scope.node.scopes]
    .reverse()
    // `of` would attach an empty list where there is none.
    .filter((one): boolean => PropertyInjectors.hasPropertyInjectors(one))
    .map((one) => PropertyInjectors.of(one).for(propertyInjectionId))
    .find((one) => one !== undefined);
  const given: T = injector ? injector.inject(props, { scope, id }) : props;
  checkSpelling(where, Object.keys(given), Object.keys(kinds));
  checkProperties(where, given, kinds);
  return given;
}

/**
 * Throws when the name of a property is similar to one of the library. Other names may be of the
 * CDK, and of a newer one.
 */
function checkSpelling(where: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names.filter((one) => !known.includes(one) && !OF_THE_CDK.includes(one))) {
    const near = similarNames(name, known, 3);
    if (near.length > 0)
      throw new ConnectAccessError({
        where,
        problem: 'there is no such property',
        got: name,
        allowed: known.join(', '),
        instead: `Did you mean ${near.join(' or ')}?`,
      });
  }
}

/** Properties of roles and policies that are similar to those of the library. */
const OF_THE_CDK = ['statements', 'document', 'roles', 'users', 'groups', 'path', 'policyName'];
