import { Places } from './bind';
import { ConnectScope } from '../scope/connect-scope';
import { Viewpoint } from '../scope/viewpoint';

/** What each instance of a scope fills in; undefined when the scope is every instance. */
export function instancePlaces(where: string, from: Viewpoint, scope: ConnectScope): Places[] | undefined {
  return scope._places(where, from)?.map(({ arn, id, region, account }) => ({
    Instance: [arn],
    InstanceId: [id],
    InstanceRegion: [region],
    InstanceAccount: [account],
  }));
}
