import { IInstanceRef, InstanceReference } from 'aws-cdk-lib/aws-connect';
import { Aws, Resource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { constructLabel } from './private/construct-label';
import { INSTANCE } from '../input/arn-kind';
import { checkUuid } from '../input/check-uuid';
import { checkArn, checkInStack } from '../scope/check-arn';

/**
 * An existing instance of Amazon Connect, as the CDK's constructs and this library take instances.
 * It creates nothing. To create an instance, use `CfnInstance`.
 *
 * @example
 * const existing = ConnectInstance.fromInstanceId(
 *   this,
 *   'Existing',
 *   '11111111-2222-3333-4444-555555555555',
 * );
 * ConnectGrants.fromInstance(existing).readDirectory(reminder);
 */
export class ConnectInstance {
  /**
   * Imports the instance with the given ARN, `arn:PARTITION:connect:REGION:ACCOUNT:instance/ID`.
   *
   * @throws when it is something else: an id, the ARN of a sub-resource or of another service, a
   *   pattern
   */
  public static fromInstanceArn(scope: Construct, id: string, instanceArn: string): IInstanceRef {
    const where = constructLabel('ConnectInstance.fromInstanceArn', scope, id);
    const arn = checkArn(where, instanceArn, INSTANCE);
    return new ImportedInstance(scope, id, checkInStack(where, Stack.of(scope), arn, INSTANCE));
  }

  /**
   * Imports the instance with the given id, in the account and Region of the stack.
   *
   * @param instanceId a UUID: the last part of the instance's ARN, not its alias
   * @throws when it is something else: an ARN, an alias, a pattern
   */
  public static fromInstanceId(scope: Construct, id: string, instanceId: string): IInstanceRef {
    const where = constructLabel('ConnectInstance.fromInstanceId', scope, id);
    const uuid = checkUuid(
      where,
      instanceId,
      'Amazon Connect instance',
      'ConnectInstance.fromInstanceArn',
    );
    const { region, account } = Stack.of(scope);
    const arn = `arn:${Aws.PARTITION}:connect:${region}:${account}:instance/${uuid}`;
    return new ImportedInstance(scope, id, arn);
  }

  private constructor() {}
}

class ImportedInstance extends Resource implements IInstanceRef {
  public readonly instanceRef: InstanceReference;

  constructor(scope: Construct, id: string, instanceArn: string) {
    super(scope, id, { environmentFromArn: instanceArn });
    this.instanceRef = { instanceArn };
  }
}
