import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

/** The actions of each handler of a CloudFormation resource type. */
export type HandlerActions = Readonly<Record<string, readonly string[]>>;

const deployments = lazy((): Record<string, HandlerActions> =>
  require('../../catalogue/rendered/deployments.json'),
);

/**
 * Returns the handlers of a CloudFormation resource type of the family. Undefined when the registry
 * did not have the type on the date of the data.
 */
export const handlerActions = (type: string): HandlerActions | undefined =>
  ownProperty(deployments(), type);

/** Returns the CloudFormation resource types of the family. */
export const deployableTypes = (): readonly string[] => Object.keys(deployments());
