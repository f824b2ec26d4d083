import { Stack } from 'aws-cdk-lib/core';
import { Places } from './bind';
import { ConnectScope } from '../scope/connect-scope';

/** What each instance of a scope fills in; undefined when the scope is every instance. */
export function instancePlaces(where: string, stack: Stack, scope: ConnectScope): Places[] | undefined {
  return scope._places(where, stack)?.map(({ arn, id, region, account }) => ({
    Instance: [arn],
    InstanceId: [id],
    InstanceRegion: [region],
    InstanceAccount: [account],
  }));
}
