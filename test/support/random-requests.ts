import fc from 'fast-check';
import { Case, context } from './random-policies';

const REGION = 'arn:aws:connect:us-east-1:111122223333';
const INSTANCE = `${REGION}:instance/a`;
const OTHER = 'arn:aws:connect:eu-west-2:111122223333:instance/b';

/** Actions on resources of their own, and some on none. */
const ON: readonly (readonly [action: string, resource: string])[] = [
  ...['u1', 'North', 'u*'].map(
    (user) => ['connect:DescribeUser', `${INSTANCE}/agent/${user}`] as const,
  ),
  ['connect:DescribeUser', `${OTHER}/agent/u1`],
  ['connect:DeleteUser', `${INSTANCE}/agent/u1`],
  ['connect:ListUsers', INSTANCE],
  ['connect:ListUsers', OTHER],
  ['connect:CreateQueue', `${INSTANCE}/queue/u1`],
  ['connect:DescribeQueue', `${INSTANCE}/queue/North`],
  ['connect:ListInstances', '*'],
  ['connect:CreateInstance', '*'],
  ['s3:GetObject', 'arn:aws:s3:::bucket/a/b'],
  ['s3:GetObject', 'arn:aws:s3:::other/b'],
  ['s3:ListAllMyBuckets', '*'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:111122223333:function:f:1'],
  ['kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/k'],
  ['kms:ListKeys', '*'],
  ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/r'],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/r'],
];

/** Returns requests with keys that they may carry, the same for the same seed. */
export const askedOf = (
  numRuns: number,
  seed: number,
): readonly Pick<Case, 'action' | 'resource' | 'context'>[] =>
  fc.sample(
    fc.tuple(fc.constantFrom(...ON), context).map(([[action, resource], all]) => ({
      action,
      resource,
      context: Object.fromEntries(Object.entries(all).filter(([key]) => mayCarry(action, key))),
    })),
    { seed, numRuns },
  );

/** Any request may carry the keys of `aws:`, and one to an instance its id. */
const mayCarry = (action: string, key: string): boolean =>
  key.startsWith('aws:') || (key === 'connect:InstanceId' && action.startsWith('connect:'));
