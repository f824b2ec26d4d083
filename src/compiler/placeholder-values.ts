import { Aws } from 'aws-cdk-lib/core';
import { PlaceholderValues } from './placeholders';
import { ANYWHERE, environmentOf, TargetEnvironment } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/** What fills the places of access: once for every instance of a scope, or once for all of them. */
export function placeholderValues(
  where: string,
  from: TargetEnvironment,
  scope: ConnectScope,
): PlaceholderValues[] {
  const shared = { Partition: [Aws.PARTITION] };
  const each = scope._places(where, from);
  if (!each)
    return [
      {
        ...shared,
        Region: ['*'],
        Account: [(environmentOf(from) ?? ANYWHERE).account],
        InstanceId: ['*'],
      },
    ];
  return each.map(({ arn, id, region, account }) => ({
    ...shared,
    Instance: [arn],
    InstanceId: [id],
    InstanceRegion: [region],
    InstanceAccount: [account],
    Region: [region],
    Account: [account],
  }));
}
