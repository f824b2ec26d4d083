import { lazy } from '../input/memoize';

/** Where a CloudFormation resource has its roles. */
export interface OwnRoleProperties {
  /** The paths of the properties with its roles: `InstanceConfiguration/InstanceRoleArn`. */
  readonly roles?: readonly string[];
  /** The paths of the properties with its instance profiles. */
  readonly profiles?: readonly string[];
}

/** A CloudFormation resource type that has roles for others, and the property with its name. */
export interface RoleHolder extends OwnRoleProperties {
  readonly type: string;
  readonly name: string;
}

/** Where a CloudFormation resource has the roles as which it acts. */
export interface RoleProperties extends OwnRoleProperties {
  /** The property that must be true. Default: none. */
  readonly only?: string;
  /**
   * The paths of the properties with another resource, whose roles it has unless it has some of its
   * own. Default: none.
   */
  readonly through?: RoleHolder & { readonly properties: readonly string[] };
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
  /** Its name where that property is absent. Default: deployment names it. */
  readonly unnamed?: string;
  /** Whether the service adds an end to its name, as in `code-interpreter-custom/NAME-AbCdEfGhIj`. Default: no. */
  readonly isBeginning?: true;
}

/** What is known about a CloudFormation resource type by which others are named, such as a cluster. */
export interface ParentType {
  /** The service in its ARN. */
  readonly service: string;
  /** The kind of resource in its ARN: `cluster`. */
  readonly on: string;
  /** The path of the property with its name. Default: the service gives it an id. */
  readonly name?: string;
  /** The references to its name or its id: attributes, and `Ref`. */
  readonly names: readonly string[];
  /** The references to its ARN: attributes, and `Ref`. Default: none. */
  readonly arns?: readonly string[];
}

/** What is known about a CloudFormation resource type that starts resources with a role. */
export interface LaunchingType extends RoleProperties {
  /** The CloudFormation type of what it starts. */
  readonly as: string;
}

interface WorkloadFacts {
  readonly types: Readonly<Record<string, WorkloadType>>;
  readonly launching: Readonly<Record<string, LaunchingType>>;
  readonly parents: Readonly<Record<string, ParentType>>;
}

const facts = lazy((): WorkloadFacts => require('../../catalogue/workloads.json'));

/** Returns the CloudFormation resource types that act as a role, by their names. */
export const workloadTypes = (): WorkloadFacts['types'] => facts().types;

/** Returns the CloudFormation resource types that start resources with a role, by their names. */
export const launchingTypes = (): WorkloadFacts['launching'] => facts().launching;

/** Returns the CloudFormation resource types by which others are named. */
export const parentTypes = (): WorkloadFacts['parents'] => facts().parents;

/** Returns the properties of a CloudFormation resource type that decide its name, or the roles as which it acts. */
export const namingProperties = (type: string): readonly string[] =>
  namingPaths()
    .filter(([of]) => of === type)
    .map(([, path]) => path.replace(/\/.*/, ''));

/** The paths of such properties, each with its type. */
const namingPaths = lazy(() => [
  ...[...Object.entries(workloadTypes()), ...Object.entries(launchingTypes())].flatMap(
    ([type, one]) => [
      ...pathsOf(type, one),
      ...known(type, one.only),
      ...('name' in one ? known(type, one.name) : []),
      ...(one.through ? pathsThrough(type, one.through) : []),
    ],
  ),
  ...Object.entries(parentTypes()).flatMap(([type, { name }]) => known(type, name)),
]);

const known = (type: string, path: string | undefined) =>
  path === undefined ? [] : [[type, path] as const];

const pathsOf = (type: string, { roles = [], profiles = [] }: OwnRoleProperties) =>
  [...roles, ...profiles].map((path) => [type, path] as const);

const pathsThrough = (type: string, through: NonNullable<RoleProperties['through']>) => [
  ...through.properties.map((path) => [type, path] as const),
  [through.type, through.name] as const,
  ...pathsOf(through.type, through),
];
