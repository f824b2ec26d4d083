import { Aws } from 'aws-cdk-lib/core';
import { Places } from './bind';
import { ConnectScope } from '../scope/connect-scope';
import { ANYWHERE, homeOf, Viewpoint } from '../scope/viewpoint';

/** What fills the places of access: once for every instance of a scope, or once for all of them. */
export function views(where: string, from: Viewpoint, scope: ConnectScope): Places[] {
  const shared = { Partition: [Aws.PARTITION] };
  const each = scope._places(where, from);
  if (!each) return [{ ...shared, Region: ['*'], Account: [(homeOf(from) ?? ANYWHERE).account], InstanceId: ['*'] }];
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
