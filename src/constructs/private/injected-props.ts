import { PropertyInjectors } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccessError } from '../../input/error';

/**
 * Returns the properties of a construct after the property injector that applies to it. The nearest
 * injector for the id counts: that of a scope before that of its stack, and that before the app's.
 *
 * @param propertyInjectionId the `PROPERTY_INJECTION_ID` of the construct
 */
export function injectedProps<T>(
  propertyInjectionId: string,
  scope: Construct,
  id: string,
  props: T,
): T {
  if (typeof props !== 'object' || props === null) {
    throw new ConnectAccessError({
      where: `${propertyInjectionId} '${id}'`,
      problem: 'no properties are given',
      got: props,
    });
  }
  const injector = [...scope.node.scopes]
    .reverse()
    // `of` would attach an empty list where there is none.
    .filter((one): boolean => PropertyInjectors.hasPropertyInjectors(one))
    .map((one) => PropertyInjectors.of(one).for(propertyInjectionId))
    .find((one) => one !== undefined);
  return injector ? injector.inject(props, { scope, id }) : props;
}
