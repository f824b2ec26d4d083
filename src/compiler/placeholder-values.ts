import { CompileContext } from './compile-context';
import { PlaceholderValues } from './placeholders';
import { ANYWHERE } from '../input/resource-environment';
import { deployTimeValue } from '../policy/deploy-time-text';
import { InstanceAttributes } from '../scope/instance-attributes';
import { ResolvedScope } from '../scope/resolved-scope';

/**
 * Returns the values for the placeholders of access: once for each instance of a scope, or once for
 * all instances.
 */
export function placeholderValues(
  { environment = ANYWHERE }: CompileContext,
  { instances }: ResolvedScope,
): PlaceholderValues[] {
  return (
    instances?.map(instanceValues) ?? [
      { ...PARTITION, Region: ['*'], Account: [environment.account], InstanceId: ['*'] },
    ]
  );
}

/** Returns the values for the placeholders of a statement about one instance. */
export const instanceValues = ({
  arn,
  id,
  region,
  account,
}: InstanceAttributes): PlaceholderValues => ({
  ...PARTITION,
  Instance: [arn],
  InstanceId: [id],
  InstanceRegion: [region],
  InstanceAccount: [account],
  Region: [region],
  Account: [account],
});

export const PARTITION: PlaceholderValues = { Partition: [deployTimeValue('AWS::Partition')] };
