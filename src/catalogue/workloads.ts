import { lazy } from '../input/memoize';

/** A CloudFormation resource type that has roles for others, and the properties with its name and them. */
export interface RoleHolder {
  readonly type: string;
  readonly name: string;
  readonly roles: string;
}

/** Where a CloudFormation resource has the roles as which it acts. */
export interface RoleProperties {
  /** The paths of the properties with its roles: `InstanceConfiguration/InstanceRoleArn`. */
  readonly roles?: readonly string[];
  /** The property that must be true. Default: none. */
  readonly only?: string;
  /** The property with another resource, which has the roles. Default: none. */
  readonly through?: RoleHolder & { readonly property: string };
  /** The paths of the properties with its instance profiles. */
  readonly profiles?: readonly string[];
}

/** What is known about a CloudFormation resource type that acts as a role. */
export interface WorkloadType extends RoleProperties {
  /** What it is, in words: `Lambda function`. */
  readonly is: string;
  /** The service in its ARN. */
  readonly service: string;
  /** The kind of resource in its ARN: `function`. */
  readonly on: string;
  /** The property with its name. Default: deployment names it. */
  readonly name?: string;
}

/** What is known about a CloudFormation resource type that starts resources with a role. */
export interface LaunchingType extends RoleProperties {
  /** The CloudFormation type of what it starts. */
  readonly as: string;
}

interface WorkloadFacts {
  readonly types: Readonly<Record<string, WorkloadType>>;
  readonly launching: Readonly<Record<string, LaunchingType>>;
}

const facts = lazy((): WorkloadFacts => require('../../catalogue/workloads.json'));

/** Returns the CloudFormation resource types that act as a role, by their names. */
export const workloadTypes = (): WorkloadFacts['types'] => facts().types;

/** Returns the CloudFormation resource types that start resources with a role, by their names. */
export const launchingTypes = (): WorkloadFacts['launching'] => facts().launching;
