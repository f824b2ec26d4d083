/** A handler of a CloudFormation resource type, which calls AWS with the role of a deployment. */
export enum ResourceHandler {
  /** Creates a resource. It also reads the resource until it is ready. */
  CREATE = 'create',
  /** Reads a resource, such as for drift detection. */
  READ = 'read',
  /** Changes a resource. */
  UPDATE = 'update',
  /** Deletes a resource, also when a deployment is rolled back. */
  DELETE = 'delete',
  /** Lists the resources of a type, such as for an import. */
  LIST = 'list',
}
