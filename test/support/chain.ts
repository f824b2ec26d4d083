import { policy } from './documents';
import { allow, role } from './readings';

/** The trust policy of a role that everybody in its account may assume. */
export const OF_ACCOUNT = {
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'sts:AssumeRole',
  }),
};
const assumes = (id: string) => allow('sts:AssumeRole', { 'Fn::GetAtt': [id, 'Arn'] } as any);

/** A role that can listen to calls, one that can assume it, and one that can assume that one. */
export const CHAIN = {
  Listener: role(allow('connect:MonitorContact'), OF_ACCOUNT),
  Caller: role(assumes('Listener'), OF_ACCOUNT),
  First: role(assumes('Caller'), OF_ACCOUNT),
};
